// Made by concord from schemas/public/auditLog.yaml; change it there.
import * as z from "zod";
import { uuid, uid, slug, text, timestamp, ipAddress } from "../concord.js";
import type { UserId } from "./user.js";

/** Names one auditLog. */
export type AuditLogId = string & { readonly __brand: "public.auditLog" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const auditLogFields = {
  id: uuid<AuditLogId>(),
  userId: uid<UserId>().optional(),
  /** What was done. */
  action: slug.max(100),
  /** The kind of thing it was done to. */
  resourceType: text.min(1).max(100),
  /** Which one it was done to. */
  resourceId: text.max(128).optional(),
  timestamp: timestamp,
  /** The address that the request came from. */
  ipAddress: ipAddress.optional(),
};

/** Who did what to which record, and from where. */
export const AuditLogRecord = z.strictObject(auditLogFields);

/** The record as readers take it: keys that they do not know are dropped. */
export const AuditLogRead = z.object(auditLogFields);

/** A new record, without what the store makes; what has a default may be left out. */
export const AuditLogCreate = z.strictObject({
  userId: auditLogFields.userId,
  action: auditLogFields.action,
  resourceType: auditLogFields.resourceType,
  resourceId: auditLogFields.resourceId,
  ipAddress: auditLogFields.ipAddress,
});

/** A change: what is given is replaced, and null takes an optional value away. */
export const AuditLogPatch = z.strictObject({
  userId: auditLogFields.userId.nullable(),
  action: auditLogFields.action.optional(),
  resourceType: auditLogFields.resourceType.optional(),
  resourceId: auditLogFields.resourceId.nullable(),
  ipAddress: auditLogFields.ipAddress.nullable(),
});

/** The application's value, and the JSON that it is made from. */
export type AuditLog = z.output<typeof AuditLogRecord>;
export type AuditLogWire = z.input<typeof AuditLogRecord>;

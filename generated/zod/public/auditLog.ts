// Made by concord from schemas/public/auditLog.yaml; change it there.
import * as z from "zod";
import { uuid, uid, slug, most, oneOf, text, least, timestamp, ipAddress, object, validator } from "../concord.js";
import type { UserId } from "./user.js";

/** Names one auditLog. */
export type AuditLogId = string & { readonly __brand: "public.auditLog" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const auditLogFields = {
  id: uuid<AuditLogId>(),
  userId: uid<UserId>().optional(),
  /** What was done. */
  action: slug.max(...most(100)),
  /** The record it was done to. What resourceId is the key of. */
  resourceType: oneOf(["user", "order", "product", "client"], "must be one of user, order, product, client"),
  /** The record it was done to. The key of what resourceType names. */
  resourceId: text.min(...least(1)).max(...most(128)),
  timestamp: timestamp,
  /** The address that the request came from. */
  ipAddress: ipAddress.optional(),
};

/** Who did what to which record, and from where. */
export const AuditLogRecord = /* @__PURE__ */ (() => z.strictObject(auditLogFields, object))();

/** The record as readers take it: keys that they do not know are dropped. */
export const AuditLogRead = /* @__PURE__ */ (() => z.object(auditLogFields, object))();

/** A new record, without what the store makes; what has a default may be left out. */
export const AuditLogCreate = /* @__PURE__ */ (() => z.strictObject({
  userId: auditLogFields.userId,
  action: auditLogFields.action,
  resourceType: auditLogFields.resourceType,
  resourceId: auditLogFields.resourceId,
  ipAddress: auditLogFields.ipAddress,
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const AuditLogPatch = /* @__PURE__ */ (() => z.strictObject({}, object))();

/** The application's value, and the JSON that it is made from. */
export type AuditLog = z.output<typeof AuditLogRecord>;
export type AuditLogWire = z.input<typeof AuditLogRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateAuditLog = /* @__PURE__ */ validator(AuditLogRecord);
export const validateAuditLogRecord = /* @__PURE__ */ validator(AuditLogRecord);
export const validateAuditLogRead = /* @__PURE__ */ validator(AuditLogRead);
export const validateAuditLogCreate = /* @__PURE__ */ validator(AuditLogCreate);
export const validateAuditLogPatch = /* @__PURE__ */ validator(AuditLogPatch);

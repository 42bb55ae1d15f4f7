// Made by concord from schemas/public/auditLog.yaml; change it there.
import type { UserId } from "./user.js";

/** Names one auditLog. */
export type AuditLogId = string & { readonly __brand: "public.auditLog" };

/** Who did what to which record, and from where. */
export interface AuditLog {
  /** A UUID in lower case. */
  id: AuditLogId;
  /** 1 to 128 characters. */
  userId?: UserId | undefined;
  /** What was done. Slug, at most 100 characters. */
  action: string;
  /** The record it was done to. What resourceId is the key of. */
  resourceType: "user" | "order" | "product" | "client";
  /** The record it was done to. The key of what resourceType names. 1 to 128 characters. */
  resourceId: string;
  /** To the millisecond. */
  timestamp: Date;
  /** The address that the request came from. Ip address, at most 45 characters. */
  ipAddress?: string | undefined;
}

/** What readers get. */
export type AuditLogRead = AuditLog;

/** A new record, without what the store makes; what has a default may be left out. */
export interface AuditLogCreate {
  userId?: AuditLog["userId"] | undefined;
  action: AuditLog["action"];
  resourceType: AuditLog["resourceType"];
  resourceId: AuditLog["resourceId"];
  ipAddress?: AuditLog["ipAddress"] | undefined;
}

/** There is nothing to change. */
export type AuditLogPatch = Record<string, never>;

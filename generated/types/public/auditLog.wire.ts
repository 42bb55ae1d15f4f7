// Made by concord from schemas/public/auditLog.yaml; change it there.

/**
 * Who did what to which record, and from where.
 */
export interface AuditLogWire {
  id: string
  userId?: string
  /**
   * What was done.
   */
  action: string
  /**
   * The record it was done to. What resourceId is the key of.
   */
  resourceType: ("user" | "order" | "product" | "client")
  /**
   * The record it was done to. The key of what resourceType names.
   */
  resourceId: string
  timestamp: string
  /**
   * The address that the request came from.
   */
  ipAddress?: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface AuditLogCreateWire {
  userId?: AuditLogWire["userId"]
  action: AuditLogWire["action"]
  resourceType: AuditLogWire["resourceType"]
  resourceId: AuditLogWire["resourceId"]
  ipAddress?: AuditLogWire["ipAddress"]
}

/** There is nothing to change. */
export type AuditLogPatchWire = Record<string, never>;

// Made by concord from schemas/public/auditLog.yaml; change it there.
import type { Validated } from "../concord.js";
import type { AuditLogCreateWire, AuditLogPatchWire, AuditLogWire } from "../../types/public/auditLog.wire.js";

export function validateAuditLog(value: unknown): Validated<AuditLogWire>;
export function validateAuditLogRecord(value: unknown): Validated<AuditLogWire>;
export function validateAuditLogRead(value: unknown): Validated<AuditLogWire>;
export function validateAuditLogCreate(value: unknown): Validated<AuditLogCreateWire>;
export function validateAuditLogPatch(value: unknown): Validated<AuditLogPatchWire>;

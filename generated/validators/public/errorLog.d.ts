// Made by concord from schemas/public/errorLog.yaml; change it there.
import type { Validated } from "../concord.js";
import type { ErrorLogCreateWire, ErrorLogPatchWire, ErrorLogWire } from "../../types/public/errorLog.wire.js";

export function validateErrorLog(value: unknown): Validated<ErrorLogWire>;
export function validateErrorLogRecord(value: unknown): Validated<ErrorLogWire>;
export function validateErrorLogRead(value: unknown): Validated<ErrorLogWire>;
export function validateErrorLogCreate(value: unknown): Validated<ErrorLogCreateWire>;
export function validateErrorLogPatch(value: unknown): Validated<ErrorLogPatchWire>;

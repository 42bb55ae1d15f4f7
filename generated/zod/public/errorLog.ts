// Made by concord from schemas/public/errorLog.yaml; change it there.
import * as z from "zod";
import { int64, timestamp6, oneOf, hostname, text, least, most, json, bytes, bytesAtLeast, bytesAtMost, int32, object, validator } from "../concord.js";

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const errorLogFields = {
  id: int64,
  occurredAt: timestamp6,
  /** How bad it is. */
  severity: oneOf(["debug", "info", "warning", "error", "fatal"], "must be one of debug, info, warning, error, fatal"),
  /** The host on which the error occurred. */
  service: hostname,
  /** What went wrong. */
  message: text.min(...least(1)).max(...most(4000)),
  /** What the service knew when it failed. */
  details: json.optional(),
  /** The build that was running. */
  buildHash: bytes.check(bytesAtLeast(20, "must be at least 20 bytes")).check(bytesAtMost(32, "must be at most 32 bytes")).optional(),
  /** How often it occurred since the last line. */
  count: int32.min(1, "must be at least 1"),
};

/** An error that a service reported. */
export const ErrorLogRecord = /* @__PURE__ */ (() => z.strictObject(errorLogFields, object))();

/** The record as readers take it: keys that they do not know are dropped. */
export const ErrorLogRead = /* @__PURE__ */ (() => z.object(errorLogFields, object))();

/** A new record, without what the store makes; what has a default may be left out. */
export const ErrorLogCreate = /* @__PURE__ */ (() => z.strictObject({
  severity: errorLogFields.severity,
  service: errorLogFields.service,
  message: errorLogFields.message,
  details: errorLogFields.details,
  buildHash: errorLogFields.buildHash,
  count: errorLogFields.count.prefault(1),
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const ErrorLogPatch = /* @__PURE__ */ (() => z.strictObject({
  severity: errorLogFields.severity.optional(),
  service: errorLogFields.service.optional(),
  message: errorLogFields.message.optional(),
  details: errorLogFields.details.nullable(),
  buildHash: errorLogFields.buildHash.nullable(),
  count: errorLogFields.count.optional(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type ErrorLog = z.output<typeof ErrorLogRecord>;
export type ErrorLogWire = z.input<typeof ErrorLogRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateErrorLog = /* @__PURE__ */ validator(ErrorLogRecord);
export const validateErrorLogRecord = /* @__PURE__ */ validator(ErrorLogRecord);
export const validateErrorLogRead = /* @__PURE__ */ validator(ErrorLogRead);
export const validateErrorLogCreate = /* @__PURE__ */ validator(ErrorLogCreate);
export const validateErrorLogPatch = /* @__PURE__ */ validator(ErrorLogPatch);

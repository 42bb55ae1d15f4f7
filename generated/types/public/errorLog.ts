// Made by concord from schemas/public/errorLog.yaml; change it there.
import type { JsonValue } from "../concord.js";

/** An error that a service reported. */
export interface ErrorLog {
  /** 64 bits. */
  id: bigint;
  /** `YYYY-MM-DDTHH:MM:SS.ffffffZ`. */
  occurredAt: string;
  /** How bad it is. */
  severity: "debug" | "info" | "warning" | "error" | "fatal";
  /** The host on which the error occurred. Hostname, at most 253 characters. */
  service: string;
  /** What went wrong. 1 to 4000 characters. */
  message: string;
  /** What the service knew when it failed. */
  details?: JsonValue | undefined;
  /** The build that was running. 20 to 32 bytes. */
  buildHash?: Uint8Array | undefined;
  /** How often it occurred since the last line. Whole number of 32 bits, at least 1. */
  count: number;
}

/** What readers get. */
export type ErrorLogRead = ErrorLog;

/** A new record, without what the store makes; what has a default may be left out. */
export interface ErrorLogCreate {
  severity: ErrorLog["severity"];
  service: ErrorLog["service"];
  message: ErrorLog["message"];
  details?: ErrorLog["details"] | undefined;
  buildHash?: ErrorLog["buildHash"] | undefined;
  count?: ErrorLog["count"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface ErrorLogPatch {
  severity?: ErrorLog["severity"] | undefined;
  service?: ErrorLog["service"] | undefined;
  message?: ErrorLog["message"] | undefined;
  details?: ErrorLog["details"] | null | undefined;
  buildHash?: ErrorLog["buildHash"] | null | undefined;
  count?: ErrorLog["count"] | undefined;
}

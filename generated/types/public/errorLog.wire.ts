// Made by concord from schemas/public/errorLog.yaml; change it there.
import type { JsonValue } from "../concord.js";

/**
 * An error that a service reported.
 */
export interface ErrorLogWire {
  id: string
  occurredAt: string
  /**
   * How bad it is.
   */
  severity: ("debug" | "info" | "warning" | "error" | "fatal")
  /**
   * The host on which the error occurred.
   */
  service: string
  /**
   * What went wrong.
   */
  message: string
  /**
   * What the service knew when it failed.
   */
  details?: JsonValue
  /**
   * The build that was running.
   */
  buildHash?: string
  /**
   * How often it occurred since the last line.
   */
  count: number
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface ErrorLogCreateWire {
  severity: ErrorLogWire["severity"]
  service: ErrorLogWire["service"]
  message: ErrorLogWire["message"]
  details?: ErrorLogWire["details"]
  buildHash?: ErrorLogWire["buildHash"]
  count?: ErrorLogWire["count"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface ErrorLogPatchWire {
  severity?: ErrorLogWire["severity"]
  service?: ErrorLogWire["service"]
  message?: ErrorLogWire["message"]
  details?: ErrorLogWire["details"] | null
  buildHash?: ErrorLogWire["buildHash"] | null
  count?: ErrorLogWire["count"]
}

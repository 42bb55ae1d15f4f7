// Made by concord from schemas/public/event.yaml; change it there.
import type { JsonValue } from "../concord.js";

/**
 * Something that happened in the application, for analysis.
 */
export interface EventWire {
  id: string
  /**
   * What happened.
   */
  type: string
  userId?: string
  /**
   * What belongs to an event of this type.
   */
  payload?: JsonValue
  createdAt: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface EventCreateWire {
  type: EventWire["type"]
  userId?: EventWire["userId"]
  payload?: EventWire["payload"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface EventPatchWire {
  type?: EventWire["type"]
  userId?: EventWire["userId"] | null
  payload?: EventWire["payload"] | null
}

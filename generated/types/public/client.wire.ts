// Made by concord from schemas/public/client.yaml; change it there.
import type { JsonValue } from "../concord.js";

/**
 * A company or person that blueprints are made for.
 */
export interface ClientWire {
  id: string
  /**
   * What the client is called.
   */
  name: string
  /**
   * The address at which the client is reached.
   */
  email: string
  /**
   * Whatever a team notes down about the client.
   */
  metadata?: {
    [k: string]: JsonValue
  }
  ownerUid: string
  createdAt: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface ClientCreateWire {
  name: ClientWire["name"]
  email: ClientWire["email"]
  metadata?: ClientWire["metadata"]
  ownerUid: ClientWire["ownerUid"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface ClientPatchWire {
  name?: ClientWire["name"]
  email?: ClientWire["email"]
  metadata?: ClientWire["metadata"] | null
}

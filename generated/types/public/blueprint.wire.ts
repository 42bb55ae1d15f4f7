// Made by concord from schemas/public/blueprint.yaml; change it there.
import type { JsonValue } from "../concord.js";

/**
 * A plan that is carried out for a client.
 */
export interface BlueprintWire {
  id: string
  clientId: string
  /**
   * Which kind of plan this is.
   */
  type: string
  /**
   * The settings of the plan.
   */
  config: {
    [k: string]: JsonValue
  }
  createdAt: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface BlueprintCreateWire {
  clientId: BlueprintWire["clientId"]
  type: BlueprintWire["type"]
  config: BlueprintWire["config"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface BlueprintPatchWire {
  type?: BlueprintWire["type"]
  config?: BlueprintWire["config"]
}

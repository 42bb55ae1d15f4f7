// Made by concord from schemas/public/blueprint.yaml; change it there.
import type { JsonValue } from "../concord.js";

/**
 * A plan that is carried out for a client.
 */
export type BlueprintWire = ({
  id: string
  clientId: string
  type: "imo"
  config: {
    /**
     * The settings of the plan.
     */
    settings: {
      [k: string]: JsonValue
    }
  }
  createdAt: string
} | {
  id: string
  clientId: string
  type: "vendor"
  config: {
    /**
     * Whom the plan is for.
     */
    vendor?: string
    /**
     * The settings of the plan.
     */
    settings: {
      [k: string]: JsonValue
    }
  }
  createdAt: string
})

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export type BlueprintCreateWire = {
  clientId: BlueprintWire["clientId"];
} & ({
  type: "imo";
  config: Extract<BlueprintWire, { type: "imo" }>["config"];
} | {
  type: "vendor";
  config: Extract<BlueprintWire, { type: "vendor" }>["config"];
});

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export type BlueprintPatchWire = {
  type: "imo";
  config?: Extract<BlueprintWire, { type: "imo" }>["config"];
} | {
  type: "vendor";
  config?: Extract<BlueprintWire, { type: "vendor" }>["config"];
} | {
  type?: undefined;
  config?: BlueprintWire["config"];
};

// Made by concord from schemas/public/blueprint.yaml; change it there.
import type { JsonValue } from "../concord.js";
import type { ClientId } from "./client.js";

/** Names one blueprint. */
export type BlueprintId = string & { readonly __brand: "public.blueprint" };

/** A plan that is carried out for a client. */
export interface Blueprint {
  /** A UUID in lower case. */
  id: BlueprintId;
  /** A UUID in lower case. */
  clientId: ClientId;
  /** Which kind of plan this is. 1 to 50 characters. */
  type: string;
  /** The settings of the plan. */
  config: { [key: string]: JsonValue };
  /** To the millisecond. */
  createdAt: Date;
}

/** What readers get. */
export type BlueprintRead = Blueprint;

/** A new record, without what the store makes; what has a default may be left out. */
export interface BlueprintCreate {
  clientId: Blueprint["clientId"];
  type: Blueprint["type"];
  config: Blueprint["config"];
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface BlueprintPatch {
  type?: Blueprint["type"] | undefined;
  config?: Blueprint["config"] | undefined;
}

// Made by concord from schemas/public/blueprint.yaml; change it there.
import type { ClientId } from "./client.js";
import type { ImoConfig } from "./imoConfig.js";
import type { VendorConfig } from "./vendorConfig.js";

/** Names one blueprint. */
export type BlueprintId = string & { readonly __brand: "public.blueprint" };

/** A plan that is carried out for a client. */
export type Blueprint = {
  /** A UUID in lower case. */
  id: BlueprintId;
  /** A UUID in lower case. */
  clientId: ClientId;
  /** To the millisecond. */
  createdAt: Date;
} & ({
  /** Which kind of plan this is. */
  type: "imo";
  /** What the plan is carried out with. */
  config: ImoConfig;
} | {
  /** Which kind of plan this is. */
  type: "vendor";
  /** What the plan is carried out with. */
  config: VendorConfig;
});

/** What readers get. */
export type BlueprintRead = Blueprint;

/** A new record, without what the store makes; what has a default may be left out. */
export type BlueprintCreate = {
  clientId: Blueprint["clientId"];
} & ({
  type: "imo";
  config: Extract<Blueprint, { type: "imo" }>["config"];
} | {
  type: "vendor";
  config: Extract<Blueprint, { type: "vendor" }>["config"];
});

/** A change: what is given is replaced, and null takes an optional value away. */
export type BlueprintPatch = {
  type: "imo";
  config?: Extract<Blueprint, { type: "imo" }>["config"] | undefined;
} | {
  type: "vendor";
  config?: Extract<Blueprint, { type: "vendor" }>["config"] | undefined;
} | {
  type?: undefined;
  config?: Blueprint["config"] | undefined;
};

// Made by concord from schemas/public/blueprint.yaml; change it there.
import * as z from "zod";
import { uuid, text, map, documentJson, timestamp } from "../concord.js";
import type { ClientId } from "./client.js";

/** Names one blueprint. */
export type BlueprintId = string & { readonly __brand: "public.blueprint" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const blueprintFields = {
  id: uuid<BlueprintId>(),
  clientId: uuid<ClientId>(),
  /** Which kind of plan this is. */
  type: text.min(1).max(50),
  /** The settings of the plan. */
  config: map(documentJson),
  createdAt: timestamp,
};

/** A plan that is carried out for a client. */
export const BlueprintRecord = z.strictObject(blueprintFields);

/** The record as readers take it: keys that they do not know are dropped. */
export const BlueprintRead = z.object(blueprintFields);

/** A new record, without what the store makes; what has a default may be left out. */
export const BlueprintCreate = z.strictObject({
  clientId: blueprintFields.clientId,
  type: blueprintFields.type,
  config: blueprintFields.config,
});

/** A change: what is given is replaced, and null takes an optional value away. */
export const BlueprintPatch = z.strictObject({
  type: blueprintFields.type.optional(),
  config: blueprintFields.config.optional(),
});

/** The application's value, and the JSON that it is made from. */
export type Blueprint = z.output<typeof BlueprintRecord>;
export type BlueprintWire = z.input<typeof BlueprintRecord>;

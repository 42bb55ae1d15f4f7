// Made by concord from schemas/public/blueprint.yaml; change it there.
import * as z from "zod";
import { object, map, documentJson, text, least, most, uuid, oneOf, timestamp, told, validator } from "../concord.js";
import type { ClientId } from "./client.js";

/** Names one blueprint. */
export type BlueprintId = string & { readonly __brand: "public.blueprint" };

/** What tells records apart (type), and what hangs on it. */
export const blueprintParts = {
  imo: {
    type: z.literal("imo"),
    config: z.strictObject({
      /** The settings of the plan. */
      settings: map(documentJson),
    }, object),
  },
  vendor: {
    type: z.literal("vendor"),
    config: z.strictObject({
      /** Whom the plan is for. */
      vendor: text.min(...least(1)).max(...most(255)).optional(),
      /** The settings of the plan. */
      settings: map(documentJson),
    }, object),
  },
};

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const blueprintFields = {
  id: uuid<BlueprintId>(),
  clientId: uuid<ClientId>(),
  /** Which kind of plan this is. */
  type: oneOf(["imo", "vendor"], "must be one of imo, vendor"),
  /** What the plan is carried out with. */
  config: z.union([blueprintParts.imo.config, blueprintParts.vendor.config], "must be one of several objects, and is none of them"),
  createdAt: timestamp,
};

/** The same as readers take it. */
export const blueprintReadParts = {
  imo: {
    type: z.literal("imo"),
    config: z.object({
      /** The settings of the plan. */
      settings: map(documentJson),
    }, object),
  },
  vendor: {
    type: z.literal("vendor"),
    config: z.object({
      /** Whom the plan is for. */
      vendor: text.min(...least(1)).max(...most(255)).optional(),
      /** The settings of the plan. */
      settings: map(documentJson),
    }, object),
  },
};

/** The fields as readers take them: objects with keys and open enums with values that they do not know. */
export const blueprintReadFields = /* @__PURE__ */ (() => ({
  ...blueprintFields,
  config: z.union([blueprintReadParts.imo.config, blueprintReadParts.vendor.config], "must be one of several objects, and is none of them"),
}))();

/** A plan that is carried out for a client. */
export const BlueprintRecord = /* @__PURE__ */ (() => z.discriminatedUnion("type", [
  z.strictObject({ ...blueprintFields, ...blueprintParts.imo }, object),
  z.strictObject({ ...blueprintFields, ...blueprintParts.vendor }, object),
], told("must be one of imo, vendor")))();

/** The record as readers take it: keys that they do not know are dropped. */
export const BlueprintRead = /* @__PURE__ */ (() => z.discriminatedUnion("type", [
  z.object({ ...blueprintReadFields, ...blueprintReadParts.imo }, object),
  z.object({ ...blueprintReadFields, ...blueprintReadParts.vendor }, object),
], told("must be one of imo, vendor")))();

/** A new record, without what the store makes; what has a default may be left out. */
export const BlueprintCreate = /* @__PURE__ */ (() => z.discriminatedUnion("type", [
  z.strictObject({
    clientId: blueprintFields.clientId,
    type: blueprintParts.imo.type,
    config: blueprintParts.imo.config,
  }, object),
  z.strictObject({
    clientId: blueprintFields.clientId,
    type: blueprintParts.vendor.type,
    config: blueprintParts.vendor.config,
  }, object),
], told("must be one of imo, vendor")))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const BlueprintPatch = /* @__PURE__ */ (() => z.discriminatedUnion("type", [
  z.strictObject({
    type: blueprintParts.imo.type,
    config: blueprintParts.imo.config.optional(),
  }, object),
  z.strictObject({
    type: blueprintParts.vendor.type,
    config: blueprintParts.vendor.config.optional(),
  }, object),
  z.strictObject({
    type: z.undefined().optional(),
    config: blueprintFields.config.optional(),
  }, object),
], told("must be one of imo, vendor")))();

/** The application's value, and the JSON that it is made from. */
export type Blueprint = z.output<typeof BlueprintRecord>;
export type BlueprintWire = z.input<typeof BlueprintRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateBlueprint = /* @__PURE__ */ validator(BlueprintRecord);
export const validateBlueprintRecord = /* @__PURE__ */ validator(BlueprintRecord);
export const validateBlueprintRead = /* @__PURE__ */ validator(BlueprintRead);
export const validateBlueprintCreate = /* @__PURE__ */ validator(BlueprintCreate);
export const validateBlueprintPatch = /* @__PURE__ */ validator(BlueprintPatch);

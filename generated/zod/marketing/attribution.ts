// Made by concord from schemas/marketing/attribution.yaml; change it there.
import * as z from "zod";
import { uuid, uid, int32, oneOf, decimal, atLeast, atMost, timestamp, object, validator } from "../concord.js";

/** Names one attribution. */
export type AttributionId = string & { readonly __brand: "marketing.attribution" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const attributionFields = {
  id: uuid<AttributionId>(),
  campaignId: uuid<string & { readonly __brand: "uuid" }>(),
  personId: uid<string & { readonly __brand: "uid" }>(),
  attempt: int32.min(1, "must be at least 1").max(20, "must be at most 20"),
  /** The rule by which credit is shared among contacts. */
  model: oneOf(["firstTouch", "lastTouch", "linear", "timeDecay"], "must be one of firstTouch, lastTouch, linear, timeDecay"),
  /** The share of the credit that this contact gets. */
  weight: decimal(5, 4).check(atLeast("0.0000")).check(atMost("1.0000")),
  /** The part of the sale that the share comes to. */
  amount: decimal(18, 4),
  /** When the person became a customer. */
  convertedAt: timestamp,
};

/** Which contact gets how much of the credit for a conversion. */
export const AttributionRecord = /* @__PURE__ */ (() => z.strictObject(attributionFields, object))();

/** The record as readers take it: keys that they do not know are dropped. */
export const AttributionRead = /* @__PURE__ */ (() => z.object(attributionFields, object))();

/** A new record, without what the store makes; what has a default may be left out. */
export const AttributionCreate = /* @__PURE__ */ (() => z.strictObject({
  campaignId: attributionFields.campaignId,
  personId: attributionFields.personId,
  attempt: attributionFields.attempt,
  model: attributionFields.model,
  weight: attributionFields.weight,
  amount: attributionFields.amount,
  convertedAt: attributionFields.convertedAt,
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const AttributionPatch = /* @__PURE__ */ (() => z.strictObject({
  campaignId: attributionFields.campaignId.optional(),
  personId: attributionFields.personId.optional(),
  attempt: attributionFields.attempt.optional(),
  model: attributionFields.model.optional(),
  weight: attributionFields.weight.optional(),
  amount: attributionFields.amount.optional(),
  convertedAt: attributionFields.convertedAt.optional(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type Attribution = z.output<typeof AttributionRecord>;
export type AttributionWire = z.input<typeof AttributionRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateAttribution = /* @__PURE__ */ validator(AttributionRecord);
export const validateAttributionRecord = /* @__PURE__ */ validator(AttributionRecord);
export const validateAttributionRead = /* @__PURE__ */ validator(AttributionRead);
export const validateAttributionCreate = /* @__PURE__ */ validator(AttributionCreate);
export const validateAttributionPatch = /* @__PURE__ */ validator(AttributionPatch);

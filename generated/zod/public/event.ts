// Made by concord from schemas/public/event.yaml; change it there.
import * as z from "zod";
import { uuid, text, most, uid, json, timestamp6, object, validator } from "../concord.js";
import type { UserId } from "./user.js";

/** Names one event. */
export type EventId = string & { readonly __brand: "public.event" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const eventFields = {
  id: uuid<EventId>(),
  /** What happened. */
  type: text.max(...most(100)).regex(/^(?:[a-z][a-z0-9_]*)$/u, "must match [a-z][a-z0-9_]*"),
  userId: uid<UserId>().optional(),
  /** What belongs to an event of this type. */
  payload: json.optional(),
  createdAt: timestamp6,
};

/** Something that happened in the application, for analysis. */
export const EventRecord = /* @__PURE__ */ (() => z.strictObject(eventFields, object))();

/** The record as readers take it: keys that they do not know are dropped. */
export const EventRead = /* @__PURE__ */ (() => z.object(eventFields, object))();

/** A new record, without what the store makes; what has a default may be left out. */
export const EventCreate = /* @__PURE__ */ (() => z.strictObject({
  type: eventFields.type,
  userId: eventFields.userId,
  payload: eventFields.payload,
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const EventPatch = /* @__PURE__ */ (() => z.strictObject({
  type: eventFields.type.optional(),
  userId: eventFields.userId.nullable(),
  payload: eventFields.payload.nullable(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type Event = z.output<typeof EventRecord>;
export type EventWire = z.input<typeof EventRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateEvent = /* @__PURE__ */ validator(EventRecord);
export const validateEventRecord = /* @__PURE__ */ validator(EventRecord);
export const validateEventRead = /* @__PURE__ */ validator(EventRead);
export const validateEventCreate = /* @__PURE__ */ validator(EventCreate);
export const validateEventPatch = /* @__PURE__ */ validator(EventPatch);

// Made by concord from schemas/public/event.yaml; change it there.
import * as z from "zod";
import { uuid, text, uid, json, timestamp6 } from "../concord.js";
import type { UserId } from "./user.js";

/** Names one event. */
export type EventId = string & { readonly __brand: "public.event" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const eventFields = {
  id: uuid<EventId>(),
  /** What happened. */
  type: text.max(100).regex(/^(?:[a-z][a-z0-9_]*)$/u),
  userId: uid<UserId>().optional(),
  /** What belongs to an event of this type. */
  payload: json.optional(),
  createdAt: timestamp6,
};

/** Something that happened in the application, for analysis. */
export const EventRecord = z.strictObject(eventFields);

/** The record as readers take it: keys that they do not know are dropped. */
export const EventRead = z.object(eventFields);

/** A new record, without what the store makes; what has a default may be left out. */
export const EventCreate = z.strictObject({
  type: eventFields.type,
  userId: eventFields.userId,
  payload: eventFields.payload,
});

/** A change: what is given is replaced, and null takes an optional value away. */
export const EventPatch = z.strictObject({
  type: eventFields.type.optional(),
  userId: eventFields.userId.nullable(),
  payload: eventFields.payload.nullable(),
});

/** The application's value, and the JSON that it is made from. */
export type Event = z.output<typeof EventRecord>;
export type EventWire = z.input<typeof EventRecord>;

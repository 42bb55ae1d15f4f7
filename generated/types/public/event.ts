// Made by concord from schemas/public/event.yaml; change it there.
import type { JsonValue } from "../concord.js";
import type { UserId } from "./user.js";

/** Names one event. */
export type EventId = string & { readonly __brand: "public.event" };

/** Something that happened in the application, for analysis. */
export interface Event {
  /** A UUID in lower case. */
  id: EventId;
  /** What happened. At most 100 characters, matches `[a-z][a-z0-9_]*`. */
  type: string;
  /** 1 to 128 characters. */
  userId?: UserId | undefined;
  /** What belongs to an event of this type. */
  payload?: JsonValue | undefined;
  /** `YYYY-MM-DDTHH:MM:SS.ffffffZ`. */
  createdAt: string;
}

/** What readers get. */
export type EventRead = Event;

/** A new record, without what the store makes; what has a default may be left out. */
export interface EventCreate {
  type: Event["type"];
  userId?: Event["userId"] | undefined;
  payload?: Event["payload"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface EventPatch {
  type?: Event["type"] | undefined;
  userId?: Event["userId"] | null | undefined;
  payload?: Event["payload"] | null | undefined;
}

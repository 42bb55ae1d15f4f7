// Made by concord from schemas/public/client.yaml; change it there.
import type { JsonValue } from "../concord.js";
import type { UserId } from "./user.js";

/** Names one client. */
export type ClientId = string & { readonly __brand: "public.client" };

/** A company or person that blueprints are made for. */
export interface Client {
  /** A UUID in lower case. */
  id: ClientId;
  /** What the client is called. 1 to 255 characters. */
  name: string;
  /** The address at which the client is reached. Email, at most 254 characters. */
  email: string;
  /** Whatever a team notes down about the client. */
  metadata?: { [key: string]: JsonValue } | undefined;
  /** 1 to 128 characters. */
  ownerUid: UserId;
  /** To the millisecond. */
  createdAt: Date;
}

/** What readers get. */
export type ClientRead = Client;

/** A new record, without what the store makes; what has a default may be left out. */
export interface ClientCreate {
  name: Client["name"];
  email: Client["email"];
  metadata?: Client["metadata"] | undefined;
  ownerUid: Client["ownerUid"];
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface ClientPatch {
  name?: Client["name"] | undefined;
  email?: Client["email"] | undefined;
  metadata?: Client["metadata"] | null | undefined;
}

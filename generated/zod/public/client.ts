// Made by concord from schemas/public/client.yaml; change it there.
import * as z from "zod";
import { uuid, text, least, most, email, map, documentJson, uid, timestamp, object, validator } from "../concord.js";
import type { UserId } from "./user.js";

/** Names one client. */
export type ClientId = string & { readonly __brand: "public.client" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const clientFields = {
  id: uuid<ClientId>(),
  /** What the client is called. */
  name: text.min(...least(1)).max(...most(255)),
  /** The address at which the client is reached. */
  email: email,
  /** Whatever a team notes down about the client. */
  metadata: map(documentJson).optional(),
  ownerUid: uid<UserId>(),
  createdAt: timestamp,
};

/** A company or person that blueprints are made for. */
export const ClientRecord = /* @__PURE__ */ (() => z.strictObject(clientFields, object))();

/** The record as readers take it: keys that they do not know are dropped. */
export const ClientRead = /* @__PURE__ */ (() => z.object(clientFields, object))();

/** A new record, without what the store makes; what has a default may be left out. */
export const ClientCreate = /* @__PURE__ */ (() => z.strictObject({
  name: clientFields.name,
  email: clientFields.email,
  metadata: clientFields.metadata,
  ownerUid: clientFields.ownerUid,
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const ClientPatch = /* @__PURE__ */ (() => z.strictObject({
  name: clientFields.name.optional(),
  email: clientFields.email.optional(),
  metadata: clientFields.metadata.nullable(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type Client = z.output<typeof ClientRecord>;
export type ClientWire = z.input<typeof ClientRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateClient = /* @__PURE__ */ validator(ClientRecord);
export const validateClientRecord = /* @__PURE__ */ validator(ClientRecord);
export const validateClientRead = /* @__PURE__ */ validator(ClientRead);
export const validateClientCreate = /* @__PURE__ */ validator(ClientCreate);
export const validateClientPatch = /* @__PURE__ */ validator(ClientPatch);

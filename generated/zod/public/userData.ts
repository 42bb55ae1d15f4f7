// Made by concord from schemas/public/userData.yaml; change it there.
import * as z from "zod";
import { uuid, uid, slug, documentJson, bytes, bytesAtMost, timestamp } from "../concord.js";
import type { UserId } from "./user.js";

/** Names one userData. */
export type UserDataId = string & { readonly __brand: "public.userData" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const userDataFields = {
  id: uuid<UserDataId>(),
  userId: uid<UserId>(),
  /** What the value is called. */
  name: slug.max(80),
  /** Whatever an application keeps for the user. */
  value: documentJson,
  /** A small picture of it. */
  thumbnail: bytes.check(bytesAtMost(4096)).optional(),
  createdAt: timestamp,
  updatedAt: timestamp,
};

/** What an application keeps for one user, under a name. */
export const UserDataRecord = z.strictObject(userDataFields);

/** The record as readers take it: keys that they do not know are dropped. */
export const UserDataRead = z.object(userDataFields);

/** A new record, without what the store makes; what has a default may be left out. */
export const UserDataCreate = z.strictObject({
  userId: userDataFields.userId,
  name: userDataFields.name,
  value: userDataFields.value,
  thumbnail: userDataFields.thumbnail,
});

/** A change: what is given is replaced, and null takes an optional value away. */
export const UserDataPatch = z.strictObject({
  name: userDataFields.name.optional(),
  value: userDataFields.value.optional(),
  thumbnail: userDataFields.thumbnail.nullable(),
});

/** The application's value, and the JSON that it is made from. */
export type UserData = z.output<typeof UserDataRecord>;
export type UserDataWire = z.input<typeof UserDataRecord>;

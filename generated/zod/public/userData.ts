// Made by concord from schemas/public/userData.yaml; change it there.
import * as z from "zod";
import { uuid, uid, slug, most, documentJson, bytes, bytesAtMost, timestamp, object, validator } from "../concord.js";
import type { UserId } from "./user.js";

/** Names one userData. */
export type UserDataId = string & { readonly __brand: "public.userData" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const userDataFields = {
  id: uuid<UserDataId>(),
  userId: uid<UserId>(),
  /** What the value is called. */
  name: slug.max(...most(80)),
  /** Whatever an application keeps for the user. */
  value: documentJson,
  /** A small picture of it. */
  thumbnail: bytes.check(bytesAtMost(4096, "must be at most 4096 bytes")).optional(),
  createdAt: timestamp,
  updatedAt: timestamp,
};

/** What an application keeps for one user, under a name. */
export const UserDataRecord = /* @__PURE__ */ (() => z.strictObject(userDataFields, object))();

/** The record as readers take it: keys that they do not know are dropped. */
export const UserDataRead = /* @__PURE__ */ (() => z.object(userDataFields, object))();

/** A new record, without what the store makes; what has a default may be left out. */
export const UserDataCreate = /* @__PURE__ */ (() => z.strictObject({
  userId: userDataFields.userId,
  name: userDataFields.name,
  value: userDataFields.value,
  thumbnail: userDataFields.thumbnail,
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const UserDataPatch = /* @__PURE__ */ (() => z.strictObject({
  name: userDataFields.name.optional(),
  value: userDataFields.value.optional(),
  thumbnail: userDataFields.thumbnail.nullable(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type UserData = z.output<typeof UserDataRecord>;
export type UserDataWire = z.input<typeof UserDataRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateUserData = /* @__PURE__ */ validator(UserDataRecord);
export const validateUserDataRecord = /* @__PURE__ */ validator(UserDataRecord);
export const validateUserDataRead = /* @__PURE__ */ validator(UserDataRead);
export const validateUserDataCreate = /* @__PURE__ */ validator(UserDataCreate);
export const validateUserDataPatch = /* @__PURE__ */ validator(UserDataPatch);

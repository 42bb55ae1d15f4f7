// Made by concord from schemas/public/user.yaml; change it there.
import * as z from "zod";
import { uid, email, normal, text, timestamp, normalised } from "../concord.js";
import { Role } from "./role.js";

/** Names one user. */
export type UserId = string & { readonly __brand: "public.user" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const userFields = {
  /** From the identity provider. */
  id: uid<UserId>(),
  /** User email address (unique). */
  email: email.check(normal("trim", "lowercase")),
  /** What the user wants to be called. */
  displayName: text.min(1).max(255).check(normal("trim")).optional(),
  role: Role,
  createdAt: timestamp,
  updatedAt: timestamp,
};

/** The fields as they are given for a new record or a change: texts are brought into their normal form. */
export const userGivenFields = {
  ...userFields,
  email: normalised(["trim", "lowercase"], email.check(normal("trim", "lowercase"))),
  displayName: normalised(["trim"], text.min(1).max(255).check(normal("trim"))).optional(),
};

/** A person who signs in. */
export const UserRecord = z.strictObject(userFields);

/** The record as readers take it: keys that they do not know are dropped. */
export const UserRead = z.object(userFields);

/** A new record, without what the store makes; what has a default may be left out. */
export const UserCreate = z.strictObject({
  id: userGivenFields.id,
  email: userGivenFields.email,
  displayName: userGivenFields.displayName,
  role: userGivenFields.role.prefault("user"),
});

/** A change: what is given is replaced, and null takes an optional value away. */
export const UserPatch = z.strictObject({
  email: userGivenFields.email.optional(),
  displayName: userGivenFields.displayName.nullable(),
  role: userGivenFields.role.optional(),
});

/** The application's value, and the JSON that it is made from. */
export type User = z.output<typeof UserRecord>;
export type UserWire = z.input<typeof UserRecord>;

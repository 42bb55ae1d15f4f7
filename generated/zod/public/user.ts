// Made by concord from schemas/public/user.yaml; change it there.
import * as z from "zod";
import { uid, email, normal, text, least, most, timestamp, normalised, object, boolean, rule, same, validator } from "../concord.js";
import type { FormInput } from "../../forms/concord.js";
import { readUserSignUpForm, readUserProfileForm } from "../../forms/public/user.js";
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
  displayName: text.min(...least(1)).max(...most(255)).check(normal("trim")).optional(),
  role: Role,
  createdAt: timestamp,
  updatedAt: timestamp,
};

/** The fields as they are given for a new record or a change: texts are brought into their normal form. */
export const userGivenFields = /* @__PURE__ */ (() => ({
  ...userFields,
  email: normalised(["trim", "lowercase"], email.check(normal("trim", "lowercase"))),
  displayName: normalised(["trim"], text.min(...least(1)).max(...most(255)).check(normal("trim"))).optional(),
}))();

/** A person who signs in. */
export const UserRecord = /* @__PURE__ */ (() => z.strictObject(userFields, object))();

/** The record as readers take it: keys that they do not know are dropped. */
export const UserRead = /* @__PURE__ */ (() => z.object(userFields, object))();

/** A new record, without what the store makes; what has a default may be left out. */
export const UserCreate = /* @__PURE__ */ (() => z.strictObject({
  id: userGivenFields.id,
  email: userGivenFields.email,
  displayName: userGivenFields.displayName,
  role: userGivenFields.role.prefault("user"),
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const UserPatch = /* @__PURE__ */ (() => z.strictObject({
  email: userGivenFields.email.optional(),
  displayName: userGivenFields.displayName.nullable(),
  role: userGivenFields.role.optional(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type User = z.output<typeof UserRecord>;
export type UserWire = z.input<typeof UserRecord>;

/** What everyone may see of a user. */
export const UserPublic = /* @__PURE__ */ (() => z.object({
  id: userFields.id,
  displayName: userFields.displayName,
  role: userFields.role,
}, object))();
export type UserPublic = z.output<typeof UserPublic>;
export type UserPublicWire = z.input<typeof UserPublic>;

/** What is given beside the fields of a record. */
export const userSignUpAdded = {
  /** What the server makes passwordHash from. Never stored. */
  password: text.min(...least(12)).max(...most(200)),
  /** The password once more. Never stored. */
  confirmation: text.max(...most(200)),
  /** Never stored. */
  newsletter: boolean.optional(),
};

/** What must hold of it. */
export const userSignUpChecks = {
  /** password == confirmation */
  passwords_agree: rule<typeof userFields & typeof userSignUpAdded, "password" | "confirmation">("passwords_agree", ["password", "confirmation"], "The passwords differ.", (record) =>
    same(record.password, record.confirmation)),
};

/** A new user, as the page for signing up asks for it. */
export const UserSignUp = /* @__PURE__ */ (() => z.strictObject({
  email: userGivenFields.email,
  displayName: userGivenFields.displayName,
  password: userSignUpAdded.password,
  confirmation: userSignUpAdded.confirmation,
  newsletter: userSignUpAdded.newsletter,
}, object).check(userSignUpChecks.passwords_agree))();
export type UserSignUp = z.output<typeof UserSignUp>;
export type UserSignUpWire = z.input<typeof UserSignUp>;

/** What users change of themselves. */
export const UserProfile = /* @__PURE__ */ (() => z.strictObject({
  email: userGivenFields.email.optional(),
  displayName: userGivenFields.displayName.nullable(),
}, object))();
export type UserProfile = z.output<typeof UserProfile>;
export type UserProfileWire = z.input<typeof UserProfile>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateUser = /* @__PURE__ */ validator(UserRecord);
export const validateUserRecord = /* @__PURE__ */ validator(UserRecord);
export const validateUserRead = /* @__PURE__ */ validator(UserRead);
export const validateUserCreate = /* @__PURE__ */ validator(UserCreate);
export const validateUserPatch = /* @__PURE__ */ validator(UserPatch);
export const validateUserPublic = /* @__PURE__ */ validator(UserPublic);
export const validateUserSignUp = /* @__PURE__ */ validator(UserSignUp);
export const validateUserProfile = /* @__PURE__ */ validator(UserProfile);

/** The same of what a form sends: FormData, URLSearchParams, or values by name. */
export const validateUserSignUpForm = (form: FormInput): ReturnType<typeof validateUserSignUp> => validateUserSignUp(readUserSignUpForm(form));

/** The same of what a form sends: FormData, URLSearchParams, or values by name. */
export const validateUserProfileForm = (form: FormInput): ReturnType<typeof validateUserProfile> => validateUserProfile(readUserProfileForm(form));

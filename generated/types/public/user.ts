// Made by concord from schemas/public/user.yaml; change it there.
import type { Role } from "./role.js";

/** Names one user. */
export type UserId = string & { readonly __brand: "public.user" };

/** A person who signs in. */
export interface User {
  /** From the identity provider. 1 to 128 characters. */
  id: UserId;
  /** User email address (unique). Email, at most 254 characters, without blanks at its ends and A to Z in lower case. */
  email: string;
  /** What the user wants to be called. 1 to 255 characters, without blanks at its ends. */
  displayName?: string | undefined;
  role: Role;
  /** To the millisecond. */
  createdAt: Date;
  /** To the millisecond. */
  updatedAt: Date;
}

/** What readers get. */
export type UserRead = User;

/** A new record, without what the store makes; what has a default may be left out. */
export interface UserCreate {
  id: User["id"];
  email: User["email"];
  displayName?: User["displayName"] | undefined;
  role?: User["role"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface UserPatch {
  email?: User["email"] | undefined;
  displayName?: User["displayName"] | null | undefined;
  role?: User["role"] | undefined;
}

/** What everyone may see of a user. */
export interface UserPublic {
  id: User["id"];
  displayName?: User["displayName"] | undefined;
  role: User["role"];
}

/** A new user, as the page for signing up asks for it. */
export interface UserSignUp {
  email: User["email"];
  displayName?: User["displayName"] | undefined;
  /** What the server makes passwordHash from. Never stored. 12 to 200 characters. */
  password: string;
  /** The password once more. Never stored. At most 200 characters. */
  confirmation: string;
  /** Never stored. */
  newsletter?: boolean | undefined;
}

/** What users change of themselves. */
export interface UserProfile {
  email?: User["email"] | undefined;
  displayName?: User["displayName"] | null | undefined;
}

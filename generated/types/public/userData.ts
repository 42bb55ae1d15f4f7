// Made by concord from schemas/public/userData.yaml; change it there.
import type { JsonValue } from "../concord.js";
import type { UserId } from "./user.js";

/** Names one userData. */
export type UserDataId = string & { readonly __brand: "public.userData" };

/** What an application keeps for one user, under a name. */
export interface UserData {
  /** A UUID in lower case. */
  id: UserDataId;
  /** 1 to 128 characters. */
  userId: UserId;
  /** What the value is called. Slug, at most 80 characters. */
  name: string;
  /** Whatever an application keeps for the user. */
  value: JsonValue;
  /** A small picture of it. At most 4096 bytes. */
  thumbnail?: Uint8Array | undefined;
  /** To the millisecond. */
  createdAt: Date;
  /** To the millisecond. */
  updatedAt: Date;
}

/** What readers get. */
export type UserDataRead = UserData;

/** A new record, without what the store makes; what has a default may be left out. */
export interface UserDataCreate {
  userId: UserData["userId"];
  name: UserData["name"];
  value: UserData["value"];
  thumbnail?: UserData["thumbnail"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface UserDataPatch {
  name?: UserData["name"] | undefined;
  value?: UserData["value"] | undefined;
  thumbnail?: UserData["thumbnail"] | null | undefined;
}

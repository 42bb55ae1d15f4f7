// Made by concord from schemas/public/userData.yaml; change it there.
import type { JsonValue } from "../concord.js";

/**
 * What an application keeps for one user, under a name.
 */
export interface UserDataWire {
  id: string
  userId: string
  /**
   * What the value is called.
   */
  name: string
  /**
   * Whatever an application keeps for the user.
   */
  value: JsonValue
  /**
   * A small picture of it.
   */
  thumbnail?: string
  createdAt: string
  updatedAt: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface UserDataCreateWire {
  userId: UserDataWire["userId"]
  name: UserDataWire["name"]
  value: UserDataWire["value"]
  thumbnail?: UserDataWire["thumbnail"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface UserDataPatchWire {
  name?: UserDataWire["name"]
  value?: UserDataWire["value"]
  thumbnail?: UserDataWire["thumbnail"] | null
}

// Made by concord from schemas/public/user.yaml; change it there.

/**
 * What a person may do in the application.
 */
export type RoleWire = ("user" | "admin" | "moderator")

/**
 * A person who signs in.
 */
export interface UserWire {
  /**
   * From the identity provider.
   */
  id: string
  /**
   * User email address (unique).
   */
  email: string
  /**
   * What the user wants to be called.
   */
  displayName?: string
  role: RoleWire
  createdAt: string
  updatedAt: string
}

export interface UserSignUpAddedWire {
  /**
   * What the server makes passwordHash from. Never stored.
   */
  password: string
  /**
   * The password once more. Never stored.
   */
  confirmation: string
  /**
   * Never stored.
   */
  newsletter?: boolean
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface UserCreateWire {
  id: UserWire["id"]
  email: UserWire["email"]
  displayName?: UserWire["displayName"]
  role?: UserWire["role"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface UserPatchWire {
  email?: UserWire["email"]
  displayName?: UserWire["displayName"] | null
  role?: UserWire["role"]
}

/** What everyone may see of a user. */
export interface UserPublicWire {
  id: UserWire["id"]
  displayName?: UserWire["displayName"]
  role: UserWire["role"]
}

/** A new user, as the page for signing up asks for it. */
export interface UserSignUpWire {
  email: UserWire["email"]
  displayName?: UserWire["displayName"]
  password: UserSignUpAddedWire["password"]
  confirmation: UserSignUpAddedWire["confirmation"]
  newsletter?: UserSignUpAddedWire["newsletter"]
}

/** What users change of themselves. */
export interface UserProfileWire {
  email?: UserWire["email"]
  displayName?: UserWire["displayName"] | null
}

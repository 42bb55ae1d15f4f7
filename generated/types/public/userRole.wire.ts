// Made by concord from schemas/public/userRole.yaml; change it there.

/**
 * What a person may do in the application.
 */
export type RoleWire = ("user" | "admin" | "moderator")

/**
 * A role that a user was given.
 */
export interface UserRoleWire {
  id: number
  userId: string
  role: RoleWire
  createdAt: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface UserRoleCreateWire {
  userId: UserRoleWire["userId"]
  role: UserRoleWire["role"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface UserRolePatchWire {
  userId?: UserRoleWire["userId"]
  role?: UserRoleWire["role"]
}

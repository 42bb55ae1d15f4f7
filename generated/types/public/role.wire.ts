// Made by concord from schemas/public/role.yaml; change it there.

/**
 * What a person may do in the application.
 */
export type RoleWire = ("user" | "admin" | "moderator")

// Made by concord from schemas/public/role.yaml; change it there.

/**
 * What a person may do in the application.
 * - `user`: Uses the application.
 * - `admin`: Manages people and settings.
 * - `moderator`: Reviews what people publish.
 */
export type Role = "user" | "admin" | "moderator";

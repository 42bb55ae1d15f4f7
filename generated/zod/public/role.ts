// Made by concord from schemas/public/role.yaml; change it there.
import * as z from "zod";
import { oneOf } from "../concord.js";

/**
 * What a person may do in the application.
 * - `user`: Uses the application.
 * - `admin`: Manages people and settings.
 * - `moderator`: Reviews what people publish.
 */
export const Role = oneOf(["user", "admin", "moderator"], "must be one of user, admin, moderator");
export type Role = z.output<typeof Role>;
export type RoleWire = z.input<typeof Role>;

// Made by concord from schemas/public/userRole.yaml; change it there.
import type { Role } from "./role.js";
import type { UserId } from "./user.js";

/** A role that a user was given. */
export interface UserRole {
  /** Whole number of 32 bits. */
  id: number;
  /** 1 to 128 characters. */
  userId: UserId;
  role: Role;
  /** To the millisecond. */
  createdAt: Date;
}

/** What readers get. */
export type UserRoleRead = UserRole;

/** A new record, without what the store makes; what has a default may be left out. */
export interface UserRoleCreate {
  userId: UserRole["userId"];
  role: UserRole["role"];
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface UserRolePatch {
  userId?: UserRole["userId"] | undefined;
  role?: UserRole["role"] | undefined;
}

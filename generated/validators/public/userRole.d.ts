// Made by concord from schemas/public/userRole.yaml; change it there.
import type { Validated } from "../concord.js";
import type { UserRoleCreateWire, UserRolePatchWire, UserRoleWire } from "../../types/public/userRole.wire.js";

export function validateUserRole(value: unknown): Validated<UserRoleWire>;
export function validateUserRoleRecord(value: unknown): Validated<UserRoleWire>;
export function validateUserRoleRead(value: unknown): Validated<UserRoleWire>;
export function validateUserRoleCreate(value: unknown): Validated<UserRoleCreateWire>;
export function validateUserRolePatch(value: unknown): Validated<UserRolePatchWire>;

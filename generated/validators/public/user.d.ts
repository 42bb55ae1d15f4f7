// Made by concord from schemas/public/user.yaml; change it there.
import type { Validated } from "../concord.js";
import type { UserCreateWire, UserPatchWire, UserWire } from "../../types/public/user.wire.js";

export function validateUserRecord(value: unknown): Validated<UserWire>;
export function validateUserRead(value: unknown): Validated<UserWire>;
export function validateUserCreate(value: unknown): Validated<UserCreateWire>;
export function validateUserPatch(value: unknown): Validated<UserPatchWire>;

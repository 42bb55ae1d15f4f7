// Made by concord from schemas/public/user.yaml; change it there.
import type { Validated } from "../concord.js";
import type { UserCreateWire, UserPatchWire, UserWire, UserPublicWire, UserSignUpWire, UserProfileWire } from "../../types/public/user.wire.js";

export function validateUser(value: unknown): Validated<UserWire>;
export function validateUserRecord(value: unknown): Validated<UserWire>;
export function validateUserRead(value: unknown): Validated<UserWire>;
export function validateUserCreate(value: unknown): Validated<UserCreateWire>;
export function validateUserPatch(value: unknown): Validated<UserPatchWire>;
export function validateUserPublic(value: unknown): Validated<UserPublicWire>;
export function validateUserSignUp(value: unknown): Validated<UserSignUpWire>;
export function validateUserProfile(value: unknown): Validated<UserProfileWire>;

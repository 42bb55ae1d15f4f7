// Made by concord from schemas/public/userData.yaml; change it there.
import type { Validated } from "../concord.js";
import type { UserDataCreateWire, UserDataPatchWire, UserDataWire } from "../../types/public/userData.wire.js";

export function validateUserData(value: unknown): Validated<UserDataWire>;
export function validateUserDataRecord(value: unknown): Validated<UserDataWire>;
export function validateUserDataRead(value: unknown): Validated<UserDataWire>;
export function validateUserDataCreate(value: unknown): Validated<UserDataCreateWire>;
export function validateUserDataPatch(value: unknown): Validated<UserDataPatchWire>;

// Made by concord from schemas/public/blueprint.yaml; change it there.
import type { Validated } from "../concord.js";
import type { BlueprintCreateWire, BlueprintPatchWire, BlueprintWire } from "../../types/public/blueprint.wire.js";

export function validateBlueprint(value: unknown): Validated<BlueprintWire>;
export function validateBlueprintRecord(value: unknown): Validated<BlueprintWire>;
export function validateBlueprintRead(value: unknown): Validated<BlueprintWire>;
export function validateBlueprintCreate(value: unknown): Validated<BlueprintCreateWire>;
export function validateBlueprintPatch(value: unknown): Validated<BlueprintPatchWire>;

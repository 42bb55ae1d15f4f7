// Made by concord from schemas/marketing/attribution.yaml; change it there.
import type { Validated } from "../concord.js";
import type { AttributionCreateWire, AttributionPatchWire, AttributionWire } from "../../types/marketing/attribution.wire.js";

export function validateAttribution(value: unknown): Validated<AttributionWire>;
export function validateAttributionRecord(value: unknown): Validated<AttributionWire>;
export function validateAttributionRead(value: unknown): Validated<AttributionWire>;
export function validateAttributionCreate(value: unknown): Validated<AttributionCreateWire>;
export function validateAttributionPatch(value: unknown): Validated<AttributionPatchWire>;

// Made by concord from schemas/people/intelligence.yaml; change it there.
import type { Validated } from "../concord.js";
import type { IntelligenceCreateWire, IntelligencePatchWire, IntelligenceWire } from "../../types/people/intelligence.wire.js";

export function validateIntelligence(value: unknown): Validated<IntelligenceWire>;
export function validateIntelligenceRecord(value: unknown): Validated<IntelligenceWire>;
export function validateIntelligenceRead(value: unknown): Validated<Readonly<Record<string, unknown>>>;
export function validateIntelligenceCreate(value: unknown): Validated<IntelligenceCreateWire>;
export function validateIntelligencePatch(value: unknown): Validated<IntelligencePatchWire>;

// Made by concord from schemas/ple/leadEnrichment.yaml; change it there.
import type { Validated } from "../concord.js";
import type { LeadEnrichmentCreateWire, LeadEnrichmentPatchWire, LeadEnrichmentWire } from "../../types/ple/leadEnrichment.wire.js";

export function validateLeadEnrichment(value: unknown): Validated<LeadEnrichmentWire>;
export function validateLeadEnrichmentRecord(value: unknown): Validated<LeadEnrichmentWire>;
export function validateLeadEnrichmentRead(value: unknown): Validated<LeadEnrichmentWire>;
export function validateLeadEnrichmentCreate(value: unknown): Validated<LeadEnrichmentCreateWire>;
export function validateLeadEnrichmentPatch(value: unknown): Validated<LeadEnrichmentPatchWire>;

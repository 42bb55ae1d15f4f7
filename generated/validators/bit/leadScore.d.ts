// Made by concord from schemas/bit/leadScore.yaml; change it there.
import type { Validated } from "../concord.js";
import type { LeadScoreCreateWire, LeadScorePatchWire, LeadScoreWire } from "../../types/bit/leadScore.wire.js";

export function validateLeadScore(value: unknown): Validated<LeadScoreWire>;
export function validateLeadScoreRecord(value: unknown): Validated<LeadScoreWire>;
export function validateLeadScoreRead(value: unknown): Validated<LeadScoreWire>;
export function validateLeadScoreCreate(value: unknown): Validated<LeadScoreCreateWire>;
export function validateLeadScorePatch(value: unknown): Validated<LeadScorePatchWire>;

// Made by concord from schemas/marketing/campaign.yaml; change it there.
import type { Validated } from "../concord.js";
import type { CampaignCreateWire, CampaignPatchWire, CampaignWire } from "../../types/marketing/campaign.wire.js";

export function validateCampaign(value: unknown): Validated<CampaignWire>;
export function validateCampaignRecord(value: unknown): Validated<CampaignWire>;
export function validateCampaignRead(value: unknown): Validated<CampaignWire>;
export function validateCampaignCreate(value: unknown): Validated<CampaignCreateWire>;
export function validateCampaignPatch(value: unknown): Validated<CampaignPatchWire>;

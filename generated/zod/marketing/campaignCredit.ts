// Made by concord from schemas/marketing/campaignCredit.view.yaml; change it there.
import * as z from "zod";
import { uuid, oneOf, integer, decimal } from "../concord.js";
import type { CampaignId } from "./campaign.js";

/**
 * A row of the view campaignCredit.
 * What each campaign brought in, by the rule that shares the credit.
 */
export const CampaignCreditRow = z.object({
  campaignId: uuid<CampaignId>(),
  /** The rule by which credit is shared among contacts. */
  model: oneOf(["firstTouch", "lastTouch", "linear", "timeDecay"], "must be one of firstTouch, lastTouch, linear, timeDecay"),
  /** How many contacts were given a share. */
  conversions: integer.min(1, "must be at least 1"),
  /** What these shares come to. */
  amount: decimal(18, 4),
});
export type CampaignCreditRow = z.output<typeof CampaignCreditRow>;
export type CampaignCreditRowWire = z.input<typeof CampaignCreditRow>;

// Made by concord from schemas/marketing/campaignCredit.view.yaml; change it there.
import type { CampaignId } from "./campaign.js";

/**
 * A row of the view campaignCredit.
 * What each campaign brought in, by the rule that shares the credit.
 */
export interface CampaignCreditRow {
  /** A UUID in lower case. */
  campaignId: CampaignId;
  /** The rule by which credit is shared among contacts. */
  model: "firstTouch" | "lastTouch" | "linear" | "timeDecay";
  /** How many contacts were given a share. Whole number, at least 1. */
  conversions: number;
  /** What these shares come to. Decimal text of 18 digits, 4 after the point. */
  amount: string;
}

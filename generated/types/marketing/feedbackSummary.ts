// Made by concord from schemas/marketing/feedbackSummary.view.yaml; change it there.
import type { CampaignId } from "./campaign.js";

/**
 * A row of the view feedbackSummary.
 * What people said about each campaign, summed up.
 */
export interface FeedbackSummaryRow {
  /** A UUID in lower case. */
  campaignId: CampaignId;
  /** How many reports there are. Whole number, at least 1. */
  reports: number;
  /** The mean of all ratings. Decimal text of 3 digits, 2 after the point. */
  rating: string;
  /** When the last report came in. To the millisecond. */
  lastReport: Date;
}

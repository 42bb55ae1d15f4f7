// Made by concord from schemas/marketing/feedbackSummary.view.yaml; change it there.
import * as z from "zod";
import { uuid, integer, decimal, timestamp } from "../concord.js";
import type { CampaignId } from "./campaign.js";

/**
 * A row of the view feedbackSummary.
 * What people said about each campaign, summed up.
 */
export const FeedbackSummaryRow = z.object({
  campaignId: uuid<CampaignId>(),
  /** How many reports there are. */
  reports: integer.min(1, "must be at least 1"),
  /** The mean of all ratings. */
  rating: decimal(3, 2),
  /** When the last report came in. */
  lastReport: timestamp,
});
export type FeedbackSummaryRow = z.output<typeof FeedbackSummaryRow>;
export type FeedbackSummaryRowWire = z.input<typeof FeedbackSummaryRow>;

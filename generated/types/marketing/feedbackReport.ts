// Made by concord from schemas/marketing/feedbackReport.yaml; change it there.
import type { CampaignId } from "./campaign.js";

/** Names one feedbackReport. */
export type FeedbackReportId = string & { readonly __brand: "marketing.feedbackReport" };

/** What people said about a campaign. */
export interface FeedbackReport {
  /** A UUID in lower case. */
  id: FeedbackReportId;
  /** A UUID in lower case. */
  campaignId: CampaignId;
  /** Who wrote the report. 1 to 128 characters. */
  authorUid: string & { readonly __brand: "uid" };
  /** From 1 for poor to 5 for excellent. Whole number of 32 bits, at least 1, at most 5. */
  rating: number;
  /** What the author has to say beside the rating. At most 2000 characters. */
  comment?: string | undefined;
  /** What the feedback is about. At most 5 members, no member twice. */
  topics: ("tone" | "timing" | "content" | "price" | "other")[];
  /** Points from 0 to 10 by question. Each whole number and at least 0 and at most 10. */
  scores?: { [key: string]: number } | undefined;
  /** To the millisecond. */
  submittedAt: Date;
}

/** What readers get. */
export type FeedbackReportRead = FeedbackReport;

/** A new record, without what the store makes; what has a default may be left out. */
export interface FeedbackReportCreate {
  campaignId: FeedbackReport["campaignId"];
  authorUid: FeedbackReport["authorUid"];
  rating: FeedbackReport["rating"];
  comment?: FeedbackReport["comment"] | undefined;
  topics?: FeedbackReport["topics"] | undefined;
  scores?: FeedbackReport["scores"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface FeedbackReportPatch {
  campaignId?: FeedbackReport["campaignId"] | undefined;
  authorUid?: FeedbackReport["authorUid"] | undefined;
  rating?: FeedbackReport["rating"] | undefined;
  comment?: FeedbackReport["comment"] | null | undefined;
  topics?: FeedbackReport["topics"] | undefined;
  scores?: FeedbackReport["scores"] | null | undefined;
}

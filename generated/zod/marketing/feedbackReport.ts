// Made by concord from schemas/marketing/feedbackReport.yaml; change it there.
import * as z from "zod";
import { uuid, uid, int32, text, most, list, oneOf, unique, map, integer, timestamp, object, validator } from "../concord.js";
import type { CampaignId } from "./campaign.js";

/** Names one feedbackReport. */
export type FeedbackReportId = string & { readonly __brand: "marketing.feedbackReport" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const feedbackReportFields = {
  id: uuid<FeedbackReportId>(),
  campaignId: uuid<CampaignId>(),
  /** Who wrote the report. */
  authorUid: uid<string & { readonly __brand: "uid" }>(),
  /** From 1 for poor to 5 for excellent. */
  rating: int32.min(1, "must be at least 1").max(5, "must be at most 5"),
  /** What the author has to say beside the rating. */
  comment: text.max(...most(2000)).optional(),
  /** What the feedback is about. */
  topics: list(oneOf(["tone", "timing", "content", "price", "other"], "must be one of tone, timing, content, price, other")).max(5, "must have at most 5 members").check(unique),
  /** Points from 0 to 10 by question. */
  scores: map(integer.min(0, "must be at least 0").max(10, "must be at most 10")).optional(),
  submittedAt: timestamp,
};

/** What people said about a campaign. */
export const FeedbackReportRecord = /* @__PURE__ */ (() => z.strictObject(feedbackReportFields, object))();

/** The record as readers take it: keys that they do not know are dropped. */
export const FeedbackReportRead = /* @__PURE__ */ (() => z.object(feedbackReportFields, object))();

/** A new record, without what the store makes; what has a default may be left out. */
export const FeedbackReportCreate = /* @__PURE__ */ (() => z.strictObject({
  campaignId: feedbackReportFields.campaignId,
  authorUid: feedbackReportFields.authorUid,
  rating: feedbackReportFields.rating,
  comment: feedbackReportFields.comment,
  topics: feedbackReportFields.topics.prefault(() => []),
  scores: feedbackReportFields.scores,
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const FeedbackReportPatch = /* @__PURE__ */ (() => z.strictObject({
  campaignId: feedbackReportFields.campaignId.optional(),
  authorUid: feedbackReportFields.authorUid.optional(),
  rating: feedbackReportFields.rating.optional(),
  comment: feedbackReportFields.comment.nullable(),
  topics: feedbackReportFields.topics.optional(),
  scores: feedbackReportFields.scores.nullable(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type FeedbackReport = z.output<typeof FeedbackReportRecord>;
export type FeedbackReportWire = z.input<typeof FeedbackReportRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateFeedbackReport = /* @__PURE__ */ validator(FeedbackReportRecord);
export const validateFeedbackReportRecord = /* @__PURE__ */ validator(FeedbackReportRecord);
export const validateFeedbackReportRead = /* @__PURE__ */ validator(FeedbackReportRead);
export const validateFeedbackReportCreate = /* @__PURE__ */ validator(FeedbackReportCreate);
export const validateFeedbackReportPatch = /* @__PURE__ */ validator(FeedbackReportPatch);

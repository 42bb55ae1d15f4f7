// Made by concord from schemas/marketing/feedbackReport.yaml; change it there.
import type { Validated } from "../concord.js";
import type { FeedbackReportCreateWire, FeedbackReportPatchWire, FeedbackReportWire } from "../../types/marketing/feedbackReport.wire.js";

export function validateFeedbackReport(value: unknown): Validated<FeedbackReportWire>;
export function validateFeedbackReportRecord(value: unknown): Validated<FeedbackReportWire>;
export function validateFeedbackReportRead(value: unknown): Validated<FeedbackReportWire>;
export function validateFeedbackReportCreate(value: unknown): Validated<FeedbackReportCreateWire>;
export function validateFeedbackReportPatch(value: unknown): Validated<FeedbackReportPatchWire>;

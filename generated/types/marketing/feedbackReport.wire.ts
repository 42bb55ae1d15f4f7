// Made by concord from schemas/marketing/feedbackReport.yaml; change it there.

/**
 * What people said about a campaign.
 */
export interface FeedbackReportWire {
  id: string
  campaignId: string
  authorUid: string
  rating: number
  comment?: string
  topics: ("tone" | "timing" | "content" | "price" | "other")[]
  scores?: {
    [k: string]: number
  }
  submittedAt: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface FeedbackReportCreateWire {
  campaignId: FeedbackReportWire["campaignId"]
  authorUid: FeedbackReportWire["authorUid"]
  rating: FeedbackReportWire["rating"]
  comment?: FeedbackReportWire["comment"]
  topics?: FeedbackReportWire["topics"]
  scores?: FeedbackReportWire["scores"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface FeedbackReportPatchWire {
  campaignId?: FeedbackReportWire["campaignId"]
  authorUid?: FeedbackReportWire["authorUid"]
  rating?: FeedbackReportWire["rating"]
  comment?: FeedbackReportWire["comment"] | null
  topics?: FeedbackReportWire["topics"]
  scores?: FeedbackReportWire["scores"] | null
}

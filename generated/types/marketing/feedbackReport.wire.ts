// Made by concord from schemas/marketing/feedbackReport.yaml; change it there.

/**
 * What people said about a campaign.
 */
export interface FeedbackReportWire {
  id: string
  campaignId: string
  /**
   * Who wrote the report.
   */
  authorUid: string
  /**
   * From 1 for poor to 5 for excellent.
   */
  rating: number
  /**
   * What the author has to say beside the rating.
   */
  comment?: string
  /**
   * What the feedback is about.
   */
  topics: ("tone" | "timing" | "content" | "price" | "other")[]
  /**
   * Points from 0 to 10 by question.
   */
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

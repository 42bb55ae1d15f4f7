// Made by concord from schemas/marketing/outreachHistory.yaml; change it there.

/**
 * The way in which people are reached.
 */
export type ChannelWire = ("email" | "linkedin" | "phone" | "letter" | "event")

/**
 * Every contact with a person in a campaign, written down when it is over.
 */
export interface OutreachHistoryWire {
  campaignId: string
  personId: string
  attempt: number
  channel: ChannelWire
  /**
   * When the message was sent.
   */
  sentAt: string
  /**
   * When it was first opened.
   */
  openedAt?: string
  /**
   * When the person answered.
   */
  repliedAt?: string
  /**
   * What came of it.
   */
  outcome: ("none" | "opened" | "replied" | "bounced" | "optedOut")
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface OutreachHistoryCreateWire {
  campaignId: OutreachHistoryWire["campaignId"]
  personId: OutreachHistoryWire["personId"]
  attempt: OutreachHistoryWire["attempt"]
  channel: OutreachHistoryWire["channel"]
  sentAt: OutreachHistoryWire["sentAt"]
  openedAt?: OutreachHistoryWire["openedAt"]
  repliedAt?: OutreachHistoryWire["repliedAt"]
  outcome?: OutreachHistoryWire["outcome"]
}

/** There is nothing to change. */
export type OutreachHistoryPatchWire = Record<string, never>;

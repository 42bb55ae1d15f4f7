// Made by concord from schemas/marketing/outreachHistory.yaml; change it there.
import type { PersonId } from "../people/person.js";
import type { CampaignId } from "./campaign.js";
import type { Channel } from "./channel.js";

/**
 * Every contact with a person in a campaign, written down when it is over.
 * Holds: `openedAt == null || openedAt >= sentAt`
 * Holds: `repliedAt == null || outcome in ['replied', 'optedOut']`
 */
export interface OutreachHistory {
  /** A UUID in lower case. */
  campaignId: CampaignId;
  /** 1 to 128 characters. */
  personId: PersonId;
  /** Whole number of 32 bits, at least 1, at most 20. */
  attempt: number;
  channel: Channel;
  /** When the message was sent. To the millisecond. */
  sentAt: Date;
  /** When it was first opened. To the millisecond. */
  openedAt?: Date | undefined;
  /** When the person answered. To the millisecond. */
  repliedAt?: Date | undefined;
  /** What came of it. */
  outcome: "none" | "opened" | "replied" | "bounced" | "optedOut";
}

/** What readers get. */
export type OutreachHistoryRead = OutreachHistory;

/** A new record, without what the store makes; what has a default may be left out. */
export interface OutreachHistoryCreate {
  campaignId: OutreachHistory["campaignId"];
  personId: OutreachHistory["personId"];
  attempt: OutreachHistory["attempt"];
  channel: OutreachHistory["channel"];
  sentAt: OutreachHistory["sentAt"];
  openedAt?: OutreachHistory["openedAt"] | undefined;
  repliedAt?: OutreachHistory["repliedAt"] | undefined;
  outcome?: OutreachHistory["outcome"] | undefined;
}

/** There is nothing to change. */
export type OutreachHistoryPatch = Record<string, never>;

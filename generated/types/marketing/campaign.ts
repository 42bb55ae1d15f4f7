// Made by concord from schemas/marketing/campaign.yaml; change it there.
import type { Channel } from "./channel.js";

/** Names one campaign. */
export type CampaignId = string & { readonly __brand: "marketing.campaign" };

/**
 * A campaign and when it runs.
 * A campaign ends after it starts. `endsOn == null || endsOn >= startsOn`
 * A budget has a currency. `(budget == null) == (currency == null)`
 * An active campaign has money to spend. `status == 'active' ? budget != null && budget > 0.00 : true`
 */
export interface Campaign {
  /** A UUID in lower case. */
  id: CampaignId;
  /** The name of the campaign in links. Slug, at most 80 characters. */
  slug: string;
  /** What the team calls the campaign. 1 to 255 characters. */
  name: string;
  channel: Channel;
  /** How far the campaign has come. */
  status: "draft" | "active" | "paused" | "finished";
  /** What the campaign may cost in all. Decimal text of 12 digits, 2 after the point, at least 0.00. */
  budget?: string | undefined;
  /** The currency of the budget. Currency, at most 3 characters. */
  currency?: string | undefined;
  /** The colour of the campaign in charts. Color, at most 7 characters. */
  color: string;
  /** The first day of the campaign. `YYYY-MM-DD`. */
  startsOn: string;
  /** The last day of the campaign. `YYYY-MM-DD`. */
  endsOn?: string | undefined;
  /** The local time of day at which messages go out. `HH:MM:SS`. */
  sendTime?: string | undefined;
  /** The launch, on the clock of the place where it happens. `YYYY-MM-DDTHH:MM:SS` of no zone. */
  launchAt?: string | undefined;
  /** To the millisecond. */
  createdAt: Date;
}

/** What readers get. */
export type CampaignRead = Campaign;

/** A new record, without what the store makes; what has a default may be left out. */
export interface CampaignCreate {
  slug: Campaign["slug"];
  name: Campaign["name"];
  channel: Campaign["channel"];
  status?: Campaign["status"] | undefined;
  budget?: Campaign["budget"] | undefined;
  currency?: Campaign["currency"] | undefined;
  color?: Campaign["color"] | undefined;
  startsOn: Campaign["startsOn"];
  endsOn?: Campaign["endsOn"] | undefined;
  sendTime?: Campaign["sendTime"] | undefined;
  launchAt?: Campaign["launchAt"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface CampaignPatch {
  slug?: Campaign["slug"] | undefined;
  name?: Campaign["name"] | undefined;
  channel?: Campaign["channel"] | undefined;
  status?: Campaign["status"] | undefined;
  budget?: Campaign["budget"] | null | undefined;
  currency?: Campaign["currency"] | null | undefined;
  color?: Campaign["color"] | undefined;
  startsOn?: Campaign["startsOn"] | undefined;
  endsOn?: Campaign["endsOn"] | null | undefined;
  sendTime?: Campaign["sendTime"] | null | undefined;
  launchAt?: Campaign["launchAt"] | null | undefined;
}

// Made by concord from schemas/marketing/activeCampaigns.view.yaml; change it there.
import type { CampaignId } from "./campaign.js";
import type { Channel } from "./channel.js";

/**
 * A row of the view activeCampaigns.
 * The campaigns that run, and what people said about them.
 */
export interface ActiveCampaignsRow {
  /** A UUID in lower case. */
  id: CampaignId;
  /** What the team calls the campaign. 1 to 255 characters. */
  name: string;
  channel: Channel;
  /** The first day of the campaign. `YYYY-MM-DD`. */
  startsOn: string;
  /** The last day of the campaign. `YYYY-MM-DD`. */
  endsOn?: string | undefined;
  /** What the campaign may cost in all. Decimal text of 12 digits, 2 after the point, at least 0.00. */
  budget?: string | undefined;
  /** The currency of the budget. Currency, at most 3 characters. */
  currency?: string | undefined;
  /** How many reports there are. Whole number, at least 0. */
  reports: number;
  /** The mean of all ratings. Decimal text of 3 digits, 2 after the point. */
  rating?: string | undefined;
}

// Made by concord from schemas/marketing/activeCampaigns.view.yaml; change it there.
import * as z from "zod";
import { uuid, text, least, most, date, decimal, atLeast, currency, integer } from "../concord.js";
import type { CampaignId } from "./campaign.js";
import { Channel } from "./channel.js";

/**
 * A row of the view activeCampaigns.
 * The campaigns that run, and what people said about them.
 */
export const ActiveCampaignsRow = z.object({
  id: uuid<CampaignId>(),
  /** What the team calls the campaign. */
  name: text.min(...least(1)).max(...most(255)),
  channel: Channel,
  /** The first day of the campaign. */
  startsOn: date,
  /** The last day of the campaign. */
  endsOn: date.optional(),
  /** What the campaign may cost in all. */
  budget: decimal(12, 2).check(atLeast("0.00")).optional(),
  /** The currency of the budget. */
  currency: currency.optional(),
  /** How many reports there are. */
  reports: integer.min(0, "must be at least 0"),
  /** The mean of all ratings. */
  rating: decimal(3, 2).optional(),
});
export type ActiveCampaignsRow = z.output<typeof ActiveCampaignsRow>;
export type ActiveCampaignsRowWire = z.input<typeof ActiveCampaignsRow>;

// Made by concord from schemas/marketing/campaign.yaml; change it there.

/**
 * The way in which people are reached.
 */
export type ChannelWire = ("email" | "linkedin" | "phone" | "letter" | "event")

/**
 * A campaign and when it runs.
 */
export interface CampaignWire {
  id: string
  /**
   * The name of the campaign in links.
   */
  slug: string
  /**
   * What the team calls the campaign.
   */
  name: string
  channel: ChannelWire
  /**
   * How far the campaign has come.
   */
  status: ("draft" | "active" | "paused" | "finished")
  /**
   * What the campaign may cost in all.
   */
  budget?: string
  /**
   * The currency of the budget.
   */
  currency?: string
  /**
   * The colour of the campaign in charts.
   */
  color: string
  /**
   * The first day of the campaign.
   */
  startsOn: string
  /**
   * The last day of the campaign.
   */
  endsOn?: string
  /**
   * The local time of day at which messages go out.
   */
  sendTime?: string
  /**
   * The launch, on the clock of the place where it happens.
   */
  launchAt?: string
  createdAt: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface CampaignCreateWire {
  slug: CampaignWire["slug"]
  name: CampaignWire["name"]
  channel: CampaignWire["channel"]
  status?: CampaignWire["status"]
  budget?: CampaignWire["budget"]
  currency?: CampaignWire["currency"]
  color?: CampaignWire["color"]
  startsOn: CampaignWire["startsOn"]
  endsOn?: CampaignWire["endsOn"]
  sendTime?: CampaignWire["sendTime"]
  launchAt?: CampaignWire["launchAt"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface CampaignPatchWire {
  slug?: CampaignWire["slug"]
  name?: CampaignWire["name"]
  channel?: CampaignWire["channel"]
  status?: CampaignWire["status"]
  budget?: CampaignWire["budget"] | null
  currency?: CampaignWire["currency"] | null
  color?: CampaignWire["color"]
  startsOn?: CampaignWire["startsOn"]
  endsOn?: CampaignWire["endsOn"] | null
  sendTime?: CampaignWire["sendTime"] | null
  launchAt?: CampaignWire["launchAt"] | null
}

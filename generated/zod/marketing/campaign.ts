// Made by concord from schemas/marketing/campaign.yaml; change it there.
import * as z from "zod";
import { uuid, slug, most, text, least, oneOf, decimal, atLeast, currency, color, date, time, localDateTime, timestamp, rule, same, units, object, validator } from "../concord.js";
import { Channel } from "./channel.js";

/** Names one campaign. */
export type CampaignId = string & { readonly __brand: "marketing.campaign" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const campaignFields = {
  id: uuid<CampaignId>(),
  /** The name of the campaign in links. */
  slug: slug.max(...most(80)),
  /** What the team calls the campaign. */
  name: text.min(...least(1)).max(...most(255)),
  channel: Channel,
  /** How far the campaign has come. */
  status: oneOf(["draft", "active", "paused", "finished"], "must be one of draft, active, paused, finished"),
  /** What the campaign may cost in all. */
  budget: decimal(12, 2).check(atLeast("0.00")).optional(),
  /** The currency of the budget. */
  currency: currency.optional(),
  /** The colour of the campaign in charts. */
  color: color,
  /** The first day of the campaign. */
  startsOn: date,
  /** The last day of the campaign. */
  endsOn: date.optional(),
  /** The local time of day at which messages go out. */
  sendTime: time(0).optional(),
  /** The launch, on the clock of the place where it happens. */
  launchAt: localDateTime(0).optional(),
  createdAt: timestamp,
};

/** What must hold of every record; the shapes below that have all its fields have the check. */
export const campaignChecks = {
  /** endsOn == null || endsOn >= startsOn */
  ends_after_start: rule<typeof campaignFields, "endsOn" | "startsOn">("ends_after_start", ["endsOn", "startsOn"], "A campaign ends after it starts.", (record) =>
    (record.endsOn == null) || (record.endsOn! >= record.startsOn)),
  /** (budget == null) == (currency == null) */
  budget_has_currency: rule<typeof campaignFields, "budget" | "currency">("budget_has_currency", ["budget", "currency"], "A budget has a currency.", (record) =>
    same(record.budget == null, record.currency == null)),
  /** status == 'active' ? budget != null && budget > 0.00 : true */
  active_has_budget: rule<typeof campaignFields, "status" | "budget">("active_has_budget", ["status", "budget"], "An active campaign has money to spend.", (record) =>
    same(record.status, "active") ? ((!(record.budget == null)) && (units(record.budget!, 2) > units("0.00", 2))) : true),
};

/** A campaign and when it runs. */
export const CampaignRecord = /* @__PURE__ */ (() => z.strictObject(campaignFields, object).check(campaignChecks.ends_after_start, campaignChecks.budget_has_currency, campaignChecks.active_has_budget))();

/** The record as readers take it: keys that they do not know are dropped. */
export const CampaignRead = /* @__PURE__ */ (() => z.object(campaignFields, object).check(campaignChecks.ends_after_start, campaignChecks.budget_has_currency, campaignChecks.active_has_budget))();

/** A new record, without what the store makes; what has a default may be left out. */
export const CampaignCreate = /* @__PURE__ */ (() => z.strictObject({
  slug: campaignFields.slug,
  name: campaignFields.name,
  channel: campaignFields.channel,
  status: campaignFields.status.prefault("draft"),
  budget: campaignFields.budget,
  currency: campaignFields.currency,
  color: campaignFields.color.prefault("#8eb7ff"),
  startsOn: campaignFields.startsOn,
  endsOn: campaignFields.endsOn,
  sendTime: campaignFields.sendTime,
  launchAt: campaignFields.launchAt,
}, object).check(campaignChecks.ends_after_start, campaignChecks.budget_has_currency, campaignChecks.active_has_budget))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const CampaignPatch = /* @__PURE__ */ (() => z.strictObject({
  slug: campaignFields.slug.optional(),
  name: campaignFields.name.optional(),
  channel: campaignFields.channel.optional(),
  status: campaignFields.status.optional(),
  budget: campaignFields.budget.nullable(),
  currency: campaignFields.currency.nullable(),
  color: campaignFields.color.optional(),
  startsOn: campaignFields.startsOn.optional(),
  endsOn: campaignFields.endsOn.nullable(),
  sendTime: campaignFields.sendTime.nullable(),
  launchAt: campaignFields.launchAt.nullable(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type Campaign = z.output<typeof CampaignRecord>;
export type CampaignWire = z.input<typeof CampaignRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateCampaign = /* @__PURE__ */ validator(CampaignRecord);
export const validateCampaignRecord = /* @__PURE__ */ validator(CampaignRecord);
export const validateCampaignRead = /* @__PURE__ */ validator(CampaignRead);
export const validateCampaignCreate = /* @__PURE__ */ validator(CampaignCreate);
export const validateCampaignPatch = /* @__PURE__ */ validator(CampaignPatch);

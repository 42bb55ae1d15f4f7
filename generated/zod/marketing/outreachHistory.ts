// Made by concord from schemas/marketing/outreachHistory.yaml; change it there.
import * as z from "zod";
import { uuid, uid, int32, timestamp, oneOf, rule, micros, among, object, validator } from "../concord.js";
import type { PersonId } from "../people/person.js";
import type { CampaignId } from "./campaign.js";
import { Channel } from "./channel.js";

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const outreachHistoryFields = {
  campaignId: uuid<CampaignId>(),
  personId: uid<PersonId>(),
  attempt: int32.min(1, "must be at least 1").max(20, "must be at most 20"),
  channel: Channel,
  /** When the message was sent. */
  sentAt: timestamp,
  /** When it was first opened. */
  openedAt: timestamp.optional(),
  /** When the person answered. */
  repliedAt: timestamp.optional(),
  /** What came of it. */
  outcome: oneOf(["none", "opened", "replied", "bounced", "optedOut"], "must be one of none, opened, replied, bounced, optedOut"),
};

/** What must hold of every record; the shapes below that have all its fields have the check. */
export const outreachHistoryChecks = {
  /** openedAt == null || openedAt >= sentAt */
  opened_after_sent: rule<typeof outreachHistoryFields, "openedAt" | "sentAt">("opened_after_sent", ["openedAt", "sentAt"], "must meet openedAt == null || openedAt >= sentAt", (record) =>
    (record.openedAt == null) || (micros(record.openedAt!) >= micros(record.sentAt))),
  /** repliedAt == null || outcome in ['replied', 'optedOut'] */
  reply_is_an_outcome: rule<typeof outreachHistoryFields, "repliedAt" | "outcome">("reply_is_an_outcome", ["repliedAt", "outcome"], "must meet repliedAt == null || outcome in ['replied', 'optedOut']", (record) =>
    (record.repliedAt == null) || among(record.outcome, ["replied", "optedOut"])),
};

/** Every contact with a person in a campaign, written down when it is over. */
export const OutreachHistoryRecord = /* @__PURE__ */ (() => z.strictObject(outreachHistoryFields, object).check(outreachHistoryChecks.opened_after_sent, outreachHistoryChecks.reply_is_an_outcome))();

/** The record as readers take it: keys that they do not know are dropped. */
export const OutreachHistoryRead = /* @__PURE__ */ (() => z.object(outreachHistoryFields, object).check(outreachHistoryChecks.opened_after_sent, outreachHistoryChecks.reply_is_an_outcome))();

/** A new record, without what the store makes; what has a default may be left out. */
export const OutreachHistoryCreate = /* @__PURE__ */ (() => z.strictObject({
  campaignId: outreachHistoryFields.campaignId,
  personId: outreachHistoryFields.personId,
  attempt: outreachHistoryFields.attempt,
  channel: outreachHistoryFields.channel,
  sentAt: outreachHistoryFields.sentAt,
  openedAt: outreachHistoryFields.openedAt,
  repliedAt: outreachHistoryFields.repliedAt,
  outcome: outreachHistoryFields.outcome.prefault("none"),
}, object).check(outreachHistoryChecks.opened_after_sent, outreachHistoryChecks.reply_is_an_outcome))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const OutreachHistoryPatch = /* @__PURE__ */ (() => z.strictObject({}, object))();

/** The application's value, and the JSON that it is made from. */
export type OutreachHistory = z.output<typeof OutreachHistoryRecord>;
export type OutreachHistoryWire = z.input<typeof OutreachHistoryRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateOutreachHistory = /* @__PURE__ */ validator(OutreachHistoryRecord);
export const validateOutreachHistoryRecord = /* @__PURE__ */ validator(OutreachHistoryRecord);
export const validateOutreachHistoryRead = /* @__PURE__ */ validator(OutreachHistoryRead);
export const validateOutreachHistoryCreate = /* @__PURE__ */ validator(OutreachHistoryCreate);
export const validateOutreachHistoryPatch = /* @__PURE__ */ validator(OutreachHistoryPatch);

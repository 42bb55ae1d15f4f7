// Made by concord from schemas/marketing/outreachHistory.yaml; change it there.
import * as z from "zod";
import { uuid, uid, int32, timestamp, rule, micros, among } from "../concord.js";
import type { PersonId } from "../people/person.js";
import type { CampaignId } from "./campaign.js";
import { Channel } from "./channel.js";

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const outreachHistoryFields = {
  campaignId: uuid<CampaignId>(),
  personId: uid<PersonId>(),
  attempt: int32.min(1).max(20),
  channel: Channel,
  /** When the message was sent. */
  sentAt: timestamp,
  /** When it was first opened. */
  openedAt: timestamp.optional(),
  /** When the person answered. */
  repliedAt: timestamp.optional(),
  /** What came of it so far. */
  outcome: z.literal(["none", "opened", "replied", "bounced", "optedOut"]),
};

/** What must hold of every record; the shapes below that have all its fields have the check. */
export const outreachHistoryChecks = {
  /** openedAt == null || openedAt >= sentAt */
  opened_after_sent: rule(outreachHistoryFields, "opened_after_sent", ["openedAt", "sentAt"], "Does not meet openedAt == null || openedAt >= sentAt", (record) =>
    (record.openedAt == null) || (micros(record.openedAt!) >= micros(record.sentAt))),
  /** repliedAt == null || outcome in ['replied', 'optedOut'] */
  reply_is_an_outcome: rule(outreachHistoryFields, "reply_is_an_outcome", ["repliedAt", "outcome"], "Does not meet repliedAt == null || outcome in ['replied', 'optedOut']", (record) =>
    (record.repliedAt == null) || among(record.outcome, ["replied", "optedOut"])),
};

/** Every contact with a person in a campaign. */
export const OutreachHistoryRecord = z.strictObject(outreachHistoryFields).check(outreachHistoryChecks.opened_after_sent, outreachHistoryChecks.reply_is_an_outcome);

/** The record as readers take it: keys that they do not know are dropped. */
export const OutreachHistoryRead = z.object(outreachHistoryFields).check(outreachHistoryChecks.opened_after_sent, outreachHistoryChecks.reply_is_an_outcome);

/** A new record, without what the store makes; what has a default may be left out. */
export const OutreachHistoryCreate = z.strictObject({
  campaignId: outreachHistoryFields.campaignId,
  personId: outreachHistoryFields.personId,
  attempt: outreachHistoryFields.attempt,
  channel: outreachHistoryFields.channel,
  sentAt: outreachHistoryFields.sentAt,
  openedAt: outreachHistoryFields.openedAt,
  repliedAt: outreachHistoryFields.repliedAt,
  outcome: outreachHistoryFields.outcome.prefault("none"),
}).check(outreachHistoryChecks.opened_after_sent, outreachHistoryChecks.reply_is_an_outcome);

/** A change: what is given is replaced, and null takes an optional value away. */
export const OutreachHistoryPatch = z.strictObject({
  channel: outreachHistoryFields.channel.optional(),
  sentAt: outreachHistoryFields.sentAt.optional(),
  openedAt: outreachHistoryFields.openedAt.nullable(),
  repliedAt: outreachHistoryFields.repliedAt.nullable(),
  outcome: outreachHistoryFields.outcome.optional(),
});

/** The application's value, and the JSON that it is made from. */
export type OutreachHistory = z.output<typeof OutreachHistoryRecord>;
export type OutreachHistoryWire = z.input<typeof OutreachHistoryRecord>;

// Made by concord from schemas/ple/leadEnrichment.yaml; change it there.
import * as z from "zod";
import { uuid, uid, hostname, oneOf, decimal, atLeast, int64, json, timestamp6, rule, micros, same, object, validator } from "../concord.js";
import type { PersonId } from "../people/person.js";

/** Names one leadEnrichment. */
export type LeadEnrichmentId = string & { readonly __brand: "ple.leadEnrichment" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const leadEnrichmentFields = {
  id: uuid<LeadEnrichmentId>(),
  personId: uid<PersonId>(),
  /** The host of the service that was asked. */
  provider: hostname,
  /** How far the request has come. */
  state: oneOf(["queued", "sent", "answered", "failed"], "must be one of queued, sent, answered, failed"),
  /** What the answer cost in US dollars. */
  cost: decimal(8, 4).check(atLeast("0.0000")),
  /** What the answer cost in credits of the provider. */
  credits: int64.check(z.gte(0n, "must be at least 0")),
  /** What the provider said. */
  answer: json.optional(),
  /** When the provider was asked. */
  requestedAt: timestamp6,
  /** When the answer came. */
  answeredAt: timestamp6.optional(),
  /** The request that this one repeats. */
  parent: uuid<LeadEnrichmentId>().optional(),
};

/** What must hold of every record; the shapes below that have all its fields have the check. */
export const leadEnrichmentChecks = {
  /** answeredAt == null || answeredAt > requestedAt */
  answered_later: rule<typeof leadEnrichmentFields, "answeredAt" | "requestedAt">("answered_later", ["answeredAt", "requestedAt"], "must meet answeredAt == null || answeredAt > requestedAt", (record) =>
    (record.answeredAt == null) || (micros(record.answeredAt!) > micros(record.requestedAt))),
  /** (state == 'answered') == (answeredAt != null) */
  answered_has_time: rule<typeof leadEnrichmentFields, "state" | "answeredAt">("answered_has_time", ["state", "answeredAt"], "must meet (state == 'answered') == (answeredAt != null)", (record) =>
    same(same(record.state, "answered"), !(record.answeredAt == null))),
};

/** One request to a provider for facts about a person. */
export const LeadEnrichmentRecord = /* @__PURE__ */ (() => z.strictObject(leadEnrichmentFields, object).check(leadEnrichmentChecks.answered_later, leadEnrichmentChecks.answered_has_time))();

/** The record as readers take it: keys that they do not know are dropped. */
export const LeadEnrichmentRead = /* @__PURE__ */ (() => z.object(leadEnrichmentFields, object).check(leadEnrichmentChecks.answered_later, leadEnrichmentChecks.answered_has_time))();

/** A new record, without what the store makes; what has a default may be left out. */
export const LeadEnrichmentCreate = /* @__PURE__ */ (() => z.strictObject({
  personId: leadEnrichmentFields.personId,
  provider: leadEnrichmentFields.provider,
  state: leadEnrichmentFields.state.prefault("queued"),
  cost: leadEnrichmentFields.cost.prefault("0.0000"),
  credits: leadEnrichmentFields.credits.prefault("0"),
  answer: leadEnrichmentFields.answer,
  requestedAt: leadEnrichmentFields.requestedAt,
  answeredAt: leadEnrichmentFields.answeredAt,
  parent: leadEnrichmentFields.parent,
}, object).check(leadEnrichmentChecks.answered_later, leadEnrichmentChecks.answered_has_time))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const LeadEnrichmentPatch = /* @__PURE__ */ (() => z.strictObject({
  personId: leadEnrichmentFields.personId.optional(),
  provider: leadEnrichmentFields.provider.optional(),
  state: leadEnrichmentFields.state.optional(),
  cost: leadEnrichmentFields.cost.optional(),
  credits: leadEnrichmentFields.credits.optional(),
  answer: leadEnrichmentFields.answer.nullable(),
  requestedAt: leadEnrichmentFields.requestedAt.optional(),
  answeredAt: leadEnrichmentFields.answeredAt.nullable(),
  parent: leadEnrichmentFields.parent.nullable(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type LeadEnrichment = z.output<typeof LeadEnrichmentRecord>;
export type LeadEnrichmentWire = z.input<typeof LeadEnrichmentRecord>;

/** What may follow each state. It may always stay as it is. */
export const leadEnrichmentStateTransitions = {
  queued: ["sent", "failed"],
  sent: ["answered", "failed"],
  answered: [],
  failed: [],
} as const;

/** Whether state may go from one value to another. */
export function canTransitionLeadEnrichmentState(from: keyof typeof leadEnrichmentStateTransitions, to: keyof typeof leadEnrichmentStateTransitions): boolean {
  const next: readonly string[] = leadEnrichmentStateTransitions[from];
  return from === to || next.includes(to);
}

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateLeadEnrichment = /* @__PURE__ */ validator(LeadEnrichmentRecord);
export const validateLeadEnrichmentRecord = /* @__PURE__ */ validator(LeadEnrichmentRecord);
export const validateLeadEnrichmentRead = /* @__PURE__ */ validator(LeadEnrichmentRead);
export const validateLeadEnrichmentCreate = /* @__PURE__ */ validator(LeadEnrichmentCreate);
export const validateLeadEnrichmentPatch = /* @__PURE__ */ validator(LeadEnrichmentPatch);

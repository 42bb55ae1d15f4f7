// Made by concord from schemas/people/intelligence.yaml; change it there.
import * as z from "zod";
import { uid, url, most, text, oneOf, list, object, least, date, float, timestamp, open, rule, validator } from "../concord.js";
import type { PersonId } from "./person.js";

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const intelligenceFields = {
  personId: uid<PersonId>(),
  /** The public profile that this was read from. */
  profileUrl: url.max(...most(300)),
  /** How the person introduces themselves there. */
  headline: text.max(...most(300)).optional(),
  /** The level of the present job. */
  seniority: oneOf(["intern", "junior", "senior", "lead", "executive"], "must be one of intern, junior, senior, lead, executive").optional(),
  /** Jobs as listed in the profile. */
  positions: list(z.strictObject({
    title: text.min(...least(1)).max(...most(200)),
    company: text.min(...least(1)).max(...most(255)),
    startedOn: date,
    endedOn: date.optional(),
  }, object)).max(20, "must have at most 20 members"),
  /** How sure the source is from 0 to 1. */
  confidence: float.min(0, "must be at least 0").max(1, "must be at most 1"),
  /** When the profile was last read. */
  enrichedAt: timestamp,
};

/** The fields as readers take them: objects with keys and open enums with values that they do not know. */
export const intelligenceReadFields = /* @__PURE__ */ (() => ({
  ...intelligenceFields,
  seniority: open<"intern" | "junior" | "senior" | "lead" | "executive">().optional(),
  positions: list(z.object({
    title: text.min(...least(1)).max(...most(200)),
    company: text.min(...least(1)).max(...most(255)),
    startedOn: date,
    endedOn: date.optional(),
  }, object)).max(20, "must have at most 20 members"),
}))();

/** What must hold of every record; the shapes below that have all its fields have the check. */
export const intelligenceChecks = {
  /** positions.all(p, p.endedOn == null || p.endedOn >= p.startedOn) */
  positions_end_later: rule<typeof intelligenceReadFields, "positions">("positions_end_later", ["positions"], "must meet positions.all(p, p.endedOn == null || p.endedOn >= p.startedOn)", (record) =>
    record.positions.every(($p) => ($p.endedOn == null) || ($p.endedOn! >= $p.startedOn))),
};

/** What enrichment found out about a person on LinkedIn. */
export const IntelligenceRecord = /* @__PURE__ */ (() => z.strictObject(intelligenceFields, object).check(intelligenceChecks.positions_end_later))();

/** The record as readers take it: keys that they do not know are dropped. */
export const IntelligenceRead = /* @__PURE__ */ (() => z.object(intelligenceReadFields, object).check(intelligenceChecks.positions_end_later))();

/** A new record, without what the store makes; what has a default may be left out. */
export const IntelligenceCreate = /* @__PURE__ */ (() => z.strictObject({
  personId: intelligenceFields.personId,
  profileUrl: intelligenceFields.profileUrl,
  headline: intelligenceFields.headline,
  seniority: intelligenceFields.seniority,
  positions: intelligenceFields.positions.prefault(() => []),
  confidence: intelligenceFields.confidence,
  enrichedAt: intelligenceFields.enrichedAt,
}, object).check(intelligenceChecks.positions_end_later))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const IntelligencePatch = /* @__PURE__ */ (() => z.strictObject({
  profileUrl: intelligenceFields.profileUrl.optional(),
  headline: intelligenceFields.headline.nullable(),
  seniority: intelligenceFields.seniority.nullable(),
  positions: intelligenceFields.positions.optional(),
  confidence: intelligenceFields.confidence.optional(),
  enrichedAt: intelligenceFields.enrichedAt.optional(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type Intelligence = z.output<typeof IntelligenceRecord>;
export type IntelligenceWire = z.input<typeof IntelligenceRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateIntelligence = /* @__PURE__ */ validator(IntelligenceRecord);
export const validateIntelligenceRecord = /* @__PURE__ */ validator(IntelligenceRecord);
export const validateIntelligenceRead = /* @__PURE__ */ validator(IntelligenceRead);
export const validateIntelligenceCreate = /* @__PURE__ */ validator(IntelligenceCreate);
export const validateIntelligencePatch = /* @__PURE__ */ validator(IntelligencePatch);

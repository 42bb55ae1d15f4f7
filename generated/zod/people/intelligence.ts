// Made by concord from schemas/people/intelligence.yaml; change it there.
import * as z from "zod";
import { uid, url, text, date, float, timestamp, open, rule } from "../concord.js";
import type { PersonId } from "./person.js";

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const intelligenceFields = {
  personId: uid<PersonId>(),
  /** The public profile that this was read from. */
  profileUrl: url.max(300),
  /** How the person introduces themselves there. */
  headline: text.max(300).optional(),
  /** The level of the present job. */
  seniority: z.literal(["intern", "junior", "senior", "lead", "executive"]).optional(),
  /** Jobs as listed in the profile. */
  positions: z.array(z.strictObject({
    title: text.min(1).max(200),
    company: text.min(1).max(255),
    startedOn: date,
    endedOn: date.optional(),
  })).max(20),
  /** How sure the source is from 0 to 1. */
  confidence: float.min(0).max(1),
  /** When the profile was last read. */
  enrichedAt: timestamp,
};

/** The fields as readers take them: objects with keys and open enums with values that they do not know. */
export const intelligenceReadFields = {
  ...intelligenceFields,
  seniority: open<"intern" | "junior" | "senior" | "lead" | "executive">().optional(),
  positions: z.array(z.object({
    title: text.min(1).max(200),
    company: text.min(1).max(255),
    startedOn: date,
    endedOn: date.optional(),
  })).max(20),
};

/** What must hold of every record; the shapes below that have all its fields have the check. */
export const intelligenceChecks = {
  /** positions.all(p, p.endedOn == null || p.endedOn >= p.startedOn) */
  positions_end_later: rule(intelligenceReadFields, "positions_end_later", ["positions"], "Does not meet positions.all(p, p.endedOn == null || p.endedOn >= p.startedOn)", (record) =>
    record.positions.every(($p) => ($p.endedOn == null) || ($p.endedOn! >= $p.startedOn))),
};

/** What enrichment found out about a person on LinkedIn. */
export const IntelligenceRecord = z.strictObject(intelligenceFields).check(intelligenceChecks.positions_end_later);

/** The record as readers take it: keys that they do not know are dropped. */
export const IntelligenceRead = z.object(intelligenceReadFields).check(intelligenceChecks.positions_end_later);

/** A new record, without what the store makes; what has a default may be left out. */
export const IntelligenceCreate = z.strictObject({
  personId: intelligenceFields.personId,
  profileUrl: intelligenceFields.profileUrl,
  headline: intelligenceFields.headline,
  seniority: intelligenceFields.seniority,
  positions: intelligenceFields.positions.prefault(() => []),
  confidence: intelligenceFields.confidence,
  enrichedAt: intelligenceFields.enrichedAt,
}).check(intelligenceChecks.positions_end_later);

/** A change: what is given is replaced, and null takes an optional value away. */
export const IntelligencePatch = z.strictObject({
  profileUrl: intelligenceFields.profileUrl.optional(),
  headline: intelligenceFields.headline.nullable(),
  seniority: intelligenceFields.seniority.nullable(),
  positions: intelligenceFields.positions.optional(),
  confidence: intelligenceFields.confidence.optional(),
  enrichedAt: intelligenceFields.enrichedAt.optional(),
});

/** The application's value, and the JSON that it is made from. */
export type Intelligence = z.output<typeof IntelligenceRecord>;
export type IntelligenceWire = z.input<typeof IntelligenceRecord>;

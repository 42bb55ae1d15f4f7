// Made by concord from schemas/bit/leadScore.yaml; change it there.
import * as z from "zod";
import { uid, slug, most, semver, date, int32, float, map, object, validator } from "../concord.js";
import type { PersonId } from "../people/person.js";

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const leadScoreFields = {
  personId: uid<PersonId>(),
  model: slug.max(...most(60)),
  /** The version of the model that computed the score. */
  release: semver,
  computedOn: date,
  /** How promising the lead is from 0 to 100. */
  score: int32.min(0, "must be at least 0").max(100, "must be at most 100"),
  /** What the model gave before it was brought to 0 to 100. */
  raw: float.gt(-1000, "must be more than -1000").lt(1000, "must be less than 1000"),
  /** How much each factor added or took away. */
  factors: map(float.min(-1, "must be at least -1").max(1, "must be at most 1")).optional(),
};

/** How promising a person is, by one model. */
export const LeadScoreRecord = /* @__PURE__ */ (() => z.strictObject(leadScoreFields, object))();

/** The record as readers take it: keys that they do not know are dropped. */
export const LeadScoreRead = /* @__PURE__ */ (() => z.object(leadScoreFields, object))();

/** A new record, without what the store makes; what has a default may be left out. */
export const LeadScoreCreate = /* @__PURE__ */ (() => z.strictObject({
  personId: leadScoreFields.personId,
  model: leadScoreFields.model,
  release: leadScoreFields.release,
  computedOn: leadScoreFields.computedOn,
  score: leadScoreFields.score,
  raw: leadScoreFields.raw,
  factors: leadScoreFields.factors,
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const LeadScorePatch = /* @__PURE__ */ (() => z.strictObject({
  release: leadScoreFields.release.optional(),
  score: leadScoreFields.score.optional(),
  raw: leadScoreFields.raw.optional(),
  factors: leadScoreFields.factors.nullable(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type LeadScore = z.output<typeof LeadScoreRecord>;
export type LeadScoreWire = z.input<typeof LeadScoreRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateLeadScore = /* @__PURE__ */ validator(LeadScoreRecord);
export const validateLeadScoreRecord = /* @__PURE__ */ validator(LeadScoreRecord);
export const validateLeadScoreRead = /* @__PURE__ */ validator(LeadScoreRead);
export const validateLeadScoreCreate = /* @__PURE__ */ validator(LeadScoreCreate);
export const validateLeadScorePatch = /* @__PURE__ */ validator(LeadScorePatch);

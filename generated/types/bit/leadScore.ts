// Made by concord from schemas/bit/leadScore.yaml; change it there.
import type { PersonId } from "../people/person.js";

/** How promising a person is, by one model. */
export interface LeadScore {
  /** 1 to 128 characters. */
  personId: PersonId;
  /** Slug, at most 60 characters. */
  model: string;
  /** The version of the model that computed the score. Semver, at most 256 characters. */
  release: string;
  /** `YYYY-MM-DD`. */
  computedOn: string;
  /** How promising the lead is from 0 to 100. Whole number of 32 bits, at least 0, at most 100. */
  score: number;
  /** What the model gave before it was brought to 0 to 100. More than -1000, less than 1000. */
  raw: number;
  /** How much each factor added or took away. Each at least -1 and at most 1. */
  factors?: { [key: string]: number } | undefined;
}

/** What readers get. */
export type LeadScoreRead = LeadScore;

/** A new record, without what the store makes; what has a default may be left out. */
export interface LeadScoreCreate {
  personId: LeadScore["personId"];
  model: LeadScore["model"];
  release: LeadScore["release"];
  computedOn: LeadScore["computedOn"];
  score: LeadScore["score"];
  raw: LeadScore["raw"];
  factors?: LeadScore["factors"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface LeadScorePatch {
  release?: LeadScore["release"] | undefined;
  score?: LeadScore["score"] | undefined;
  raw?: LeadScore["raw"] | undefined;
  factors?: LeadScore["factors"] | null | undefined;
}

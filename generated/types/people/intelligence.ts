// Made by concord from schemas/people/intelligence.yaml; change it there.
import type { PersonId } from "./person.js";

/**
 * What enrichment found out about a person on LinkedIn.
 * Holds: `positions.all(p, p.endedOn == null || p.endedOn >= p.startedOn)`
 */
export interface Intelligence {
  /** 1 to 128 characters. */
  personId: PersonId;
  /** The public profile that this was read from. Url, at most 300 characters. */
  profileUrl: string;
  /** How the person introduces themselves there. At most 300 characters. */
  headline?: string | undefined;
  /** The level of the present job. */
  seniority?: "intern" | "junior" | "senior" | "lead" | "executive" | undefined;
  /** Jobs as listed in the profile. At most 20 members. */
  positions: ({
    /** 1 to 200 characters. */
    title: string;
    /** 1 to 255 characters. */
    company: string;
    /** `YYYY-MM-DD`. */
    startedOn: string;
    /** `YYYY-MM-DD`. */
    endedOn?: string | undefined;
  })[];
  /** How sure the source is from 0 to 1. At least 0, at most 1. */
  confidence: number;
  /** When the profile was last read. To the millisecond. */
  enrichedAt: Date;
}

/** What readers get. */
export interface IntelligenceRead {
  personId: Intelligence["personId"];
  profileUrl: Intelligence["profileUrl"];
  headline?: Intelligence["headline"] | undefined;
  seniority?: "intern" | "junior" | "senior" | "lead" | "executive" | (string & {}) | undefined;
  positions: Intelligence["positions"];
  confidence: Intelligence["confidence"];
  enrichedAt: Intelligence["enrichedAt"];
}

/** A new record, without what the store makes; what has a default may be left out. */
export interface IntelligenceCreate {
  personId: Intelligence["personId"];
  profileUrl: Intelligence["profileUrl"];
  headline?: Intelligence["headline"] | undefined;
  seniority?: Intelligence["seniority"] | undefined;
  positions?: Intelligence["positions"] | undefined;
  confidence: Intelligence["confidence"];
  enrichedAt: Intelligence["enrichedAt"];
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface IntelligencePatch {
  profileUrl?: Intelligence["profileUrl"] | undefined;
  headline?: Intelligence["headline"] | null | undefined;
  seniority?: Intelligence["seniority"] | null | undefined;
  positions?: Intelligence["positions"] | undefined;
  confidence?: Intelligence["confidence"] | undefined;
  enrichedAt?: Intelligence["enrichedAt"] | undefined;
}

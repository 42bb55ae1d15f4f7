// Made by concord from schemas/people/intelligence.yaml; change it there.

/**
 * What enrichment found out about a person on LinkedIn.
 */
export interface IntelligenceWire {
  personId: string
  /**
   * The public profile that this was read from.
   */
  profileUrl: string
  /**
   * How the person introduces themselves there.
   */
  headline?: string
  /**
   * The level of the present job.
   */
  seniority?: ("intern" | "junior" | "senior" | "lead" | "executive")
  /**
   * Jobs as listed in the profile.
   */
  positions: {
    title: string
    company: string
    startedOn: string
    endedOn?: string
  }[]
  /**
   * How sure the source is from 0 to 1.
   */
  confidence: number
  /**
   * When the profile was last read.
   */
  enrichedAt: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface IntelligenceCreateWire {
  personId: IntelligenceWire["personId"]
  profileUrl: IntelligenceWire["profileUrl"]
  headline?: IntelligenceWire["headline"]
  seniority?: IntelligenceWire["seniority"]
  positions?: IntelligenceWire["positions"]
  confidence: IntelligenceWire["confidence"]
  enrichedAt: IntelligenceWire["enrichedAt"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface IntelligencePatchWire {
  profileUrl?: IntelligenceWire["profileUrl"]
  headline?: IntelligenceWire["headline"] | null
  seniority?: IntelligenceWire["seniority"] | null
  positions?: IntelligenceWire["positions"]
  confidence?: IntelligenceWire["confidence"]
  enrichedAt?: IntelligenceWire["enrichedAt"]
}

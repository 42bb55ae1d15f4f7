// Made by concord from schemas/people/intelligence.yaml; change it there.

/**
 * What enrichment found out about a person on LinkedIn.
 */
export interface IntelligenceWire {
  personId: string
  profileUrl: string
  headline?: string
  seniority?: ("intern" | "junior" | "senior" | "lead" | "executive")
  positions: {
    title: string
    company: string
    startedOn: string
    endedOn?: string
  }[]
  confidence: number
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

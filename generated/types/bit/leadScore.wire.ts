// Made by concord from schemas/bit/leadScore.yaml; change it there.

/**
 * How promising a person is, by one model.
 */
export interface LeadScoreWire {
  personId: string
  model: string
  /**
   * The version of the model that computed the score.
   */
  release: string
  computedOn: string
  /**
   * How promising the lead is from 0 to 100.
   */
  score: number
  /**
   * What the model gave before it was brought to 0 to 100.
   */
  raw: number
  /**
   * How much each factor added or took away.
   */
  factors?: {
    [k: string]: number
  }
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface LeadScoreCreateWire {
  personId: LeadScoreWire["personId"]
  model: LeadScoreWire["model"]
  release: LeadScoreWire["release"]
  computedOn: LeadScoreWire["computedOn"]
  score: LeadScoreWire["score"]
  raw: LeadScoreWire["raw"]
  factors?: LeadScoreWire["factors"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface LeadScorePatchWire {
  release?: LeadScoreWire["release"]
  score?: LeadScoreWire["score"]
  raw?: LeadScoreWire["raw"]
  factors?: LeadScoreWire["factors"] | null
}

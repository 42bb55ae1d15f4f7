// Made by concord from schemas/marketing/attribution.yaml; change it there.

/**
 * Which contact gets how much of the credit for a conversion.
 */
export interface AttributionWire {
  id: string
  campaignId: string
  personId: string
  attempt: number
  /**
   * The rule by which credit is shared among contacts.
   */
  model: ("firstTouch" | "lastTouch" | "linear" | "timeDecay")
  /**
   * The share of the credit that this contact gets.
   */
  weight: string
  /**
   * The part of the sale that the share comes to.
   */
  amount: string
  /**
   * When the person became a customer.
   */
  convertedAt: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface AttributionCreateWire {
  campaignId: AttributionWire["campaignId"]
  personId: AttributionWire["personId"]
  attempt: AttributionWire["attempt"]
  model: AttributionWire["model"]
  weight: AttributionWire["weight"]
  amount: AttributionWire["amount"]
  convertedAt: AttributionWire["convertedAt"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface AttributionPatchWire {
  campaignId?: AttributionWire["campaignId"]
  personId?: AttributionWire["personId"]
  attempt?: AttributionWire["attempt"]
  model?: AttributionWire["model"]
  weight?: AttributionWire["weight"]
  amount?: AttributionWire["amount"]
  convertedAt?: AttributionWire["convertedAt"]
}

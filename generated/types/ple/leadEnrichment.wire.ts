// Made by concord from schemas/ple/leadEnrichment.yaml; change it there.
import type { JsonValue } from "../concord.js";

/**
 * One request to a provider for facts about a person.
 */
export interface LeadEnrichmentWire {
  id: string
  personId: string
  /**
   * The host of the service that was asked.
   */
  provider: string
  /**
   * How far the request has come.
   */
  state: ("queued" | "sent" | "answered" | "failed")
  /**
   * What the answer cost in US dollars.
   */
  cost: string
  /**
   * What the answer cost in credits of the provider.
   */
  credits: string
  /**
   * What the provider said.
   */
  answer?: JsonValue
  /**
   * When the provider was asked.
   */
  requestedAt: string
  /**
   * When the answer came.
   */
  answeredAt?: string
  /**
   * The request that this one repeats.
   */
  parent?: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface LeadEnrichmentCreateWire {
  personId: LeadEnrichmentWire["personId"]
  provider: LeadEnrichmentWire["provider"]
  state?: LeadEnrichmentWire["state"]
  cost?: LeadEnrichmentWire["cost"]
  credits?: LeadEnrichmentWire["credits"]
  answer?: LeadEnrichmentWire["answer"]
  requestedAt: LeadEnrichmentWire["requestedAt"]
  answeredAt?: LeadEnrichmentWire["answeredAt"]
  parent?: LeadEnrichmentWire["parent"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface LeadEnrichmentPatchWire {
  personId?: LeadEnrichmentWire["personId"]
  provider?: LeadEnrichmentWire["provider"]
  state?: LeadEnrichmentWire["state"]
  cost?: LeadEnrichmentWire["cost"]
  credits?: LeadEnrichmentWire["credits"]
  answer?: LeadEnrichmentWire["answer"] | null
  requestedAt?: LeadEnrichmentWire["requestedAt"]
  answeredAt?: LeadEnrichmentWire["answeredAt"] | null
  parent?: LeadEnrichmentWire["parent"] | null
}

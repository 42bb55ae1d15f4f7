// Made by concord from schemas/ple/leadEnrichment.yaml; change it there.
import type { JsonValue } from "../concord.js";
import type { PersonId } from "../people/person.js";

/** Names one leadEnrichment. */
export type LeadEnrichmentId = string & { readonly __brand: "ple.leadEnrichment" };

/**
 * One request to a provider for facts about a person.
 * Holds: `answeredAt == null || answeredAt > requestedAt`
 * Holds: `(state == 'answered') == (answeredAt != null)`
 */
export interface LeadEnrichment {
  /** A UUID in lower case. */
  id: LeadEnrichmentId;
  /** 1 to 128 characters. */
  personId: PersonId;
  /** The host of the service that was asked. Hostname, at most 253 characters. */
  provider: string;
  /** How far the request has come. */
  state: "queued" | "sent" | "answered" | "failed";
  /** What the answer cost in US dollars. Decimal text of 8 digits, 4 after the point, at least 0.0000. */
  cost: string;
  /** What the answer cost in credits of the provider. 64 bits, at least 0. */
  credits: bigint;
  /** What the provider said. */
  answer?: JsonValue | undefined;
  /** When the provider was asked. `YYYY-MM-DDTHH:MM:SS.ffffffZ`. */
  requestedAt: string;
  /** When the answer came. `YYYY-MM-DDTHH:MM:SS.ffffffZ`. */
  answeredAt?: string | undefined;
  /** The request that this one repeats. A UUID in lower case. */
  parent?: LeadEnrichmentId | undefined;
}

/** What readers get. */
export type LeadEnrichmentRead = LeadEnrichment;

/** A new record, without what the store makes; what has a default may be left out. */
export interface LeadEnrichmentCreate {
  personId: LeadEnrichment["personId"];
  provider: LeadEnrichment["provider"];
  state?: LeadEnrichment["state"] | undefined;
  cost?: LeadEnrichment["cost"] | undefined;
  credits?: LeadEnrichment["credits"] | undefined;
  answer?: LeadEnrichment["answer"] | undefined;
  requestedAt: LeadEnrichment["requestedAt"];
  answeredAt?: LeadEnrichment["answeredAt"] | undefined;
  parent?: LeadEnrichment["parent"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface LeadEnrichmentPatch {
  personId?: LeadEnrichment["personId"] | undefined;
  provider?: LeadEnrichment["provider"] | undefined;
  state?: LeadEnrichment["state"] | undefined;
  cost?: LeadEnrichment["cost"] | undefined;
  credits?: LeadEnrichment["credits"] | undefined;
  answer?: LeadEnrichment["answer"] | null | undefined;
  requestedAt?: LeadEnrichment["requestedAt"] | undefined;
  answeredAt?: LeadEnrichment["answeredAt"] | null | undefined;
  parent?: LeadEnrichment["parent"] | null | undefined;
}

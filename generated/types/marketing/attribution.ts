// Made by concord from schemas/marketing/attribution.yaml; change it there.

/** Names one attribution. */
export type AttributionId = string & { readonly __brand: "marketing.attribution" };

/** Which contact gets how much of the credit for a conversion. */
export interface Attribution {
  /** A UUID in lower case. */
  id: AttributionId;
  /** A UUID in lower case. */
  campaignId: string & { readonly __brand: "uuid" };
  /** 1 to 128 characters. */
  personId: string & { readonly __brand: "uid" };
  /** Whole number of 32 bits, at least 1, at most 20. */
  attempt: number;
  /** The rule by which credit is shared among contacts. */
  model: "firstTouch" | "lastTouch" | "linear" | "timeDecay";
  /** The share of the credit that this contact gets. Decimal text of 5 digits, 4 after the point, at least 0.0000, at most 1.0000. */
  weight: string;
  /** The part of the sale that the share comes to. Decimal text of 18 digits, 4 after the point. */
  amount: string;
  /** When the person became a customer. To the millisecond. */
  convertedAt: Date;
}

/** What readers get. */
export type AttributionRead = Attribution;

/** A new record, without what the store makes; what has a default may be left out. */
export interface AttributionCreate {
  campaignId: Attribution["campaignId"];
  personId: Attribution["personId"];
  attempt: Attribution["attempt"];
  model: Attribution["model"];
  weight: Attribution["weight"];
  amount: Attribution["amount"];
  convertedAt: Attribution["convertedAt"];
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface AttributionPatch {
  campaignId?: Attribution["campaignId"] | undefined;
  personId?: Attribution["personId"] | undefined;
  attempt?: Attribution["attempt"] | undefined;
  model?: Attribution["model"] | undefined;
  weight?: Attribution["weight"] | undefined;
  amount?: Attribution["amount"] | undefined;
  convertedAt?: Attribution["convertedAt"] | undefined;
}

// Made by concord from schemas/people/address.yaml; change it there.

/** Where post is delivered. */
export interface Address {
  /** 1 to 200 characters. */
  street: string;
  /** 1 to 100 characters. */
  city: string;
  /** Matches `[0-9A-Z][0-9A-Z -]{1,9}`. */
  zip?: string | undefined;
  /** Country code, at most 2 characters. */
  country: string;
}

/** What readers get. */
export type AddressRead = Address;

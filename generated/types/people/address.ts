// Made by concord from schemas/people/address.yaml; change it there.

/** Where post is delivered. */
export interface Address {
  /** Street and number. 1 to 200 characters. */
  street: string;
  /** The town as it is written on letters. 1 to 100 characters. */
  city: string;
  /** The postal code. Matches `[0-9A-Z][0-9A-Z -]{1,9}`. */
  zip?: string | undefined;
  /** The country by its code of two letters. Country code, at most 2 characters. */
  country: string;
}

/** What readers get. */
export type AddressRead = Address;

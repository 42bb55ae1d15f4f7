// Made by concord from schemas/people/address.yaml; change it there.

/**
 * Where post is delivered.
 */
export interface AddressWire {
  /**
   * Street and number.
   */
  street: string
  /**
   * The town as it is written on letters.
   */
  city: string
  /**
   * The postal code.
   */
  zip?: string
  /**
   * The country by its code of two letters.
   */
  country: string
}

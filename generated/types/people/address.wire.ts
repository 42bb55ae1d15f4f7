// Made by concord from schemas/people/address.yaml; change it there.

/**
 * Where post is delivered.
 */
export interface AddressWire {
  street: string
  city: string
  zip?: string
  country: string
}

// Made by concord from schemas/public/product.yaml; change it there.

/**
 * Something that can be ordered.
 */
export interface ProductWire {
  id: string
  /**
   * What the product is called.
   */
  name: string
  /**
   * What one of them costs today.
   */
  price: string
  createdAt: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface ProductCreateWire {
  name: ProductWire["name"]
  price: ProductWire["price"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface ProductPatchWire {
  name?: ProductWire["name"]
  price?: ProductWire["price"]
}

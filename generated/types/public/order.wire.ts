// Made by concord from schemas/public/order.yaml; change it there.

/**
 * What a user ordered.
 */
export interface OrderWire {
  id: string
  userId: string
  items: OrderItemWire[]
  /**
   * What the user pays.
   */
  total: string
  /**
   * How far the order has come.
   */
  status: ("pending" | "completed" | "cancelled")
  /**
   * What the user wants to be considered.
   */
  note?: string
  createdAt: string
}

/**
 * One line of an order, with the price of the day.
 */
export interface OrderItemWire {
  /**
   * The product that was ordered.
   */
  productId: string
  /**
   * What the product was called on that day.
   */
  name: string
  /**
   * How many were ordered.
   */
  quantity: number
  /**
   * What one of them cost on that day.
   */
  unitPrice: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface OrderCreateWire {
  userId: OrderWire["userId"]
  items: OrderWire["items"]
  total: OrderWire["total"]
  status?: OrderWire["status"]
  note?: OrderWire["note"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface OrderPatchWire {
  items?: OrderWire["items"]
  total?: OrderWire["total"]
  status?: OrderWire["status"]
  note?: OrderWire["note"] | null
}

// Made by concord from schemas/public/order.yaml; change it there.

/**
 * What a user ordered.
 */
export interface OrderWire {
  id: string
  userId: string
  items: OrderItemWire[]
  total: string
  status: ("pending" | "completed" | "cancelled")
  note?: string
  createdAt: string
}

/**
 * One line of an order, with the price of the day.
 */
export interface OrderItemWire {
  productId: string
  name: string
  quantity: number
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

// Made by concord from schemas/public/orderItem.yaml; change it there.

/**
 * One line of an order, with the price of the day.
 */
export interface OrderItemWire {
  productId: string
  name: string
  quantity: number
  unitPrice: string
}

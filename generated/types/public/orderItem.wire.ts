// Made by concord from schemas/public/orderItem.yaml; change it there.

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

// Made by concord from schemas/public/orderItem.yaml; change it there.

/** One line of an order, with the price of the day. */
export interface OrderItem {
  /** The product that was ordered. A UUID in lower case. */
  productId: string & { readonly __brand: "uuid" };
  /** What the product was called on that day. 1 to 255 characters. */
  name: string;
  /** How many were ordered. Whole number of 32 bits, at least 1, at most 1000. */
  quantity: number;
  /** What one of them cost on that day. Decimal text of 10 digits, 2 after the point, at least 0.00. */
  unitPrice: string;
}

/** What readers get. */
export type OrderItemRead = OrderItem;

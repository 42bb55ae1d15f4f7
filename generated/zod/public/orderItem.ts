// Made by concord from schemas/public/orderItem.yaml; change it there.
import * as z from "zod";
import { object, uuid, text, least, most, int32, decimal, atLeast } from "../concord.js";

/** One line of an order, with the price of the day. */
export const OrderItem = z.strictObject({
  /** The product that was ordered. */
  productId: uuid<string & { readonly __brand: "uuid" }>(),
  /** What the product was called on that day. */
  name: text.min(...least(1)).max(...most(255)),
  /** How many were ordered. */
  quantity: int32.min(1, "must be at least 1").max(1000, "must be at most 1000"),
  /** What one of them cost on that day. */
  unitPrice: decimal(10, 2).check(atLeast("0.00")),
}, object);
export type OrderItem = z.output<typeof OrderItem>;
export type OrderItemWire = z.input<typeof OrderItem>;

/** What readers take of it. */
export const OrderItemRead = z.object(OrderItem.shape, object);
export type OrderItemRead = z.output<typeof OrderItemRead>;

// Made by concord from schemas/public/orderItem.yaml; change it there.
import * as z from "zod";
import { uuid, text, int32, decimal, atLeast } from "../concord.js";

/** One line of an order, with the price of the day. */
export const OrderItem = z.strictObject({
  productId: uuid<string & { readonly __brand: "uuid" }>(),
  name: text.min(1).max(255),
  quantity: int32.min(1).max(1000),
  unitPrice: decimal(10, 2).check(atLeast("0.00")),
});
export type OrderItem = z.output<typeof OrderItem>;
export type OrderItemWire = z.input<typeof OrderItem>;

/** What readers take of it. */
export const OrderItemRead = z.object(OrderItem.shape);
export type OrderItemRead = z.output<typeof OrderItemRead>;

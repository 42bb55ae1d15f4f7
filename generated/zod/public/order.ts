// Made by concord from schemas/public/order.yaml; change it there.
import * as z from "zod";
import { uuid, uid, decimal, atLeast, text, timestamp, rule, units } from "../concord.js";
import { OrderItem, OrderItemRead } from "./orderItem.js";
import type { UserId } from "./user.js";

/** Names one order. */
export type OrderId = string & { readonly __brand: "public.order" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const orderFields = {
  id: uuid<OrderId>(),
  userId: uid<UserId>(),
  items: z.array(OrderItem).min(1).max(12),
  /** What the user pays. */
  total: decimal(12, 2).check(atLeast("0.00")),
  /** How far the order has come. */
  status: z.literal(["pending", "completed", "cancelled"]),
  /** What the user wants to be considered. */
  note: text.max(500).optional(),
  createdAt: timestamp,
};

/** The fields as readers take them: objects with keys and open enums with values that they do not know. */
export const orderReadFields = {
  ...orderFields,
  items: z.array(OrderItemRead).min(1).max(12),
};

/** What must hold of every record; the shapes below that have all its fields have the check. */
export const orderChecks = {
  /** items.all(item, item.unitPrice <= total) */
  total_covers_each_item: rule(orderReadFields, "total_covers_each_item", ["items", "total"], "No item costs more than the order.", (record) =>
    record.items.every(($item) => units($item.unitPrice, 2) <= units(record.total, 2))),
};

/** What a user ordered. */
export const OrderRecord = z.strictObject(orderFields).check(orderChecks.total_covers_each_item);

/** The record as readers take it: keys that they do not know are dropped. */
export const OrderRead = z.object(orderReadFields).check(orderChecks.total_covers_each_item);

/** A new record, without what the store makes; what has a default may be left out. */
export const OrderCreate = z.strictObject({
  userId: orderFields.userId,
  items: orderFields.items,
  total: orderFields.total,
  status: orderFields.status.prefault("pending"),
  note: orderFields.note,
}).check(orderChecks.total_covers_each_item);

/** A change: what is given is replaced, and null takes an optional value away. */
export const OrderPatch = z.strictObject({
  items: orderFields.items.optional(),
  total: orderFields.total.optional(),
  status: orderFields.status.optional(),
  note: orderFields.note.nullable(),
});

/** The application's value, and the JSON that it is made from. */
export type Order = z.output<typeof OrderRecord>;
export type OrderWire = z.input<typeof OrderRecord>;

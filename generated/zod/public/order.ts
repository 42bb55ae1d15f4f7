// Made by concord from schemas/public/order.yaml; change it there.
import * as z from "zod";
import { uuid, uid, list, decimal, atLeast, oneOf, text, most, timestamp, rule, units, object, validator } from "../concord.js";
import { OrderItem, OrderItemRead } from "./orderItem.js";
import type { UserId } from "./user.js";

/** Names one order. */
export type OrderId = string & { readonly __brand: "public.order" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const orderFields = {
  id: uuid<OrderId>(),
  userId: uid<UserId>(),
  items: list(OrderItem).min(1, "must have at least 1 member").max(12, "must have at most 12 members"),
  /** What the user pays. */
  total: decimal(12, 2).check(atLeast("0.00")),
  /** How far the order has come. */
  status: oneOf(["pending", "completed", "cancelled"], "must be one of pending, completed, cancelled"),
  /** What the user wants to be considered. */
  note: text.max(...most(500)).optional(),
  createdAt: timestamp,
};

/** The fields as readers take them: objects with keys and open enums with values that they do not know. */
export const orderReadFields = /* @__PURE__ */ (() => ({
  ...orderFields,
  items: list(OrderItemRead).min(1, "must have at least 1 member").max(12, "must have at most 12 members"),
}))();

/** What must hold of every record; the shapes below that have all its fields have the check. */
export const orderChecks = {
  /** items.all(item, item.unitPrice <= total) */
  total_covers_each_item: rule<typeof orderReadFields, "items" | "total">("total_covers_each_item", ["items", "total"], "No item costs more than the order.", (record) =>
    record.items.every(($item) => units($item.unitPrice, 2) <= units(record.total, 2))),
};

/** What a user ordered. */
export const OrderRecord = /* @__PURE__ */ (() => z.strictObject(orderFields, object).check(orderChecks.total_covers_each_item))();

/** The record as readers take it: keys that they do not know are dropped. */
export const OrderRead = /* @__PURE__ */ (() => z.object(orderReadFields, object).check(orderChecks.total_covers_each_item))();

/** A new record, without what the store makes; what has a default may be left out. */
export const OrderCreate = /* @__PURE__ */ (() => z.strictObject({
  userId: orderFields.userId,
  items: orderFields.items,
  total: orderFields.total,
  status: orderFields.status.prefault("pending"),
  note: orderFields.note,
}, object).check(orderChecks.total_covers_each_item))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const OrderPatch = /* @__PURE__ */ (() => z.strictObject({
  items: orderFields.items.optional(),
  total: orderFields.total.optional(),
  status: orderFields.status.optional(),
  note: orderFields.note.nullable(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type Order = z.output<typeof OrderRecord>;
export type OrderWire = z.input<typeof OrderRecord>;

/** What may follow each status. It may always stay as it is. */
export const orderStatusTransitions = {
  pending: ["completed", "cancelled"],
  completed: [],
  cancelled: [],
} as const;

/** Whether status may go from one value to another. */
export function canTransitionOrderStatus(from: keyof typeof orderStatusTransitions, to: keyof typeof orderStatusTransitions): boolean {
  const next: readonly string[] = orderStatusTransitions[from];
  return from === to || next.includes(to);
}

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateOrder = /* @__PURE__ */ validator(OrderRecord);
export const validateOrderRecord = /* @__PURE__ */ validator(OrderRecord);
export const validateOrderRead = /* @__PURE__ */ validator(OrderRead);
export const validateOrderCreate = /* @__PURE__ */ validator(OrderCreate);
export const validateOrderPatch = /* @__PURE__ */ validator(OrderPatch);

// Made by concord from schemas/public/order.yaml; change it there.
import type { OrderItem } from "./orderItem.js";
import type { UserId } from "./user.js";

/** Names one order. */
export type OrderId = string & { readonly __brand: "public.order" };

/**
 * What a user ordered.
 * No item costs more than the order. `items.all(item, item.unitPrice <= total)`
 */
export interface Order {
  /** A UUID in lower case. */
  id: OrderId;
  /** 1 to 128 characters. */
  userId: UserId;
  /** 1 to 12 members. */
  items: OrderItem[];
  /** What the user pays. Decimal text of 12 digits, 2 after the point, at least 0.00. */
  total: string;
  /** How far the order has come. */
  status: "pending" | "completed" | "cancelled";
  /** What the user wants to be considered. At most 500 characters. */
  note?: string | undefined;
  /** To the millisecond. */
  createdAt: Date;
}

/** What readers get. */
export type OrderRead = Order;

/** A new record, without what the store makes; what has a default may be left out. */
export interface OrderCreate {
  userId: Order["userId"];
  items: Order["items"];
  total: Order["total"];
  status?: Order["status"] | undefined;
  note?: Order["note"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface OrderPatch {
  items?: Order["items"] | undefined;
  total?: Order["total"] | undefined;
  status?: Order["status"] | undefined;
  note?: Order["note"] | null | undefined;
}

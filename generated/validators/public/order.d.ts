// Made by concord from schemas/public/order.yaml; change it there.
import type { Validated } from "../concord.js";
import type { OrderCreateWire, OrderPatchWire, OrderWire } from "../../types/public/order.wire.js";

export function validateOrder(value: unknown): Validated<OrderWire>;
export function validateOrderRecord(value: unknown): Validated<OrderWire>;
export function validateOrderRead(value: unknown): Validated<OrderWire>;
export function validateOrderCreate(value: unknown): Validated<OrderCreateWire>;
export function validateOrderPatch(value: unknown): Validated<OrderPatchWire>;

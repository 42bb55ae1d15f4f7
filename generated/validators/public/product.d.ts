// Made by concord from schemas/public/product.yaml; change it there.
import type { Validated } from "../concord.js";
import type { ProductCreateWire, ProductPatchWire, ProductWire } from "../../types/public/product.wire.js";

export function validateProduct(value: unknown): Validated<ProductWire>;
export function validateProductRecord(value: unknown): Validated<ProductWire>;
export function validateProductRead(value: unknown): Validated<ProductWire>;
export function validateProductCreate(value: unknown): Validated<ProductCreateWire>;
export function validateProductPatch(value: unknown): Validated<ProductPatchWire>;

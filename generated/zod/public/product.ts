// Made by concord from schemas/public/product.yaml; change it there.
import * as z from "zod";
import { uuid, text, least, most, decimal, atLeast, timestamp, object, validator } from "../concord.js";

/** Names one product. */
export type ProductId = string & { readonly __brand: "public.product" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const productFields = {
  id: uuid<ProductId>(),
  /** What the product is called. */
  name: text.min(...least(1)).max(...most(255)),
  /** What one of them costs today. */
  price: decimal(10, 2).check(atLeast("0.00")),
  createdAt: timestamp,
};

/** Something that can be ordered. */
export const ProductRecord = /* @__PURE__ */ (() => z.strictObject(productFields, object))();

/** The record as readers take it: keys that they do not know are dropped. */
export const ProductRead = /* @__PURE__ */ (() => z.object(productFields, object))();

/** A new record, without what the store makes; what has a default may be left out. */
export const ProductCreate = /* @__PURE__ */ (() => z.strictObject({
  name: productFields.name,
  price: productFields.price,
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const ProductPatch = /* @__PURE__ */ (() => z.strictObject({
  name: productFields.name.optional(),
  price: productFields.price.optional(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type Product = z.output<typeof ProductRecord>;
export type ProductWire = z.input<typeof ProductRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateProduct = /* @__PURE__ */ validator(ProductRecord);
export const validateProductRecord = /* @__PURE__ */ validator(ProductRecord);
export const validateProductRead = /* @__PURE__ */ validator(ProductRead);
export const validateProductCreate = /* @__PURE__ */ validator(ProductCreate);
export const validateProductPatch = /* @__PURE__ */ validator(ProductPatch);

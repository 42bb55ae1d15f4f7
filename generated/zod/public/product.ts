// Made by concord from schemas/public/product.yaml; change it there.
import * as z from "zod";
import { uuid, text, decimal, atLeast, timestamp } from "../concord.js";

/** Names one product. */
export type ProductId = string & { readonly __brand: "public.product" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const productFields = {
  id: uuid<ProductId>(),
  /** What the product is called. */
  name: text.min(1).max(255),
  /** What one of them costs today. */
  price: decimal(10, 2).check(atLeast("0.00")),
  createdAt: timestamp,
};

/** Something that can be ordered. */
export const ProductRecord = z.strictObject(productFields);

/** The record as readers take it: keys that they do not know are dropped. */
export const ProductRead = z.object(productFields);

/** A new record, without what the store makes; what has a default may be left out. */
export const ProductCreate = z.strictObject({
  name: productFields.name,
  price: productFields.price,
});

/** A change: what is given is replaced, and null takes an optional value away. */
export const ProductPatch = z.strictObject({
  name: productFields.name.optional(),
  price: productFields.price.optional(),
});

/** The application's value, and the JSON that it is made from. */
export type Product = z.output<typeof ProductRecord>;
export type ProductWire = z.input<typeof ProductRecord>;

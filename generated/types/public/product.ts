// Made by concord from schemas/public/product.yaml; change it there.

/** Names one product. */
export type ProductId = string & { readonly __brand: "public.product" };

/** Something that can be ordered. */
export interface Product {
  /** A UUID in lower case. */
  id: ProductId;
  /** What the product is called. 1 to 255 characters. */
  name: string;
  /** What one of them costs today. Decimal text of 10 digits, 2 after the point, at least 0.00. */
  price: string;
  /** To the millisecond. */
  createdAt: Date;
}

/** What readers get. */
export type ProductRead = Product;

/** A new record, without what the store makes; what has a default may be left out. */
export interface ProductCreate {
  name: Product["name"];
  price: Product["price"];
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface ProductPatch {
  name?: Product["name"] | undefined;
  price?: Product["price"] | undefined;
}

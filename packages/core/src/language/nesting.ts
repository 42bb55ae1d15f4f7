import type { ZodType } from "zod";

/** The parts of a Zod definition that say how a document is nested. */
export type Definition =
  | { readonly type: "object"; readonly shape: Readonly<Record<string, ZodType>> }
  | { readonly type: "record"; readonly valueType: ZodType }
  | { readonly type: "array"; readonly element: ZodType }
  | { readonly type: "enum"; readonly entries: Readonly<Record<string, string>> }
  | { readonly type: "literal"; readonly values: readonly unknown[] }
  | { readonly type: "union"; readonly options: readonly ZodType[] }
  | { readonly type: "lazy"; readonly getter: () => ZodType }
  | { readonly type: "optional" | "nullable" | "default" | "readonly"; readonly innerType: ZodType }
  | { readonly type: "unknown" | "string" | "number" | "boolean" | "null" };

/** The definitions that a value at a place of the grammar may follow: wrappers are opened, of a union every option is taken. */
export function* definitions(schema: ZodType): Generator<Exclude<Definition, { readonly innerType: ZodType } | { readonly type: "lazy" | "union" }>> {
  const def = schema._zod.def as unknown as Definition;
  if ("innerType" in def) yield* definitions(def.innerType);
  else if (def.type === "lazy") yield* definitions(def.getter());
  else if (def.type === "union") for (const option of def.options) yield* definitions(option);
  else yield def;
}

/** What the grammar says of a place for people: the description nearest to it. */
export function about(schema: ZodType): string {
  const def = schema._zod.def as unknown as Definition;
  const own = schema.description;
  if (own !== undefined && own !== "") return own;
  if ("innerType" in def) return about(def.innerType);
  return def.type === "lazy" ? about(def.getter()) : "";
}

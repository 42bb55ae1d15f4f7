import type { Type } from "./type.ts";

/** Whether codecs change a value of the type when they write it: a text in it has a normal form. */
export function isNormalised(type: Type): boolean {
  if (type.kind === "list" || type.kind === "map") return isNormalised(type.of);
  if (type.kind === "union") return type.parts.some((part) => isNormalised(part.type));
  return (type.kind === "string" && type.normalize !== undefined) || (type.kind === "object" && type.fields.some((field) => isNormalised(field.type)));
}

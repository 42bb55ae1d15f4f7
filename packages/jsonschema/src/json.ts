import type { Definitions } from "./definitions.ts";
import { anyText, type JsonSchema } from "./schema.ts";

/** Any JSON but null, which is absence. Texts and keys are as everywhere, so that every store can hold them. */
export function json(definitions: Definitions): JsonSchema {
  return definitions.refer("json", () => {
    const member = definitions.refer("jsonMember", () => ({ anyOf: [{ $ref: "#/$defs/json" }, { type: "null" }] }));
    return { anyOf: [...scalars, { type: "array", items: member }, { type: "object", propertyNames: anyText, additionalProperties: member }] };
  });
}

/** The same as a member of a list, which is no list itself. */
export function documentMember(definitions: Definitions): JsonSchema {
  return definitions.refer("documentJsonMember", () => {
    documentJson(definitions);
    return { anyOf: [...scalars, { $ref: "#/$defs/documentJsonObject" }] };
  });
}

/** Any JSON but null that a document store can hold: no list directly in a list, no empty key and none like `__name__`. */
export function documentJson(definitions: Definitions): JsonSchema {
  return definitions.refer("documentJson", () => {
    const object = definitions.refer("documentJsonObject", () => ({
      type: "object",
      propertyNames: { ...anyText, minLength: 1, not: { pattern: "^__[\\s\\S]*__$" } },
      additionalProperties: { anyOf: [{ $ref: "#/$defs/documentJson" }, { type: "null" }] },
    }));
    return { anyOf: [...scalars, { type: "array", items: { anyOf: [...scalars, object, { type: "null" }] } }, object] };
  });
}

const scalars: readonly JsonSchema[] = [{ type: "boolean" }, { type: "number" }, anyText];

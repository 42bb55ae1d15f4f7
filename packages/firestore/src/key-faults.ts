import type { EnumType, Field, Span, StringType, Type } from "@concord/core";

/** A key that a contract gives a map, and that no document can hold. */
export interface KeyFault { readonly span: Span; readonly key: string }

/** Keys that maps declare or ask for, at whatever depth of a field, and that Firestore keeps for itself (`__like_this__`) or does not take (the empty one). */
export function keyFaults(field: Field): readonly KeyFault[] {
  return keysOf(field.type, field);
}

function keysOf(type: Type, field: Field): readonly KeyFault[] {
  switch (type.kind) {
    case "list": return keysOf(type.of, field);
    case "object": return type.fields.flatMap(keyFaults);
    case "union": return type.parts.flatMap((part) => part.type.fields).flatMap(keyFaults);
    case "map": {
      const [keys, require] = [namesIn(type.keys), type.require ?? []];
      const declared = keys.map((key) => ({ key, span: field.spans["keys"] ?? field.span }));
      const asked = require.filter((key) => !keys.includes(key)).map((key) => ({ key, span: field.spans["require"] ?? field.span }));
      return [...[...declared, ...asked].filter(({ key }) => key === "" || /^__.*__$/su.test(key)), ...keysOf(type.of, field)];
    }
    default: return [];
  }
}

function namesIn(keys: StringType | EnumType | undefined): readonly string[] {
  return keys?.kind === "enum" ? keys.values.map(({ value }) => value) : [];
}

import type { Kind } from "@concord/core";

/** The types that are asked of each kind, as a contract writes them: bare, and with every word that bounds it. */
const types: Readonly<Record<Kind, readonly string[]>> = {
  string: ["{ type: string, maxLength: 40 }", "{ type: string, minLength: 2, maxLength: 8, pattern: \"[a-z0-9]{1,4}-?[A-Z]*\" }", "{ type: email }"],
  boolean: ["{ type: boolean }"],
  int32: ["{ type: int32 }", "{ type: int32, minimum: -5, maximum: 1000 }"],
  integer: ["{ type: integer }", "{ type: integer, exclusiveMinimum: -1, exclusiveMaximum: 9007199254740991 }"],
  int64: ["{ type: int64 }", "{ type: int64, minimum: \"-9000000000000000000\", maximum: \"9000000000000000000\" }"],
  float: ["{ type: float }", "{ type: float, minimum: -0.5, exclusiveMaximum: 1.0e+21 }"],
  decimal: ["{ type: decimal, precision: 15, scale: 2 }", "{ type: decimal, precision: 38, scale: 9, minimum: \"-1.000000000\" }"],
  uuid: ["{ type: uuid }"],
  uid: ["{ type: uid }"],
  date: ["{ type: date }"],
  time: ["{ type: time }", "{ type: time, precision: 6 }"],
  timestamp: ["{ type: timestamp }", "{ type: timestamp, precision: 6 }"],
  localDateTime: ["{ type: localDateTime }", "{ type: localDateTime, precision: 0 }"],
  bytes: ["{ type: bytes, maxLength: 40 }", "{ type: bytes, minLength: 3, maxLength: 3 }"],
  json: ["{ type: json }"],
  enum: ["{ type: enum, values: [one, two, \"it's\", \"a\\\\b\", \"é😀\"] }"],
  list: ["{ type: list, of: { type: string, maxLength: 5 }, minItems: 1, maxItems: 3, uniqueItems: true }", "{ type: list, of: int32, maxItems: 3 }"],
  map: ["{ type: map, of: { type: int32 }, maxItems: 3 }", "{ type: map, keys: [one, two, three], require: [two], of: { type: boolean } }"],
  object: ["{ type: object, fields: { a: { type: int32 }, b: { type: string, maxLength: 5, optional: true } } }"],
  union: ["{ type: union, tag: kind, of: { call: { fields: { to: { type: uid } } }, wait: { fields: { days: { type: int32, minimum: 1 } } } } }"],
  geoPoint: ["{ type: geoPoint }"],
};

/** An entity with values of one kind: each type as a field that must be there, and as one that may be; and, where that can be, in a list and in an object. */
export function familyOf(kind: Kind): string {
  const nests = kind !== "list";
  const fields = types[kind].flatMap((type, index) => [
    `  must${index}: ${type}`, `  may${index}: ${type.replace(/ \}$/u, ", optional: true }")}`,
    ...(index === 0 && nests && kind !== "map" ? [`  some: { type: list, of: ${type}, maxItems: 2, optional: true }`] : []),
    ...(index === 0 ? [`  inside: { type: object, optional: true, fields: { one: ${type} } }`] : []),
  ]);
  return [`entity: ${name(kind)}`, `description: Values of the kind ${kind}.`, "fields:", "  id: { type: uid }", ...fields, "access:", "  read: signedIn", "  create: auth.uid == id", ""].join("\n");
}

/** No entity is called like a type. */
export function name(kind: Kind): string {
  return `a${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
}

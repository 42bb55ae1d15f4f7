import { byKind, formatPattern, formatPatterns, normalPattern, printPattern, type Field, type Format, type PerKind, type StringType, type Type } from "@concord/core";
import * as carriers from "./carriers.ts";
import type { Definitions } from "./definitions.ts";
import { sharedDefinition, type Mode } from "./names.ts";
import { documentJson, documentMember, json } from "./json.ts";
import { anyText, text, type JsonSchema } from "./schema.ts";

/** Where a schema is made: what it may refer to, who uses it, and whether a document store holds the value, whose json knows no list in a list. */
export interface Use {
  readonly definitions: Definitions;
  readonly mode: Mode;
  readonly documents: boolean;
}

/** What a value of the type is in canonical JSON. Types that many fields have become definitions on first use. */
export function schemaOf(type: Type, use: Use): JsonSchema {
  return byKind(schemas, type, use);
}

const schemas: PerKind<[Use], JsonSchema> = {
  string: (type, { definitions }) => stringSchema(type, definitions),
  boolean: () => ({ type: "boolean" }),
  int32: (type) => ({ type: "integer", minimum: -2147483648, maximum: 2147483647, ...bounds(type) }),
  integer: (type) => ({ type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, ...bounds(type) }),
  int64: (type, { definitions }) =>
    Object.keys(bounds(type)).length > 0 ? text(carriers.int64(type)) : definitions.refer("int64", () => text(carriers.int64(type))),
  float: (type) => ({ type: "number", ...bounds(type) }),
  decimal: (type) => text(carriers.decimal(type)),
  uuid: (_, { definitions }) => definitions.refer("uuid", () => text(carriers.uuid)),
  uid: (_, { definitions }) => definitions.refer("uid", () => ({ type: "string", minLength: 1, maxLength: 128, pattern: carriers.wholeText })),
  date: (_, { definitions }) => definitions.refer("date", () => text(carriers.date)),
  time: (type, { definitions }) => definitions.refer(`time${type.precision || ""}`, () => text(carriers.clock(type))),
  timestamp: (type, { definitions }) => definitions.refer(`timestamp${type.precision}`, () => text(carriers.clock(type))),
  localDateTime: (type, { definitions }) => definitions.refer(`localDateTime${type.precision || ""}`, () => text(carriers.clock(type))),
  bytes: (type) => ({ ...text(carriers.base64(type)), contentEncoding: "base64" }),
  json: (_, { definitions, documents }) => (documents ? documentJson(definitions) : json(definitions)),
  enum: (type, use) => {
    const schema = (): JsonSchema => (use.mode === "read" && type.open ? anyText : { type: "string", enum: type.values.map((each) => each.value) });
    return type.shared === undefined ? schema() : shared(type.shared, use, schema);
  },
  list: (type, use) => ({
    type: "array",
    items: type.of.kind === "json" && use.documents ? documentMember(use.definitions) : schemaOf(type.of, use),
    ...(type.minItems === undefined ? {} : { minItems: type.minItems }),
    ...(type.maxItems === undefined ? {} : { maxItems: type.maxItems }),
    ...(type.uniqueItems ? { uniqueItems: true } : {}),
  }),
  map: (type, use) => ({
    type: "object",
    propertyNames: type.keys?.kind === "enum" ? schemaOf(type.keys, use) : stringSchema({ kind: "string", ...type.keys, minLength: Math.max(type.keys?.minLength ?? 0, 1) }, use.definitions),
    ...(type.require === undefined ? {} : {
      // Ajv in strict mode refuses a required property that is not defined, and what is defined is no additional property any more.
      properties: Object.fromEntries(type.require.map((key) => [key, schemaOf(type.of, use)])),
      required: type.require,
    }),
    additionalProperties: schemaOf(type.of, use),
    ...(type.maxItems === undefined ? {} : { maxProperties: type.maxItems }),
  }),
  object: (type, use) => {
    const isShared = type.shared !== undefined && !(use.documents && holdsJson(type));
    const property = (field: Field): JsonSchema =>
      isShared && use.mode === "read" && !readersTakeMore(field.type)
        ? { $ref: `#/$defs/${sharedDefinition(type.shared, "write")}/properties/${field.name}` }
        : use.definitions.property(field, schemaOf(field.type, use));
    const properties = (): readonly Property[] => type.fields.map((field) => ({ name: field.name, optional: field.optional, schema: property(field) }));
    const schema = (): JsonSchema => objectSchema(properties(), use.mode);
    return isShared ? shared(type.shared, use, schema) : schema();
  },
  // Where a field beside it names the part, the record's own schema says what each is.
  union: (type, use) => (type.tag === undefined ? { type: "object" } : { type: "object", anyOf: type.parts.map((part) => schemaOf(part.type, use)) }),
  geoPoint: (_, { definitions }) => definitions.refer("geoPoint", () => objectSchema([
    { name: "latitude", optional: false, schema: { type: "number", minimum: -90, maximum: 90 } },
    { name: "longitude", optional: false, schema: { type: "number", minimum: -180, maximum: 180 } },
  ], "write")),
};

function shared(id: string, { definitions, mode }: Use, schema: () => JsonSchema): JsonSchema {
  return definitions.refer(sharedDefinition(id, mode), () => definitions.described(id, schema()));
}

/** Whether the read shape of the type differs from the written one: it holds an object or an open enum. */
export function readersTakeMore(type: Type): boolean {
  if (type.kind === "list" || type.kind === "map") return readersTakeMore(type.of);
  return type.kind === "object" || type.kind === "union" || (type.kind === "enum" && type.open);
}

/** Whether json lies in the type: what it may hold depends on the stores, so that no definition can be shared. */
function holdsJson(type: Type): boolean {
  if (type.kind === "list" || type.kind === "map") return holdsJson(type.of);
  if (type.kind === "union") return type.parts.some((part) => holdsJson(part.type));
  return type.kind === "json" || (type.kind === "object" && type.fields.some((field) => holdsJson(field.type)));
}

/** A property of an object, by name, for `objectSchema`. */
export interface Property { readonly name: string; readonly optional: boolean; readonly schema: JsonSchema }

/** An object with these properties: closed where it is written. */
export function objectSchema(properties: readonly Property[], mode: Mode): JsonSchema {
  const required = properties.filter((each) => !each.optional).map((each) => each.name);
  return {
    type: "object",
    properties: Object.fromEntries(properties.map((each) => [each.name, each.schema])),
    ...(required.length === 0 ? {} : { required }),
    ...(mode === "write" ? { additionalProperties: false } : {}),
  };
}

/** Whether the string's own pattern leaves U+0000 and lone surrogates in, so that a second pattern must keep them out. */
export function needsTextPattern(type: StringType): boolean {
  return type.format === undefined && (type.pattern === undefined || holdsNegatedClass(type.pattern.tree));
}

function stringSchema(type: StringType, definitions: Definitions): JsonSchema {
  const format = type.format === undefined ? undefined : formatSchema(type.format, definitions);
  const brought = type.format === undefined ? undefined : formatPatterns[type.format].maxLength;
  const own = type.pattern === undefined ? undefined : printPattern(type.pattern);
  const further = {
    ...(type.minLength === undefined ? {} : { minLength: type.minLength }),
    ...(type.maxLength === undefined || brought === type.maxLength ? {} : { maxLength: type.maxLength }),
    ...(own === undefined ? {} : { pattern: own }),
    ...(type.normalize === undefined ? {} : { allOf: [{ pattern: printPattern(normalPattern(type.normalize)) }] }),
  };
  if (format !== undefined) return Object.keys(further).length === 0 ? format : { type: "string", ...format, ...further };
  if (!needsTextPattern(type)) return { type: "string", ...further };
  const any = { pattern: carriers.wholeText };
  return own === undefined ? { type: "string", ...further, ...any } : { type: "string", ...further, allOf: [...(further.allOf ?? []), any] };
}

function formatSchema(format: Format, definitions: Definitions): JsonSchema {
  const { description, maxLength } = formatPatterns[format];
  return definitions.refer(format, () => ({ description, type: "string", maxLength, pattern: printPattern(formatPattern(format)) }));
}

/** A negated class takes U+0000 and lone surrogates in JavaScript; everything else in a pattern names what it takes. */
function holdsNegatedClass(node: NonNullable<StringType["pattern"]>["tree"]): boolean {
  if (node.is === "class") return node.negated;
  if (node.is === "literal") return false;
  return node.is === "repeat" ? holdsNegatedClass(node.item) : node.items.some(holdsNegatedClass);
}

const boundWords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;

function bounds(type: { readonly [word in (typeof boundWords)[number]]?: number | string }): Record<string, number> {
  return Object.fromEntries(boundWords.flatMap((word) => (type[word] === undefined ? [] : [[word, Number(type[word])]])));
}

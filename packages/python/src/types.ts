import { byKind, formatPatterns, named, normalPattern, partStep, printPattern, type Field, type NumberType, type PerKind, type Piece, type Type, type TypeOf } from "@concord/core";
import { attribute, classOf, classOfPart } from "./names.ts";
import { number, regex, text } from "./quote.ts";
import { annotated, fieldWords, inside, said, type Site } from "./site.ts";
import { propertyOf } from "./property.ts";

/** The annotation of a type in a Pydantic model: its input is canonical JSON, its value the application's. */
export function annotationOf(type: Type, site: Site): Piece {
  return byKind(annotations, type, site);
}

const annotations: PerKind<[Site], Piece> = {
  string: (type, site) => {
    const { format, normalize } = type;
    const brought = format !== undefined && type.maxLength === formatPatterns[format].maxLength;
    return annotated(site, "str", [
      fieldWords(site, [["minLength", "min_length", sized(type.minLength)], ["maxLength", "max_length", brought ? undefined : sized(type.maxLength)]]),
      type.pattern === undefined ? "" : said(site, "pattern", `_c.Matches(${regex(printPattern(type.pattern))})`),
      normalize === undefined || site.mode === "given" ? "" : said(site, "normalize", `_c.Matches(${regex(printPattern(normalPattern(normalize)))})`),
      format === undefined ? "" : said(site, brought ? ["format", "maxLength"] : "format", `_c.${named("snake_case", format)}`),
      said(site, "type", "_c.text"),
      normalize === undefined || site.mode !== "given" ? "" : `_c.normal(${normalize.map(text).join(", ")})`,
    ]);
  },
  boolean: (_, site) => annotated(site, "bool", [said(site, "type", "_c.boolean")]),
  int32: (type, site) => annotated(site, "int", [numberWords(type, site), said(site, "type", "_c.int32")]),
  integer: (type, site) => annotated(site, "int", [numberWords(type, site), said(site, "type", "_c.integer")]),
  float: (type, site) => annotated(site, "float", [numberWords(type, site), said(site, "type", "_c.number")]),
  int64: (type, site) => annotated(site, "int", [boundWords(type, site, (bound) => bound), said(site, "type", "_c.int64")]),
  decimal: (type, site) => annotated(site, site.scope.use("Decimal"), [
    boundWords(type, site, (bound) => `Decimal(${text(bound)})`), said(site, ["type", "precision"], `_c.decimal(${type.precision}, ${type.scale})`),
  ]),
  uuid: (_, site) => annotated(site, site.scope.use("UUID"), [said(site, "type", "_c.uuid")]),
  uid: (_, site) => annotated(site, "str", [said(site, "type", "_c.uid")]),
  date: (_, site) => annotated(site, site.scope.use("date"), [said(site, "type", "_c.day")]),
  time: (type, site) => annotated(site, site.scope.use("time"), [said(site, ["type", "precision"], `_c.clock(${type.precision})`)]),
  timestamp: (type, site) => annotated(site, site.scope.use("datetime"), [said(site, ["type", "precision"], `_c.timestamp(${type.precision})`)]),
  localDateTime: (type, site) => annotated(site, site.scope.use("datetime"), [said(site, ["type", "precision"], `_c.local(${type.precision})`)]),
  bytes: (type, site) => annotated(site, "bytes", [
    fieldWords(site, [["minLength", "min_length", sized(type.minLength)], ["maxLength", "max_length", sized(type.maxLength)]]), said(site, "type", "_c.base64"),
  ]),
  json: (_, site) => annotated(site, "_c.JsonValue", [said(site, "type", !site.documents ? "_c.json" : site.path.at(-1) === "[]" ? "_c.document_member" : "_c.document_json")]),
  enum: (type, site) => {
    if (site.mode === "read" && type.open) return annotated(site, "str", ["_c.text"]);
    return said(site, ["type", "values"], `${site.scope.use("Literal")}[${type.values.map(({ value }) => text(value)).join(", ")}]`);
  },
  list: (type, site) => annotated(site, ["list[", said(site, "members", annotationOf(type.of, inside(site, "[]"))), "]"], [
    fieldWords(site, [["minItems", "min_length", sized(type.minItems)], ["maxItems", "max_length", sized(type.maxItems)]]),
    said(site, "type", `${site.scope.use("Strict")}()`),
    type.uniqueItems ? said(site, "uniqueItems", "_c.unique") : "",
  ]),
  map: (type, site) => annotated(site, ["dict[", keyAnnotation(type, site), ", ", said(site, "members", annotationOf(type.of, inside(site, "{}"))), "]"], [
    fieldWords(site, [["maxItems", "max_length", sized(type.maxItems)]]),
    said(site, "type", `${site.scope.use("Strict")}()`),
    type.require === undefined ? "" : said(site, "require", `_c.having(${type.require.map(text).join(", ")})`),
  ]),
  object: (type, site) => said(site, "type", objectClass(classOf(site.owner, site.path), type.fields, site)),
  union: (type, site) => {
    const parts = type.parts.map((part) => objectClass(classOfPart(site.owner, site.path, type, part.name), part.type.fields, inside(site, partStep(part.name))));
    const all = [...new Set(parts)].join(" | ");
    const { tag, by } = type;
    if (tag !== undefined) {
      const told = parts.length === 1 ? all : annotated(site, all, [`${site.scope.use("Field")}(discriminator=${text(attribute(tag))})`]);
      return said(site, ["type", "part"], told);
    }
    const beside = by !== undefined && site.beside?.has(by) === true;
    return said(site, "type", annotated(site, all, [
      parts.length === 1 ? "" : `${site.scope.use("Field")}(union_mode="left_to_right")`,
      beside ? `_c.PartBy(${text(attribute(by))}, {${type.parts.map((part, index) => `${text(part.name)}: ${parts[index]}`).join(", ")}})` : "",
    ]));
  },
  geoPoint: (_, site) => said(site, "type", "_c.GeoPoint"),
};

/** The class of an object with these fields, closed where it is written. */
function objectClass(wanted: string, fields: readonly Field[], at: Site): string {
  const site = inside(at);
  const ending = { write: "", read: "Read", given: "Given" }[site.mode];
  return site.scope.class(`${site.path.join(".")} ${site.mode}`, `${wanted}${ending}`, (name) => [
    `class ${name}(`, said(site, "closed", site.mode === "read" ? "_c.Open" : "_c.Closed"), "):\n",
    fields.length === 0 ? "    pass\n" : fields.map((field) => propertyOf({ field, optional: field.optional, clearable: false }, site)),
  ]);
}

function keyAnnotation({ keys }: TypeOf<"map">, site: Site): Piece {
  const key = annotated(site, "str", ["_c.key"]);
  if (keys === undefined) return key;
  const own: Site = { ...inside(site, "{}"), mode: "write", marked: false };
  return said(site, "keys", annotated(site, annotationOf(keys, own), ["_c.key"]));
}

function sized(bound: number | undefined): string | undefined {
  return bound === undefined ? undefined : String(bound);
}

interface Bounds<B> { readonly minimum?: B; readonly maximum?: B; readonly exclusiveMinimum?: B; readonly exclusiveMaximum?: B }

function boundWords<B>(type: Bounds<B>, site: Site, print: (bound: B) => string): Piece {
  const of = (bound: B | undefined): string | undefined => (bound === undefined ? undefined : print(bound));
  return fieldWords(site, [
    ["minimum", "ge", of(type.minimum)], ["maximum", "le", of(type.maximum)], ["exclusiveMinimum", "gt", of(type.exclusiveMinimum)], ["exclusiveMaximum", "lt", of(type.exclusiveMaximum)],
  ]);
}

function numberWords(type: NumberType, site: Site): Piece {
  return boundWords(type, site, number);
}

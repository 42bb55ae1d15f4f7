import {
  byKind, formatPatterns, isNormalised, mark, messages, partStep, printPattern, typeMessage, type BytesType, type ConstraintKind, type Field, type NumberType, type PerKind, type Piece,
  type Step, type Type, type TypeOf, type UnionPart,
} from "@concord/core";
import { brandType, type Brand } from "./brands.ts";
import type { Imports } from "./imports.ts";
import { namedBy, pascal, specifierTo } from "./names.ts";
import { docComment, number, property, regex, text } from "@concord/jsonschema";
import { fieldAbout } from "./about.ts";

/** Where a codec is printed. */
export interface Site {
  readonly imports: Imports;
  readonly namespace: string;
  /** The entity whose file it is. */
  readonly self?: string;
  /** Writers are closed; readers take unknown keys and, of open enums, unknown values. */
  readonly mode: "write" | "read";
  /** What is given for a new record or a change: texts are brought into their normal form before anything is asked of them. */
  readonly normalises?: boolean;
  /** A document store holds the value: json then knows no list directly in a list. */
  readonly documents: boolean;
  /** From the record or shared type to the value, for the marks of its constraints. */
  readonly path: readonly Step[];
  readonly indent: string;
  readonly brand?: Brand | undefined;
  /** Told of every shared type whose own file enforces what lies inside. */
  readonly shares: (path: readonly Step[], id: string) => void;
}

/** The mark of a constraint on the value at the path; with an empty path of the record or shared type. */
export function markOf(path: readonly Step[], kind: ConstraintKind): string {
  return `${path.join(".")}:${kind}`;
}

/** The first step of the paths of a shape that a contract names, in marks: no name has a blank. */
export function stepOf(shape: string): Step {
  return `shape ${shape}`;
}

/** The Zod codec of a type: its input is canonical JSON, its output the application's value. */
export function codecOf(type: Type, site: Site): Piece {
  return byKind(codecs, type, site);
}

/** What `zod/concord.ts` exports. */
export function support(imports: Imports, name: string): string {
  return imports.value("../concord.js", name);
}

const codecs: PerKind<[Site], Piece> = {
  string: (type, site) => {
    const { format } = type;
    const brought = format !== undefined && type.maxLength === formatPatterns[format].maxLength;
    const base = support(site.imports, format ?? "text");
    const codec: Piece = [
      said(site, "type", format === undefined ? base : said(site, "format", brought ? said(site, "maxLength", base) : base)),
      ...(type.minLength === undefined ? [] : [said(site, "minLength", `.min(...${support(site.imports, "least")}(${type.minLength}))`)]),
      ...(type.maxLength === undefined || brought ? [] : [said(site, "maxLength", `.max(...${support(site.imports, "most")}(${type.maxLength}))`)]),
      ...(type.pattern === undefined ? [] : [said(site, "pattern", `.regex(${regex(printPattern(type.pattern))}, ${text(messages.matching(type.pattern.source))})`)]),
      ...(type.normalize === undefined ? [] : [said(site, "normalize", `.check(${support(site.imports, "normal")}(${type.normalize.map(text).join(", ")}))`)]),
    ];
    return type.normalize === undefined || site.normalises !== true ? codec : [`${support(site.imports, "normalised")}([${type.normalize.map(text).join(", ")}], `, codec, ")"];
  },
  boolean: (_, site) => said(site, "type", support(site.imports, "boolean")),
  int32: numberCodec,
  integer: numberCodec,
  float: numberCodec,
  int64: (type, site) => [
    said(site, "type", support(site.imports, "int64")),
    ...bounds(type, ["gte", "lte", "gt", "lt"], (kind, bound, how) => said(site, kind, `.check(z.${how}(${bound}n, ${text(boundMessages[kind](bound))}))`)),
  ],
  decimal: (type, site) => [
    said(site, "type", said(site, "precision", `${support(site.imports, "decimal")}(${type.precision}, ${type.scale})`)),
    ...bounds(type, ["atLeast", "atMost", "above", "below"], (kind, bound, how) => said(site, kind, `.check(${support(site.imports, how)}(${text(bound)}))`)),
  ],
  uuid: identifier,
  uid: identifier,
  date: (_, site) => said(site, "type", support(site.imports, "date")),
  time: (type, site) => said(site, "type", said(site, "precision", `${support(site.imports, "time")}(${type.precision})`)),
  timestamp: (type, site) => said(site, "type", said(site, "precision", support(site.imports, type.precision === 3 ? "timestamp" : "timestamp6"))),
  localDateTime: (type, site) => said(site, "type", said(site, "precision", `${support(site.imports, "localDateTime")}(${type.precision})`)),
  bytes: (type, site) => [said(site, "type", support(site.imports, "bytes")), ...sizes(type, site)],
  json: (_, site) => said(site, "type", support(site.imports, !site.documents ? "json" : site.path.at(-1) === "[]" ? "documentMember" : "documentJson")),
  enum: (type, site) => {
    const values = type.values.map((each) => text(each.value));
    if (type.shared !== undefined) return sharedCodec(type.shared, site, ["values"], site.mode === "read" && type.open);
    if (site.mode === "read" && type.open) return `${support(site.imports, "open")}<${values.join(" | ")}>()`;
    return said(site, "type", said(site, "values", `${support(site.imports, "oneOf")}([${values.join(", ")}], ${text(typeMessage(type))})`));
  },
  list: (type, site) => [
    said(site, "type", said(site, "members", [`${support(site.imports, "list")}(`, codecOf(type.of, inside(site, "[]")), ")"])),
    ...(type.minItems === undefined ? [] : [said(site, "minItems", `.min(${type.minItems}, ${text(messages.enough(type.minItems))})`)]),
    ...(type.maxItems === undefined ? [] : [said(site, "maxItems", `.max(${type.maxItems}, ${text(messages.few(type.maxItems, "member"))})`)]),
    ...(type.uniqueItems ? [said(site, "uniqueItems", `.check(${support(site.imports, "unique")})`)] : []),
  ],
  map: (type, site) => {
    const { keys, require } = type;
    const free: Site = { ...site, mode: "read", shares: () => undefined };
    return [
      said(site, "type", said(site, "members", [`${mapMaker(type, site)}(`, codecOf(type.of, inside(site, "{}")), ")"])),
      ...(keys === undefined ? [] : [said(site, "keys", [`.check(${support(site.imports, "keysLike")}(`, codecOf(keys, free), "))"])]),
      ...(require === undefined ? [] : [said(site, "require", `.check(${support(site.imports, "withKeys")}([${require.map(text).join(", ")}], ${text(messages.havingKeys(require))}))`)]),
      ...(type.maxItems === undefined ? [] : [said(site, "maxItems", `.check(${support(site.imports, "keysAtMost")}(${type.maxItems}, ${text(messages.few(type.maxItems, "key"))}))`)]),
    ];
  },
  object: (type, site) => {
    const isOwn = (site.documents && holdsJson(type)) || (site.normalises === true && isNormalised(type));
    if (type.shared !== undefined && !isOwn) return sharedCodec(type.shared, site, ["closed"], site.mode === "read");
    return said(site, "type", objectCodec(type.fields, site));
  },
  union: (type, site) => {
    const parts = type.parts.map((part): Piece => [`${site.indent}  `, partCodec(part, { ...site, indent: `${site.indent}  ` }), ",\n"]);
    if (type.tag === undefined) return said(site, "type", ["z.union([\n", parts, `${site.indent}], ${text(messages.anyPart)})`]);
    return said(site, "type", said(site, "part", [`z.discriminatedUnion(${text(type.tag)}, [\n`, parts, `${site.indent}], ${text(typeMessage(type))})`]));
  },
  geoPoint: (_, site) => said(site, "type", support(site.imports, "geoPoint")),
};

/** One part of a union. */
export function partCodec({ name, type }: UnionPart, site: Site): Piece {
  return codecOf(type, inside(site, partStep(name)));
}

/** What makes a map's codec: where a type can name keys, it is told those that may be missing and those that are there. */
function mapMaker({ keys, require = [] }: TypeOf<"map">, site: Site): string {
  if (keys?.kind !== "enum" && require.length === 0) return support(site.imports, "map");
  const union = (names: readonly string[]): string => (names.length === 0 ? "never" : names.map(text).join(" | "));
  const free = keys?.kind === "enum" ? union(keys.values.map(({ value }) => value).filter((value) => !require.includes(value))) : "string";
  return `${support(site.imports, "mapOf")}<${free}, ${union(require)}>()`;
}

/** An object with these fields, closed where it is written. */
export function objectCodec(fields: readonly Field[], site: Site): Piece {
  const object = site.mode === "write" ? said(site, "closed", "z.strictObject") : "z.object";
  const end = `, ${support(site.imports, "object")})`;
  if (fields.length === 0) return [object, "({}", end];
  const inner = (field: Field): Site => ({ ...site, indent: `${site.indent}  `, path: [...site.path, field.name], brand: undefined });
  return [object, "({\n", fields.map((field) => propertyCodec(field, inner(field))), `${site.indent}}`, end];
}

/** A property of an object on lines of its own, with its doc comment. */
export function propertyCodec(field: Field, site: Site): Piece {
  return [
    docComment(fieldAbout(field), site.indent),
    site.indent,
    said(site, "required", [property(field.name), ": ", codecOf(field.type, site), field.optional ? ".optional()" : ""]),
    ",\n",
  ];
}

/** Marks a piece as what enforces the constraint of that kind on the site's value; only what writers use is marked. */
function said(site: Site, kind: ConstraintKind, piece: Piece): Piece {
  return site.mode === "write" ? mark(markOf(site.path, kind), piece) : piece;
}

function inside(site: Site, step: Step): Site {
  return { ...site, path: [...site.path, step], brand: undefined };
}

function sharedCodec(id: string, site: Site, elsewhere: readonly ConstraintKind[], reading: boolean): Piece {
  const shared = namedBy(id);
  if (elsewhere.length > 0) site.shares(site.path, id);
  return said(site, "type", site.imports.value(specifierTo(shared, site.namespace), `${pascal(shared.name)}${reading ? "Read" : ""}`));
}

function identifier(type: { readonly kind: "uuid" | "uid" }, site: Site): Piece {
  return said(site, "type", `${support(site.imports, type.kind)}<${brandType(site.brand ?? { kind: type.kind }, site)}>()`);
}

function numberCodec(type: NumberType, site: Site): Piece {
  return [
    said(site, "type", support(site.imports, type.kind)),
    ...bounds(type, ["min", "max", "gt", "lt"], (kind, bound, how) => said(site, kind, `.${how}(${number(bound)}, ${text(boundMessages[kind](number(bound)))})`)),
  ];
}

function sizes(type: BytesType, site: Site): readonly Piece[] {
  const size = (kind: "minLength" | "maxLength", how: string): readonly Piece[] => {
    const bound = type[kind];
    return bound === undefined ? [] : [said(site, kind, `.check(${support(site.imports, how)}(${bound}, ${text((kind === "minLength" ? messages.longEnough : messages.shortEnough)(bound, "byte"))}))`)];
  };
  return [...size("minLength", "bytesAtLeast"), ...size("maxLength", "bytesAtMost")];
}

const boundKinds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
type BoundKind = (typeof boundKinds)[number];

const boundMessages: Readonly<Record<BoundKind, (bound: string) => string>> = {
  minimum: messages.atLeast, maximum: messages.atMost, exclusiveMinimum: messages.above, exclusiveMaximum: messages.below,
};

/** @param how what says each of `boundKinds`. */
function bounds<B>(
  type: { readonly [K in BoundKind]?: B }, how: readonly [string, string, string, string], print: (kind: BoundKind, bound: B, how: string) => Piece,
): readonly Piece[] {
  return boundKinds.flatMap((kind, index) => {
    const bound = type[kind];
    return bound === undefined ? [] : [print(kind, bound, how[index] as string)];
  });
}

/** Whether json lies in the type: what it may hold depends on the stores, so that no file can be shared. */
export function holdsJson(type: Type): boolean {
  if (type.kind === "list" || type.kind === "map") return holdsJson(type.of);
  if (type.kind === "union") return type.parts.some((part) => holdsJson(part.type));
  return type.kind === "json" || (type.kind === "object" && type.fields.some((field) => holdsJson(field.type)));
}

/** Whether readers take more of the type than writers may put: it holds an object or an open enum. */
export function readersTakeMore(type: Type): boolean {
  if (type.kind === "list" || type.kind === "map") return readersTakeMore(type.of);
  return type.kind === "object" || type.kind === "union" || (type.kind === "enum" && type.open);
}

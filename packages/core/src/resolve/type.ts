import { report, type Code } from "../diagnostic/diagnostic.ts";
import { otherwise, suggest } from "../diagnostic/suggest.ts";
import type { EnumDraft, TypeWords } from "../language/draft.ts";
import { unknownWord } from "../language/codes.ts";
import { builtInTypes } from "../language/grammar.ts";
import { keySpan, nodeAt, valueSpan, type Path } from "../language/place.ts";
import { formats, normalisations, type EnumType, type Format, type Kind, type MapType, type ObjectType, type StringType, type Type } from "../model/type.ts";
import { formatPatterns } from "../pattern/formats.ts";
import { parsePattern } from "../pattern/parse.ts";
import type { Pattern } from "../pattern/pattern.ts";
import { patternRisk } from "../pattern/risk.ts";
import { spanInside } from "../read/position.ts";
import { wordIn } from "../read/quote.ts";
import { utf8Length } from "../source/measure.ts";
import { numberBounds, textBounds } from "./bounds.ts";
import { badBound, badEnumValue, badList, badMap, badPrecision, circularType, missingTypeWord, unknownType, wordNotOfType } from "./codes.ts";
import { resolveInnerFields } from "./fields.ts";
import { literalOf } from "./literal.ts";
import { entityNamed, isBroken, sharedType, type Context } from "./session.ts";
import { unionType } from "./union.ts";

const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
type TypeWord = keyof TypeWords;

/** Which words say something of which type. */
const wordsOf: Readonly<Record<Kind, readonly TypeWord[]>> = {
  string: ["minLength", "maxLength", "pattern", "normalize"],
  boolean: [],
  int32: bounds, integer: bounds, int64: bounds, float: bounds,
  decimal: ["precision", "scale", ...bounds],
  uuid: [], uid: [], date: [],
  time: ["precision"], timestamp: ["precision"], localDateTime: ["precision"],
  bytes: ["minLength", "maxLength"],
  json: [],
  enum: ["values", "open"],
  list: ["of", "minItems", "maxItems", "uniqueItems"],
  map: ["of", "keys", "require", "maxItems"],
  object: ["fields"],
  union: ["of", "by", "tag"],
  geoPoint: [],
};
const allWords: readonly TypeWord[] = [...new Set(Object.values(wordsOf).flat())];
/** Words of the type of a member. */
const memberWords: readonly string[] = ["type", ...allWords, "description"];

/** How many objects may lie in one another: what Firestore stores (20), with room for the entity itself. */
const deepest = 16;

/**
 * What a field or member is. Reports what is wrong and then gives nothing.
 * @param outer the shared objects that this type lies in, to find circles.
 */
export function resolveType(context: Context, words: TypeWords, path: Path, outer: readonly string[] = []): Type | undefined {
  const name = words.type;
  if (name === undefined) return fail(context, missingTypeWord, path, "there is no type", "every field has type or ref");
  if (outer.length > deepest) return fail(context, circularType, path, `objects lie more than ${deepest} deep in one another`);
  // The parts of a union may be called like words: where no union is, what stands for one is no name of a type.
  if (typeof name !== "string") return fail(context, unknownType, [...path, "type"], "a type is called by its name", "{ type: string, maxLength: 40 }");
  if (!builtInTypes.includes(name)) return resolveShared(context, name, words, path, outer);
  const format = (formats as readonly string[]).includes(name) ? (name as Format) : undefined;
  const kind: Kind = format === undefined ? (name as Kind) : "string";
  const foreign = allWords.filter((word) => words[word] !== undefined && !wordsOf[kind].includes(word));
  for (const word of foreign) {
    context.found.push(report(wordNotOfType, keySpan(context.draft.node, [...path, word]), `${word} says nothing of ${name}`, {
      help: wordsOf[kind].length === 0 ? `${name} takes no further words` : `${name} takes ${wordsOf[kind].join(", ")}`,
    }));
  }
  return builders[kind](context, words, path, outer, format);
}

type Builder = (context: Context, words: TypeWords, path: Path, outer: readonly string[], format: Format | undefined) => Type | undefined;

const builders: Readonly<Record<Kind, Builder>> = {
  string: (context, words, path, _outer, format) => {
    const pattern = words.pattern === undefined ? undefined : resolvePattern(context, words.pattern, [...path, "pattern"]);
    const capped = format === undefined ? words : { ...words, maxLength: Math.min(words.maxLength ?? Infinity, formatPatterns[format].maxLength) };
    const normalize = normalisations.filter((each) => words.normalize?.includes(each));
    return {
      kind: "string", ...lengths(context, capped, path), ...(format === undefined ? {} : { format }), ...(pattern === undefined ? {} : { pattern }),
      ...(normalize.length === 0 ? {} : { normalize }),
    };
  },
  boolean: () => ({ kind: "boolean" }),
  int32: (context, words, path) => ({ kind: "int32", ...numberBounds(context, "int32", words, path) }),
  integer: (context, words, path) => ({ kind: "integer", ...numberBounds(context, "integer", words, path) }),
  float: (context, words, path) => ({ kind: "float", ...numberBounds(context, "float", words, path) }),
  int64: (context, words, path) => ({ kind: "int64", ...textBounds(context, 0, words, path, (value) => value >= -(2n ** 63n) && value < 2n ** 63n) }),
  decimal: (context, words, path) => {
    const { precision, scale } = words;
    if (precision === undefined || scale === undefined) return fail(context, missingTypeWord, path, "decimal has no precision or no scale", "{ type: decimal, precision: 10, scale: 2 }");
    if (precision < 1 || precision > 38 || scale > precision) {
      return fail(context, badPrecision, [...path, precision < 1 || precision > 38 ? "precision" : "scale"], "the digits do not fit", "1 to 38 digits in all, and a scale of 0 to that");
    }
    return { kind: "decimal", precision, scale, ...textBounds(context, scale, words, path, (units) => units < 10n ** BigInt(precision) && units > -(10n ** BigInt(precision))) };
  },
  uuid: () => ({ kind: "uuid" }),
  uid: () => ({ kind: "uid" }),
  date: () => ({ kind: "date" }),
  time: (context, words, path) => clock(context, "time", words, path, [0, 3, 6], 0),
  timestamp: (context, words, path) => clock(context, "timestamp", words, path, [3, 6], 3),
  localDateTime: (context, words, path) => clock(context, "localDateTime", words, path, [0, 3, 6], 3),
  bytes: (context, words, path) => ({ kind: "bytes", ...lengths(context, words, path) }),
  json: () => ({ kind: "json" }),
  enum: (context, words, path) => (words.values === undefined ? fail(context, missingTypeWord, path, "enum has no values") : enumType(context, words, path)),
  list: (context, words, path, outer) => {
    const of = member(context, words, path, outer);
    if (of === undefined) return undefined;
    if (of.kind === "list") return fail(context, badList, [...path, "of"], "a list lies directly in a list", "put an object between them");
    const { minItems, maxItems } = words;
    if (minItems !== undefined && maxItems !== undefined && minItems > maxItems) return fail(context, badBound, [...path, "maxItems"], "the bounds leave no list");
    return { kind: "list", of, uniqueItems: words.uniqueItems ?? false, ...(minItems === undefined ? {} : { minItems }), ...(maxItems === undefined ? {} : { maxItems }) };
  },
  map: (context, words, path, outer) => {
    const of = member(context, words, path, outer);
    const keys = words.keys === undefined ? undefined : mapKeys(context, words.keys, [...path, "keys"], outer);
    if (of === undefined || (words.keys !== undefined && keys === undefined)) return undefined;
    return { kind: "map", of, ...(keys === undefined ? {} : { keys }), ...mapBounds(context, keys ?? { kind: "string" }, words, path) };
  },
  object: (context, words, path, outer) => {
    if (words.fields === undefined) return fail(context, missingTypeWord, path, "object has no fields");
    return { kind: "object", fields: resolveInnerFields(context, words.fields, [...path, "fields"], [...outer, ""]) };
  },
  union: (context, words, path, outer) => unionType(context, words, path, [...outer, ""]),
  geoPoint: () => ({ kind: "geoPoint" }),
};

function member(context: Context, words: TypeWords, path: Path, outer: readonly string[]): Type | undefined {
  if (words.of === undefined) return fail(context, missingTypeWord, path, `${words.type} has no of`, `{ type: ${words.type}, of: string }`);
  if (words.maxItems === 0) return fail(context, badBound, [...path, "maxItems"], `the ${words.type} could never have a member`);
  const of = typeof words.of === "string" ? { type: words.of } : words.of;
  if (!hasTypeWords(of)) return unknownWords(context, of, [...path, "of"]);
  if (!isType(of)) return fail(context, unknownType, [...path, "of"], "of is no type, and only a union has parts", `{ type: ${words.type}, of: { type: string, maxLength: 40 } }`);
  return resolveType(context, of, [...path, "of"], outer);
}

/** Whether what stands under `of` has the words of a type alone. */
function hasTypeWords(of: object): boolean {
  return Object.keys(of).every((word) => memberWords.includes(word));
}

/** Words that are text, and words that have further words in them. The grammar has seen to all others, unless it took the whole for parts: names, and objects with words. */
const textWords: readonly string[] = ["type", "by", "tag", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "description", "of", "keys"];
const wordsWithin: readonly string[] = ["of", "fields", "keys"];

/** Whether what stands under `of` is a type, and no map of parts that are called like words, which only a union has. */
function isType(of: object): of is TypeWords {
  return Object.entries(of).every(([word, value]: [string, unknown]) => {
    if (typeof value === "string") return textWords.includes(word);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return true;
    return wordsWithin.includes(word) && (word !== "fields" || Object.values(value).every((each) => typeof each === "object" && each !== null && !Array.isArray(each)));
  });
}

function unknownWords(context: Context, of: object, path: Path): undefined {
  for (const word of Object.keys(of).filter((each) => !memberWords.includes(each))) {
    const said = otherwise(word);
    const near = said === undefined ? suggest(word, memberWords) : undefined;
    const span = keySpan(context.draft.node, [...path, word]);
    context.found.push(report(unknownWord, span, `there is no word ${JSON.stringify(word)} here`, {
      help: near === undefined ? said ?? `the words here are ${memberWords.join(", ")}` : `did you mean ${near}?`,
      ...(near === undefined ? {} : { fix: { title: `write ${near}`, edits: [{ span, text: wordIn(span.file, near) }] } }),
    }));
  }
}

/** What the keys of a map are: a list of them is an enum of its own. */
function mapKeys(context: Context, given: NonNullable<TypeWords["keys"]>, path: Path, outer: readonly string[]): StringType | EnumType | undefined {
  if (isList(given)) return { kind: "enum", values: enumValues(context, given, path), open: false };
  const keys = resolveType(context, typeof given === "string" ? { type: given } : given, path, outer);
  if (keys?.kind === "string" && keys.normalize !== undefined) return fail(context, badMap, path, "the keys of a map are not normalised", "a pattern can demand the normal form");
  if (keys === undefined || keys.kind === "string") return keys;
  if (keys.kind !== "enum") return fail(context, badMap, path, `a key is text, and no ${keys.kind}`, "a list of keys, or the type enum, string or a patterned string");
  return keys.open ? fail(context, badMap, path, "the enum of the keys is open", "a map of keys that nobody knows has no keys: leave the word out") : keys;
}

function isList(given: NonNullable<TypeWords["keys"]>): given is readonly string[] {
  return Array.isArray(given);
}

/** How many keys a map has at most and which ones always. */
function mapBounds(context: Context, keys: StringType | EnumType, { require, maxItems }: TypeWords, path: Path): Pick<MapType, "require" | "maxItems"> {
  const wrong = (at: Path, message: string): void => void context.found.push(report(badMap, valueSpan(context.draft.node, [...path, ...at]), message));
  for (const [index, key] of (require ?? []).entries()) {
    const node = nodeAt(context.draft.node, [...path, "require", index]);
    if (key === "") wrong(["require", index], "a key is empty");
    else if (require?.indexOf(key) !== index) wrong(["require", index], `${key} is required twice`);
    else if (node !== undefined) literalOf(context, keys, node);
  }
  if (maxItems !== undefined && maxItems < (require?.length ?? 0)) wrong(["maxItems"], `more than ${maxItems} keys are required`);
  return { ...(require === undefined ? {} : { require }), ...(maxItems === undefined ? {} : { maxItems }) };
}

function resolveShared(context: Context, name: string, words: TypeWords, path: Path, outer: readonly string[]): Type | undefined {
  const draft = sharedType(context, name);
  if (draft === undefined) {
    if (isBroken(context, name)) return undefined;
    const said = entityNamed(context, name) === undefined ? otherwise(name) : `${name} is an entity: { ref: ${name} } refers to it`;
    const near = said === undefined ? suggest(name, builtInTypes) : undefined;
    return fail(context, unknownType, nodeAt(context.draft.node, [...path, "type"]) === undefined ? path : [...path, "type"],
      `there is no type ${JSON.stringify(name)}`, near === undefined ? said ?? "a shared type stands in schemas/<namespace>/<name>.yaml" : `did you mean ${near}?`);
  }
  for (const word of allWords) {
    if (words[word] !== undefined) context.found.push(report(wordNotOfType, keySpan(context.draft.node, [...path, word]), `${word} belongs into ${draft.id} itself`));
  }
  if (outer.includes(draft.id)) return fail(context, circularType, [...path, "type"], `${[...outer.filter((each) => each !== ""), draft.id].join(" in ")} has no end`);
  return sharedValue(context, draft.id, outer);
}

/** The type that a shared contract holds; its own mistakes are reported with it, not at each use. */
export function sharedValue(context: Context, id: string, outer: readonly string[]): Type | undefined {
  const draft = context.session.look(id);
  if (draft?.kind !== "object" && draft?.kind !== "enum") return undefined;
  const inside: Context = { session: context.session, draft, found: [] };
  if (draft.kind === "enum") return { ...enumType(inside, draft.words, []), shared: id } as EnumType;
  const fields = resolveInnerFields(inside, draft.words.fields, ["fields"], [...outer, id]);
  const circle = inside.found.find((each) => each.code === circularType.code);
  if (circle !== undefined && context.draft.id !== id) context.found.push(circle);
  return { kind: "object", fields, shared: id } satisfies ObjectType;
}

/** An enum from its words, at `path` in the contract. */
export function enumType(context: Context, words: Pick<TypeWords, "values" | "open"> | EnumDraft["words"], path: Path): EnumType {
  return { kind: "enum", values: enumValues(context, words.values ?? [], [...path, "values"]), open: words.open ?? false };
}

/** The values of an enum; `path` leads to their list. */
function enumValues(context: Context, words: NonNullable<TypeWords["values"]>, path: Path): EnumType["values"] {
  const seen = new Set<string>();
  return words.map((each, index) => {
    const given = typeof each === "string" ? { value: each } : each;
    const span = valueSpan(context.draft.node, typeof each === "string" ? [...path, index] : [...path, index, "value"]);
    const bytes = utf8Length(given.value);
    if (bytes < 1 || bytes > 63) context.found.push(report(badEnumValue, span, bytes === 0 ? "an enum's value is empty" : `the value has ${bytes} bytes, and 63 is the most`));
    if (!given.value.isWellFormed() || given.value.includes("\0")) context.found.push(report(badEnumValue, span, "the value is not well-formed text"));
    if (seen.has(given.value)) context.found.push(report(badEnumValue, span, `${JSON.stringify(given.value)} stands here twice`));
    seen.add(given.value);
    return {
      value: given.value, deprecated: given.deprecated ?? false, was: given.was ?? [], span,
      ...(given.description === undefined ? {} : { description: given.description }),
    };
  });
}

function lengths(context: Context, words: TypeWords, path: Path): { minLength?: number; maxLength?: number } {
  const { minLength, maxLength } = words;
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) {
    context.found.push(report(badBound, valueSpan(context.draft.node, [...path, "maxLength"]), "the bounds leave no text"));
  }
  return { ...(minLength === undefined ? {} : { minLength }), ...(maxLength === undefined ? {} : { maxLength }) };
}

function clock(context: Context, kind: "time" | "timestamp" | "localDateTime", words: TypeWords, path: Path, allowed: readonly number[], usual: 0 | 3 | 6): Type | undefined {
  const precision = words.precision ?? usual;
  if (!allowed.includes(precision)) return fail(context, badPrecision, [...path, "precision"], `${kind} cannot have ${precision} digits after the second`, `it has ${allowed.join(", ")}`);
  return { kind, precision: precision as 0 | 3 | 6 };
}

function resolvePattern(context: Context, source: string, path: Path): Pattern | undefined {
  const node = nodeAt(context.draft.node, path);
  const at = (start: number, end: number) => (node?.is === "scalar" ? spanInside(node, context.draft.source, start, end) : valueSpan(context.draft.node, path));
  const parsed = parsePattern(source);
  if ("problem" in parsed) {
    const { code, start, end, message, help } = parsed.problem;
    context.found.push(report(code, at(start, end), message, { help }));
    return undefined;
  }
  const risk = patternRisk(parsed.pattern);
  if (risk !== undefined) {
    context.found.push(report(risk.code, at(0, source.length), risk.message, { help: risk.help }));
    return undefined;
  }
  return parsed.pattern;
}

function fail(context: Context, code: Code, path: Path, message: string, help?: string): undefined {
  context.found.push(report(code, valueSpan(context.draft.node, path), message, { help }));
  return undefined;
}

import { report, type Code } from "../diagnostic/diagnostic.ts";
import { suggest } from "../diagnostic/suggest.ts";
import { plain } from "../language/place.ts";
import { isDate, isTime } from "../model/calendar.ts";
import type { Json } from "../model/json.ts";
import { byKind, type PerKind, type Type } from "../model/type.ts";
import { formatPatterns } from "../pattern/formats.ts";
import { matches } from "../pattern/match.ts";
import { normalPattern } from "../pattern/normal.ts";
import { parsePattern } from "../pattern/parse.ts";
import type { MapNode, Node, ScalarNode } from "../read/node.ts";
import { booleanForText, nullForText, numberForText } from "../read/text.ts";
import { codePoints } from "../source/measure.ts";
import { badLiteral } from "./codes.ts";
import { decimalText, decimalUnits } from "./decimal.ts";
import type { Context } from "./session.ts";

/** What a literal is: its canonical value, or what is wrong with it, with the canonical text where one was meant. */
type Judged = { readonly value: Json } | { readonly wrong: string; readonly meant?: string };

/** The text of a field that stands beside a value, which a union may go by. */
type Beside = (field: string) => string | undefined;

/**
 * The canonical value of a literal of a type, as a default has it; reports what is wrong and then gives nothing. A record hands over what stands `beside` the value; a default has nothing beside it,
 * and so is no union.
 */
export function literalOf(context: Pick<Context, "found">, type: Type, node: Node, beside?: Beside): Json | undefined {
  const judged = judge(type, node, beside);
  if ("value" in judged) return judged.value;
  const text = node.is === "scalar" ? node.text : "this";
  if (judged.meant !== undefined && node.is === "scalar") {
    const quoted = JSON.stringify(judged.meant);
    context.found.push(report(misread(node) ?? badLiteral, node.span, `${text} is no ${type.kind}: ${judged.wrong}`, {
      help: `write it as ${quoted}`, fix: { title: `write ${quoted}`, edits: [{ span: node.span, text: quoted }] },
    }));
  } else {
    context.found.push(report(badLiteral, node.span, `${text} is no ${type.kind}: ${judged.wrong}`));
  }
  return undefined;
}

/** What YAML took the literal for, where text was meant. */
function misread(node: ScalarNode): Code | undefined {
  if (node.value === null) return nullForText;
  return typeof node.value === "number" ? numberForText : typeof node.value === "boolean" ? booleanForText : undefined;
}

function judge(type: Type, node: Node, beside?: Beside): Judged {
  return byKind(judges, type, node, beside);
}

const judges: PerKind<[Node, Beside?], Judged> = {
  string: (type, node) => inText(node, (text) => {
    const length = codePoints(text);
    if (type.minLength !== undefined && length < type.minLength) return `it has fewer than ${type.minLength} characters`;
    if (type.maxLength !== undefined && length > type.maxLength) return `it has more than ${type.maxLength} characters`;
    if (type.pattern !== undefined && !matches(type.pattern, text)) return "it does not match the pattern";
    if (type.normalize !== undefined && !matches(normalPattern(type.normalize), text)) return "it is not in the form that normalize makes";
    if (type.format === undefined) return undefined;
    const format = formatPatterns[type.format];
    const parsed = parsePattern(format.pattern);
    return length > format.maxLength || ("pattern" in parsed && !matches(parsed.pattern, text)) ? `it is no ${type.format}` : undefined;
  }),
  boolean: (_type, node) => (node.is === "scalar" && typeof node.value === "boolean" ? { value: node.value } : { wrong: "it is neither true nor false" }),
  int32: (type, node) => inNumber(node, type, true),
  integer: (type, node) => inNumber(node, type, true),
  float: (type, node) => inNumber(node, type, false),
  int64: (type, node) => inUnits(node, 0, type),
  decimal: (type, node) => inUnits(node, type.scale, type),
  uuid: (_type, node) => inText(node, (text) => (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u.test(text) ? undefined : "a uuid is written in lower case, with its dashes")),
  uid: (_type, node) => inText(node, (text) => (text === "" || codePoints(text) > 128 ? "it has 1 to 128 characters" : undefined)),
  date: (_type, node) => inText(node, (text) => (isDate(text) ? undefined : "a date is written 2024-02-29")),
  time: (type, node) => inText(node, (text) => (isTime(text, type.precision) ? undefined : `a time is written 23:59:59${digits(type.precision)}`)),
  timestamp: (type, node) => inText(node, (text) => (text.at(10) === "T" && text.endsWith("Z") && isDate(text.slice(0, 10)) && isTime(text.slice(11, -1), type.precision) ? undefined : `a timestamp is written 2024-02-29T23:59:59${digits(type.precision)}Z`)),
  localDateTime: (type, node) => inText(node, (text) => (text.at(10) === "T" && isDate(text.slice(0, 10)) && isTime(text.slice(11), type.precision) ? undefined : `it is written 2024-02-29T23:59:59${digits(type.precision)}`)),
  bytes: (type, node) => inText(node, (text) => {
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/u.test(text)) return "bytes are written as padded base64";
    const size = (text.length / 4) * 3 - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
    return (type.minLength ?? 0) > size || size > (type.maxLength ?? size) ? `it has ${size} bytes` : undefined;
  }),
  json: (_type, node) => ({ value: plain(node) as Json }),
  enum: (type, node) => {
    const text = scalarText(node);
    if (text === undefined) return { wrong: "it is none of the values" };
    if (type.values.some((each) => each.value === text.text)) return text.quoted ? { value: text.text } : { wrong: "YAML reads it as no text", meant: text.text };
    const near = suggest(text.text, type.values.map((each) => each.value));
    return { wrong: `the values are ${type.values.map((each) => each.value).join(", ")}`, ...(near === undefined ? {} : { meant: near }) };
  },
  list: (type, node, beside) => {
    if (node.is !== "list") return { wrong: "it is no list" };
    const members = node.items.map((item) => judge(type.of, item, beside));
    const wrong = members.find((each) => "wrong" in each);
    if (wrong !== undefined) return wrong;
    if (members.length < (type.minItems ?? 0) || members.length > (type.maxItems ?? members.length)) return { wrong: `it has ${members.length} members` };
    const values = members.map((each) => (each as { value: Json }).value);
    const twice = new Set(values.map((value) => JSON.stringify(value))).size < values.length;
    return type.uniqueItems && twice ? { wrong: "a member stands in it twice" } : { value: values };
  },
  map: (type, node, beside) => {
    if (node.is !== "map") return { wrong: "it is no map" };
    const keys = node.entries.map(({ key, keySpan }) => judge(type.keys ?? anyKey, { is: "scalar", value: key, text: key, style: "quoted", span: keySpan }));
    const missing = type.require?.find((key) => !node.entries.some((entry) => entry.key === key));
    if (missing !== undefined) return { wrong: `${missing} is missing` };
    if (node.entries.length > (type.maxItems ?? node.entries.length)) return { wrong: `it has ${node.entries.length} keys` };
    return record(node.entries.map(({ key, value }, index) => {
      const named = keys[index] as Judged;
      return [key, "wrong" in named ? { wrong: `this is no key: ${named.wrong}` } : judge(type.of, value, beside)];
    }));
  },
  object: (type, node, beside) => {
    if (node.is !== "map") return { wrong: "it is no map" };
    const foreign = node.entries.find((entry) => !type.fields.some((field) => field.name === entry.key));
    if (foreign !== undefined) return { wrong: `it has no field ${foreign.key}` };
    const missing = type.fields.find((field) => !field.optional && !node.entries.some((entry) => entry.key === field.name));
    if (missing !== undefined) return { wrong: `${missing.name} is missing` };
    return record(type.fields.flatMap((field): [string, Judged][] => {
      const entry = node.entries.find((each) => each.key === field.name);
      return entry === undefined ? [] : [[field.name, judge(field.type, entry.value, beside === undefined ? undefined : (name) => textAt(node, name))]];
    }));
  },
  union: ({ by, tag, parts }, node, beside) => {
    if (beside === undefined) return { wrong: "a union has no value from the start: which part a record has is the record's own to say" };
    if (node.is !== "map") return { wrong: "it is no map" };
    const says = (by ?? tag) as string;
    const named = by === undefined ? textAt(node, says) : beside(says);
    const part = parts.find(({ name }) => name === named);
    const names = parts.map(({ name }) => name).join(", ");
    return part === undefined ? { wrong: named === undefined ? `${says} does not say which part it is` : `${says} is ${named}, and the parts are ${names}` } : judge(part.type, node, beside);
  },
  geoPoint: (_type, node) => {
    const value = plain(node) as { latitude?: unknown; longitude?: unknown };
    const { latitude, longitude } = node.is === "map" ? value : {};
    const fits = typeof latitude === "number" && typeof longitude === "number" && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    return fits ? { value: { latitude, longitude } } : { wrong: "it is { latitude, longitude } in degrees" };
  },
};

const anyKey: Type = { kind: "string", minLength: 1 };

const digits = (precision: number): string => (precision === 0 ? "" : `.${"0".repeat(precision)}`);

/** The text of a member of a record or object that is written out. */
export function textAt(node: MapNode, name: string): string | undefined {
  const entry = node.entries.find(({ key }) => key === name);
  return entry === undefined ? undefined : scalarText(entry.value)?.text;
}

function scalarText(node: Node): { readonly text: string; readonly quoted: boolean } | undefined {
  if (node.is !== "scalar") return undefined;
  return typeof node.value === "string" ? { text: node.value, quoted: true } : { text: node.text, quoted: false };
}

function inText(node: Node, wrong: (text: string) => string | undefined): Judged {
  const given = scalarText(node);
  if (given === undefined) return { wrong: "it is no text" };
  const fault = given.text.isWellFormed() && !given.text.includes("\0") ? wrong(given.text) : "it is not well-formed text";
  if (fault !== undefined) return { wrong: fault };
  return given.quoted ? { value: given.text } : { wrong: `YAML reads it as ${(node as ScalarNode).value}`, meant: given.text };
}

function inNumber(node: Node, type: Extract<Type, { kind: "int32" | "integer" | "float" }>, whole: boolean): Judged {
  if (node.is !== "scalar" || typeof node.value !== "number" || !Number.isFinite(node.value)) return { wrong: "it is no number" };
  const value = node.value === 0 ? 0 : node.value;
  if (whole && !Number.isSafeInteger(value)) return { wrong: "it is no whole number within 2^53" };
  if (type.kind === "int32" && Math.trunc(value) !== (value | 0)) return { wrong: "it has more than 32 bits" };
  return within(value, type, (a, b) => a - b, (bound) => bound) ? { value } : { wrong: "it is out of bounds" };
}

function inUnits(node: Node, scale: number, type: Extract<Type, { kind: "int64" | "decimal" }>): Judged {
  const given = scalarText(node);
  const units = given === undefined ? undefined : decimalUnits(given.text, scale);
  if (given === undefined) return { wrong: "it is no number in text" };
  if (units === undefined) {
    const number = /^-?[0-9]+(?:\.[0-9]*)?$/u.test(given.text) ? given.text : undefined;
    const [whole = "0", fraction = ""] = (number ?? "").split(".");
    const meant = number !== undefined && fraction.length <= scale ? decimalText(BigInt(`${whole}${fraction.padEnd(scale, "0")}`), scale) : undefined;
    return { wrong: scale === 0 ? "it is a whole number in text" : `it has ${scale} digits after the point`, ...(meant === undefined ? {} : { meant }) };
  }
  const limit = type.kind === "int64" ? 2n ** 63n : 10n ** BigInt(type.precision);
  if (units >= limit || units < -limit || (type.kind === "decimal" && units === -limit)) return { wrong: "it has too many digits" };
  const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
  if (!within(units, type, order, (bound) => decimalUnits(bound, scale) ?? 0n)) return { wrong: "it is out of bounds" };
  return given.quoted ? { value: given.text } : { wrong: "YAML reads it as a number", meant: given.text };
}

function within<T, B>(
  value: T, bounds: { readonly minimum?: B; readonly maximum?: B; readonly exclusiveMinimum?: B; readonly exclusiveMaximum?: B },
  order: (a: T, b: T) => number, read: (bound: B) => T,
): boolean {
  return (bounds.minimum === undefined || order(value, read(bounds.minimum)) >= 0)
    && (bounds.maximum === undefined || order(value, read(bounds.maximum)) <= 0)
    && (bounds.exclusiveMinimum === undefined || order(value, read(bounds.exclusiveMinimum)) > 0)
    && (bounds.exclusiveMaximum === undefined || order(value, read(bounds.exclusiveMaximum)) < 0);
}

function record(entries: readonly (readonly [string, Judged])[]): Judged {
  const wrong = entries.find(([, each]) => "wrong" in each);
  if (wrong !== undefined) return { wrong: `${wrong[0]}: ${(wrong[1] as { wrong: string }).wrong}` };
  const value = Object.create(null) as Record<string, Json>;
  for (const [key, each] of entries) value[key] = (each as { value: Json }).value;
  return { value };
}

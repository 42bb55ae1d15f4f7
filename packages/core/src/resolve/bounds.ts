import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { TypeWords } from "../language/draft.ts";
import { nodeAt, valueSpan, type Path } from "../language/place.ts";
import { expectNumber } from "../read/number.ts";
import { numberForText } from "../read/text.ts";
import { badBound } from "./codes.ts";
import { decimalText, decimalUnits } from "./decimal.ts";
import type { Context } from "./session.ts";

const words = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
type Bounds<T> = { readonly [W in (typeof words)[number]]?: T };

const limits = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  integer: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  float: [-Number.MAX_VALUE, Number.MAX_VALUE],
} as const;

/** Bounds of a number, as numbers in the range of the type. */
export function numberBounds(context: Context, kind: "int32" | "integer" | "float", given: TypeWords, path: Path): Bounds<number> {
  const bounds: { -readonly [W in keyof Bounds<number>]: number } = {};
  for (const word of words) {
    const value = given[word];
    if (value === undefined) continue;
    const span = valueSpan(context.draft.node, [...path, word]);
    if (typeof value !== "number") context.found.push(noNumber(context, [...path, word]) ?? report(badBound, span, `${word} of ${kind} is a number`, { help: "write it without quotes" }));
    else if (kind !== "float" && !Number.isSafeInteger(value)) context.found.push(report(badBound, span, `${word} of ${kind} is a whole number`));
    else if (value < limits[kind][0] || value > limits[kind][1]) context.found.push(report(badBound, span, `${value} is outside the range of ${kind}`));
    else bounds[word] = value === 0 ? 0 : value;
  }
  checkRoom(context, path, bounds, (a, b) => a - b, (a, b) => (kind === "float" ? b > a : b - a > 1));
  return bounds;
}

function noNumber(context: Context, path: Path): Diagnostic | undefined {
  const node = nodeAt(context.draft.node, path);
  return node === undefined ? undefined : expectNumber(node).diagnostic;
}

/** Bounds of a decimal or int64, as canonical text. */
export function textBounds(context: Context, scale: number, given: TypeWords, path: Path, inRange: (units: bigint) => boolean): Bounds<string> {
  const bounds: { -readonly [W in keyof Bounds<string>]: string } = {};
  const units: { -readonly [W in keyof Bounds<bigint>]: bigint } = {};
  for (const word of words) {
    const value = given[word];
    if (value === undefined) continue;
    const node = nodeAt(context.draft.node, [...path, word]);
    const span = valueSpan(context.draft.node, [...path, word]);
    const text = node?.is === "scalar" && typeof value === "number" ? node.text : String(value);
    const exact = decimalUnits(text, scale) ?? respelled(text, scale);
    const canonical = exact === undefined ? undefined : decimalText(exact, scale);
    if (exact === undefined || canonical === undefined || !inRange(exact)) {
      context.found.push(report(badBound, span, `${text} is no value of this type`, { help: scale === 0 ? "a whole number as quoted text" : `a number with ${scale} digits after the point, as quoted text` }));
    } else if (typeof value === "number") {
      const fix = { title: `write "${canonical}"`, edits: [{ span, text: JSON.stringify(canonical) }] };
      context.found.push(report(numberForText, span, `${text} is read as the number ${value}, and ${word} takes text here`, { help: `write it as "${canonical}"`, fix }));
    } else if (text !== canonical) {
      const fix = { title: `write "${canonical}"`, edits: [{ span, text: JSON.stringify(canonical) }] };
      context.found.push(report(badBound, span, `${text} is not how this type spells the value`, { help: `write it as "${canonical}"`, fix }));
    } else {
      bounds[word] = canonical;
      units[word] = exact;
    }
  }
  checkRoom(context, path, units, (a, b) => (a < b ? -1 : a > b ? 1 : 0), (a, b) => b - a > 1n);
  return bounds;
}

/** Text that means a number of this scale in another spelling: `0` for `0.00`. */
function respelled(text: string, scale: number): bigint | undefined {
  const match = /^(-?)0*([0-9]+)(?:\.([0-9]*))?$/u.exec(text);
  if (match === null) return undefined;
  const fraction = (match[3] ?? "").replace(/0+$/u, "");
  if (fraction.length > scale) return undefined;
  const units = BigInt(`${match[2]}${fraction.padEnd(scale, "0")}`);
  return match[1] === "-" ? -units : units;
}

/** Refuses bounds that leave no value. `between`: whether a value lies strictly between two others. */
function checkRoom<T extends number | bigint>(
  context: Context, path: Path, bounds: Bounds<T>, compare: (a: T, b: T) => number, between: (a: T, b: T) => boolean,
): void {
  const least = tighter(bounds.minimum, bounds.exclusiveMinimum, compare, 1);
  const most = tighter(bounds.maximum, bounds.exclusiveMaximum, compare, -1);
  if (least === undefined || most === undefined) return;
  const order = compare(least.value, most.value);
  const room = least.open && most.open ? between(least.value, most.value) : least.open || most.open ? order < 0 : order <= 0;
  if (room) return;
  const word = most.open ? "exclusiveMaximum" : "maximum";
  context.found.push(report(badBound, valueSpan(context.draft.node, [...path, word]), "the bounds leave no value"));
}

function tighter<T>(closed: T | undefined, open: T | undefined, compare: (a: T, b: T) => number, sign: 1 | -1): { readonly value: T; readonly open: boolean } | undefined {
  if (open === undefined) return closed === undefined ? undefined : { value: closed, open: false };
  if (closed === undefined || compare(open, closed) * sign >= 0) return { value: open, open: true };
  return { value: closed, open: false };
}

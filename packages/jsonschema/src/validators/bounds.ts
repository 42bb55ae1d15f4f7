import type { ConstraintKind, Kind, NumberType, Piece } from "@concord/core";
import * as carriers from "../carriers.ts";
import { number } from "../javascript/quote.ts";
import { faulty, gates, issue, wrong, type Gate, type Site } from "./site.ts";
import { unless } from "./texts.ts";

export function notNumber(site: Site): Gate {
  return wrong(site, ["type"], "number", `!Number.isFinite(${site.value})`);
}

export type Bounds<B> = { readonly [K in BoundKind]?: B };
const boundKinds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
type BoundKind = (typeof boundKinds)[number];

export function numbered(type: NumberType, site: Site, [least, most]: readonly [number, number]): Piece {
  const fraction = issue(site, "invalid_type", "Invalid input: expected int, received number");
  const whole: Gate = { kinds: ["type"], if: `!Number.isInteger(${site.value})`, issue: fraction };
  return gates(site, [notNumber(site), whole], [
    outside(site, ["type"], "<", least, ">=", type.kind), outside(site, ["type"], ">", most, "<=", type.kind), ...boundsOf(type, site),
  ]);
}

export function boundsOf(type: Bounds<number>, site: Site): readonly Piece[] {
  const signs = { minimum: ["<", ">="], maximum: [">", "<="], exclusiveMinimum: ["<=", ">"], exclusiveMaximum: [">=", "<"] } as const;
  return boundKinds.flatMap((kind) => {
    const bound = type[kind];
    return bound === undefined ? [] : [outside(site, [kind], signs[kind][0], bound, signs[kind][1])];
  });
}

function outside(site: Site, kinds: readonly ConstraintKind[], sign: string, bound: number, expected: string, of?: Kind): Piece {
  const small = sign.startsWith("<");
  const what = of === "integer" ? "int" : "number";
  const pushed = issue(site, small ? "too_small" : "too_big", `Too ${small ? "small" : "big"}: expected ${what} to be ${expected}${number(bound)}`);
  return faulty(site, kinds, `${site.value} ${sign} ${number(bound)}`, pushed);
}

/** The code of an issue and its words, but for the bound at their end. */
type Words = Readonly<Record<BoundKind, readonly [code: string, words: string]>>;

export const int64Words: Words = {
  minimum: ["too_small", "Too small: expected bigint to be >="], maximum: ["too_big", "Too big: expected bigint to be <="],
  exclusiveMinimum: ["too_small", "Too small: expected bigint to be >"], exclusiveMaximum: ["too_big", "Too big: expected bigint to be <"],
};
export const decimalWords: Words = {
  minimum: ["custom", "Too small: expected at least "], maximum: ["custom", "Too big: expected at most "],
  exclusiveMinimum: ["custom", "Too small: expected more than "], exclusiveMaximum: ["custom", "Too big: expected less than "],
};

/** Numbers of 19 digits, some of which are beyond 64 bits, and within a bound. */
export function int64Between(bound: Bounds<string>): string {
  return carriers.digitsBetween(19, bound);
}

/** Bounds of numbers written as text: each a regular expression, exact to the last digit. */
export function textBounds(
  type: Bounds<string>, site: Site, between: (bound: Bounds<string>) => string, words: Words,
  kindOf: (kind: BoundKind) => ConstraintKind = (kind) => kind,
): readonly Piece[] {
  return boundKinds.flatMap((kind) => {
    const bound = type[kind];
    const [code, start] = words[kind];
    return bound === undefined ? [] : [unless(site, [kindOf(kind)], carriers.whole(between({ [kind]: bound })), code, start + bound)];
  });
}

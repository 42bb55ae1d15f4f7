import { messages, typeMessage, type ConstraintKind, type NumberType, type Piece } from "@concord/core";
import * as carriers from "../carriers.ts";
import { number } from "../javascript/quote.ts";
import { faulty, gates, issue, wrong, type Gate, type Site } from "./site.ts";
import { unless } from "./texts.ts";

export function notNumber(site: Site, message: string): Gate {
  return wrong(site, ["type"], message, `!Number.isFinite(${site.value})`);
}

export type Bounds<B> = { readonly [K in BoundKind]?: B };
const boundKinds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
type BoundKind = (typeof boundKinds)[number];

export function numbered(type: NumberType, site: Site, [least, most]: readonly [number, number]): Piece {
  const fraction = issue(site, "invalid_type", typeMessage(type));
  const whole: Gate = { kinds: ["type"], if: `!Number.isInteger(${site.value})`, issue: fraction };
  return gates(site, [notNumber(site, typeMessage(type)), whole], [
    outside(site, ["type"], "<", least, "minimum"), outside(site, ["type"], ">", most, "maximum"), ...boundsOf(type, site),
  ]);
}

export function boundsOf(type: Bounds<number>, site: Site): readonly Piece[] {
  const signs = { minimum: "<", maximum: ">", exclusiveMinimum: "<=", exclusiveMaximum: ">=" } as const;
  return boundKinds.flatMap((kind) => {
    const bound = type[kind];
    return bound === undefined ? [] : [outside(site, [kind], signs[kind], bound, kind)];
  });
}

function outside(site: Site, kinds: readonly ConstraintKind[], sign: string, bound: number, kind: BoundKind): Piece {
  const pushed = issue(site, sign.startsWith("<") ? "too_small" : "too_big", boundMessages[kind](number(bound)));
  return faulty(site, kinds, `${site.value} ${sign} ${number(bound)}`, pushed);
}

const boundMessages: Readonly<Record<BoundKind, (bound: string) => string>> = {
  minimum: messages.atLeast, maximum: messages.atMost, exclusiveMinimum: messages.above, exclusiveMaximum: messages.below,
};

/** The codes of issues of bounds: those of a bigint's are Zod's own. */
type Codes = Readonly<Record<BoundKind, string>>;
export const int64Codes: Codes = { minimum: "too_small", maximum: "too_big", exclusiveMinimum: "too_small", exclusiveMaximum: "too_big" };
export const decimalCodes: Codes = { minimum: "custom", maximum: "custom", exclusiveMinimum: "custom", exclusiveMaximum: "custom" };

/** Numbers of 19 digits, some of which are beyond 64 bits, and within a bound. */
export function int64Between(bound: Bounds<string>): string {
  return carriers.digitsBetween(19, bound);
}

/** Bounds of numbers written as text: each a regular expression, exact to the last digit. */
export function textBounds(
  type: Bounds<string>, site: Site, between: (bound: Bounds<string>) => string, codes: Codes,
  kindOf: (kind: BoundKind) => ConstraintKind = (kind) => kind,
): readonly Piece[] {
  return boundKinds.flatMap((kind) => {
    const bound = type[kind];
    return bound === undefined ? [] : [unless(site, [kindOf(kind)], carriers.whole(between({ [kind]: bound })), codes[kind], boundMessages[kind](bound))];
  });
}

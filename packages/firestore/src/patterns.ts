import type { DecimalType, PatternNode, StringType } from "@concord/core";
import { formatPattern, formatPatterns, lengthsOf, mayContain, normalPattern, printNode, printPattern, type Pattern } from "@concord/core";

/** `matches` is a match of the whole text, in RE2 (tried on the emulator), so these stand without anchors. */
export const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

const notZero = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})";
const leap = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)";
const daysOfMonths = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";
/** A day of the Gregorian calendar in the years 0001 to 9999, leap years included. */
export const date: string = `(?:${notZero}-${daysOfMonths}|${leap}-02-29)`;

/** A time of day with exactly so many digits after the second. */
export function time(precision: 0 | 3 | 6): string {
  return `(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]${precision === 0 ? "" : `\\.[0-9]{${precision}}`}`;
}

/** Decimal text with exactly `scale` digits after the point; `-0.00` passes and is asked for apart. */
export function decimalText(type: DecimalType): string {
  const before = type.precision - type.scale;
  const integer = before === 0 ? "0" : before === 1 ? "[0-9]" : `(?:0|[1-9][0-9]{0,${before - 1}})`;
  return `-?${integer}${type.scale === 0 ? "" : `\\.[0-9]{${type.scale}}`}`;
}

/** A minus before zero, which is no canonical decimal. */
export function minusZero(type: DecimalType): string {
  return type.scale === 0 ? "-0" : `-0.${"0".repeat(type.scale)}`;
}

/** Exactly one of these texts. */
export function oneOf(values: readonly string[]): string {
  const item = (value: string): PatternNode => ({ is: "sequence", items: Array.from(value, (each) => ({ is: "literal", codePoint: each.codePointAt(0) as number })) });
  return printNode({ is: "alternatives", items: values.map(item) });
}

/** RE2 takes no count above this (measured: "repetition limit 1000"). */
const countLimit = 1_000;
/** Above this many characters a pattern takes the rules engine long (0.2 s at 5,000, measured); a size in UTF-16 units stands in. */
export const lengthLimit = 5_000;

/** Text of so many code points, without U+0000; counts are cut where RE2 wants it. */
export function lengths(least: number, most: number | undefined): string {
  const any = "[^\\x00]";
  const times = (count: number, print: (part: number) => string): string => {
    const parts = Array.from({ length: Math.ceil(count / countLimit) }, (_, index) => Math.min(countLimit, count - index * countLimit));
    return parts.map(print).join("");
  };
  if (most === undefined && least <= 1) return `${any}${least === 0 ? "*" : "+"}`;
  if (most !== undefined && most <= countLimit) return `${any}{${least},${most}}`;
  const must = times(least, (part) => `${any}{${part}}`);
  return most === undefined ? `${must}${any}*` : `${must}${times(most - least, (part) => `${any}{0,${part}}`)}`;
}

/** What a string's rules must ask: its patterns, and a length (with the absence of U+0000) where no pattern implies it. */
export interface StringPlan {
  readonly patterns: readonly { readonly word: "format" | "pattern" | "normalize"; readonly pattern: Pattern }[];
  /** Absent where the patterns imply the lengths. */
  readonly length?: { readonly least: number; readonly most: number | undefined };
  /** A bound beyond `lengthLimit`, which only a coarse size in UTF-16 units stands for. */
  readonly coarse: { readonly least?: number; readonly most?: number };
}

export function planString(type: StringType): StringPlan {
  const patterns = [
    ...(type.format === undefined ? [] : [{ word: "format" as const, pattern: formatPattern(type.format) }]),
    ...(type.pattern === undefined ? [] : [{ word: "pattern" as const, pattern: type.pattern }]),
    ...(type.normalize === undefined ? [] : [{ word: "normalize" as const, pattern: normalPattern(type.normalize) }]),
  ];
  const ofFormat = type.format === undefined ? [] : [formatPatterns[type.format].maxLength];
  const most = [...ofFormat, ...(type.maxLength === undefined ? [] : [type.maxLength])].reduce<number | undefined>((a, b) => Math.min(a ?? b, b), undefined);
  const least = type.minLength ?? 0;
  const facts = patterns.map(({ pattern }) => factsOf(pattern));
  const open = {
    least: least > 0 && !facts.some((each) => each.least >= least),
    most: most !== undefined && !facts.some((each) => each.most !== undefined && each.most <= most),
    nul: !facts.some((each) => each.excludesNul),
  };
  const coarse = { ...(open.least && least > lengthLimit ? { least } : {}), ...(open.most && (most as number) > lengthLimit ? { most: most as number } : {}) };
  if (!open.least && !open.most && !open.nul) return { patterns, coarse };
  const exact = { least: "least" in coarse ? 0 : open.least ? least : 0, most: "most" in coarse || !open.most ? undefined : most };
  return { patterns, length: exact, coarse };
}

interface Facts { readonly least: number; readonly most: number | undefined; readonly excludesNul: boolean; readonly text: string }
const known = new WeakMap<Pattern, Facts>();

/** What is known of a pattern, once. RE2 lets a negated class take U+0000, which the contract's patterns never do. */
function factsOf(pattern: Pattern): Facts {
  let facts = known.get(pattern);
  if (facts === undefined) {
    facts = { ...lengthsOf(pattern.tree), excludesNul: !hasNegated(pattern.tree) && !mayContain(pattern, 0), text: printPattern(pattern) };
    known.set(pattern, facts);
  }
  return facts;
}

function hasNegated(node: PatternNode): boolean {
  if (node.is === "class") return node.negated;
  if (node.is === "literal") return false;
  return node.is === "repeat" ? hasNegated(node.item) : node.items.some(hasNegated);
}

/** A pattern of the contract for `matches`. */
export function patternText(pattern: Pattern): string {
  return factsOf(pattern).text;
}

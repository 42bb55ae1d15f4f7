import { rulesString } from "../quote.ts";

/** An expression of the security rules' language. What is printed (print.ts) and what is counted (budget.ts) are this one tree. */
export type Rule =
  /** A name or a literal, printed as it is. */
  | { readonly is: "atom"; readonly text: string }
  | { readonly is: "member"; readonly of: Rule; readonly name: string }
  | { readonly is: "index"; readonly of: Rule; readonly key: Rule }
  | { readonly is: "method"; readonly of: Rule; readonly name: string; readonly given: readonly Rule[] }
  /** A function of the ruleset, or of the language (`get`, `string`, `timestamp.value`). */
  | { readonly is: "call"; readonly name: string; readonly given: readonly Rule[] }
  /** A document's path: literal segments, and values of which each is one segment. */
  | { readonly is: "path"; readonly segments: readonly (string | Rule)[] }
  | { readonly is: "list"; readonly items: readonly Rule[] }
  | { readonly is: "map"; readonly entries: readonly (readonly [key: Rule, value: Rule])[] }
  | { readonly is: "unary"; readonly op: "!" | "-"; readonly operand: Rule }
  | { readonly is: "binary"; readonly op: string; readonly left: Rule; readonly right: Rule }
  | { readonly is: "all" | "any"; readonly of: readonly Rule[] }
  | { readonly is: "choice"; readonly test: Rule; readonly yes: Rule; readonly no: Rule }
  /** The statement that enforces these constraints. */
  | { readonly is: "marked"; readonly ids: readonly string[]; readonly rule: Rule };

/** A function of the ruleset. */
export interface RuleFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  /** What is computed once, before the body. */
  readonly lets?: readonly (readonly [name: string, value: Rule])[];
  readonly body: Rule;
  readonly comment?: string;
}
export type RuleFunctions = ReadonlyMap<string, RuleFunction>;

export const always: Rule = { is: "atom", text: "true" };
export const never: Rule = { is: "atom", text: "false" };
export const nothing: Rule = { is: "atom", text: "null" };

export function name(text: string): Rule {
  return { is: "atom", text };
}

/** A string literal. */
export function text(value: string): Rule {
  return { is: "atom", text: rulesString(value) };
}

/** A whole number, in decimal digits with or without a minus. */
export function whole(digits: string | number | bigint): Rule {
  const written = String(digits);
  return written.startsWith("-") ? { is: "unary", op: "-", operand: { is: "atom", text: written.slice(1) } } : { is: "atom", text: written };
}

/**
 * A finite number as the language writes floats: it has no exponents, so the digits are written out.
 * The text reads back as the same double, since only the point of JavaScript's shortest text moves.
 */
export function float(value: number): Rule {
  const [mantissa, exponent] = Math.abs(value).toExponential().split("e") as [string, string];
  const digits = mantissa.replace(".", "");
  const point = 1 + Number(exponent);
  const written = point <= 0
    ? `0.${"0".repeat(-point)}${digits}`
    : point >= digits.length ? `${digits}${"0".repeat(point - digits.length)}.0` : `${digits.slice(0, point)}.${digits.slice(point)}`;
  const atom: Rule = { is: "atom", text: written };
  return value < 0 ? { is: "unary", op: "-", operand: atom } : atom;
}

const words: ReadonlySet<string> = new Set([
  "service", "match", "allow", "function", "let", "return", "if", "in", "is", "true", "false", "null", "import", "rules_version",
]);

/** A field: `of.key` where the name can be nothing else (it costs one expression less), else `of['key']`. */
export function at(of: Rule, key: string): Rule {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(key) && !words.has(key) ? { is: "member", of, name: key } : { is: "index", of, key: text(key) };
}

export function member(of: Rule, ...names: readonly string[]): Rule {
  return names.reduce<Rule>((inner, each) => ({ is: "member", of: inner, name: each }), of);
}

export function method(of: Rule, called: string, ...given: readonly Rule[]): Rule {
  return { is: "method", of, name: called, given };
}

export function call(called: string, ...given: readonly Rule[]): Rule {
  return { is: "call", name: called, given };
}

export function binary(left: Rule, op: string, right: Rule): Rule {
  return { is: "binary", op, left, right };
}

export function not(operand: Rule): Rule {
  return { is: "unary", op: "!", operand };
}

/** All of them hold; one that stands alone stays itself. */
export function all(...of: readonly Rule[]): Rule {
  return of.length === 0 ? always : of.length === 1 ? (of[0] as Rule) : { is: "all", of };
}

export function any(...of: readonly Rule[]): Rule {
  return of.length === 0 ? never : of.length === 1 ? (of[0] as Rule) : { is: "any", of };
}

export function marked(ids: readonly string[], rule: Rule): Rule {
  return ids.length === 0 ? rule : { is: "marked", ids, rule };
}

export function list(items: readonly Rule[]): Rule {
  return { is: "list", items };
}

/** A list of string literals. */
export function texts(values: readonly string[]): Rule {
  return list(values.map(text));
}

/** `get(path).data` and `exists(path)` take paths from the root of the database that the rules speak of. */
export function documentPath(...segments: readonly (string | Rule)[]): Rule {
  return { is: "path", segments: ["databases", name("database"), "documents", ...segments] };
}

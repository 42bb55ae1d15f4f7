import { Environment, type ASTNode } from "@marcbachmann/cel-js";
import type { Code } from "../diagnostic/diagnostic.ts";
import { codePoints } from "../source/measure.ts";
import * as codes from "./codes.ts";
import { explainSyntaxError } from "./mistake.ts";
import { binaryOperators, withParentheses, type BinaryOperator, type Range, type Syntax } from "./syntax.ts";

/** Something wrong in the text of an expression. `fix` replaces ranges of it. */
export interface Problem extends Range {
  readonly code: Code;
  readonly message: string;
  readonly help?: string | undefined;
  readonly fix?: { readonly title: string; readonly edits: readonly (Range & { readonly text: string })[] } | undefined;
}

/** In characters, and in levels of nesting; chains of one operator count as one level. */
const longest = 2000;
const deepest = 50;

let environment: Environment | undefined;

/**
 * Reads the text of an expression; the only place that knows the CEL parser. Everything that the parser throws comes back as data,
 * a stack that ran out included.
 */
export function readSyntax(text: string): { readonly syntax: Syntax } | { readonly problem: Problem } {
  const whole = { start: 0, end: text.length };
  if (codePoints(text) > longest) {
    return { problem: { ...whole, code: codes.tooLong, message: `the expression is longer than ${longest} characters`, help: "split it into several checks" } };
  }
  if (text.trim() === "") {
    return { problem: { ...whole, code: codes.syntax, message: "the expression is empty", help: "write a condition, or remove the line" } };
  }
  try {
    // What a macro like has() or all() would be expanded into is not looked at; `deepest` is counted here, the parser only keeps the stack short.
    environment ??= new Environment({ unlistedVariablesAreDyn: true, limits: { maxDepth: 4 * deepest, maxListElements: longest, maxCallArguments: longest } });
    const syntax = convert(environment.parse(text).ast, text, 0);
    const slashes = commentIn(text, syntax);
    return slashes === undefined
      ? { syntax }
      : { problem: { start: slashes, end: text.length, code: codes.comment, message: "an expression holds no comments", help: "write it in the description or the message" } };
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) {
      return { problem: { ...whole, code: codes.tooLong, message: `the expression is nested deeper than ${deepest} levels`, help: "split it into several checks" } };
    }
    const known = error as { readonly code?: unknown; readonly summary?: unknown; readonly node?: Range };
    if (typeof known.code === "string" && typeof known.summary === "string") {
      return { problem: explainSyntaxError(text, known.code, known.summary, known.node ?? whole) };
    }
    throw error;
  }
}

class TooDeep extends Error {}

function convert(node: ASTNode, text: string, depth: number): Syntax {
  if (depth > deepest) throw new TooDeep();
  const inner = (child: ASTNode): Syntax => convert(child, text, depth + 1);
  // The parser forgets parentheses around a node's first and last part: of `(a) > (b)` it says `a) > (b`.
  const from = (first: Syntax): number => withParentheses(text, first).start;
  const to = (last: Syntax): number => withParentheses(text, last).end;
  const { start, end } = node;
  switch (node.op) {
    case "value":
      return literal(node.args, { start, end }, text);
    case "id":
      return { start, end, is: "name", name: node.args };
    case ".": {
      const of = inner(node.args[0]);
      return { start: from(of), end, is: "member", of, name: node.args[1], nameAt: { start: node.pos, end } };
    }
    case "call": {
      const [name, given] = node.args;
      return { start, end, is: "call", name, nameAt: { start, end: start + name.length }, receiver: undefined, arguments: given.map(inner) };
    }
    case "rcall": {
      const [name, of, given] = node.args;
      const receiver = inner(of);
      const at = text.indexOf(name, to(receiver));
      return { start: from(receiver), end, is: "call", name, nameAt: { start: at, end: at + name.length }, receiver, arguments: given.map(inner) };
    }
    case "list":
      return { start, end, is: "list", items: node.args.map(inner) };
    case "?:": {
      const [test, then, otherwise] = node.args.map(inner) as [Syntax, Syntax, Syntax];
      return { start: from(test), end: to(otherwise), is: "conditional", test, then, else: otherwise };
    }
    case "!_": {
      const operand = inner(node.args);
      return { start, end: to(operand), is: "not", operand };
    }
    case "-_": {
      const operand = inner(node.args);
      const isLiteral = operand.is === "number" && !operand.text.startsWith("-");
      return isLiteral ? { start, end: to(operand), is: "number", text: `-${operand.text}` } : { start, end: to(operand), is: "negate", operand };
    }
    case "map":
      return { start, end, is: "foreign", what: "maps cannot be written in an expression", help: "compare the fields one by one" };
    case "[]":
    case ".?":
    case "[?]":
      return { start, end, is: "foreign", what: "members cannot be reached by index or key", help: "use all or exists on a list: items.exists(item, …)" };
    default: {
      const operator: BinaryOperator = node.op;
      if (!binaryOperators.includes(operator)) throw new Error(`the parser made ${String(operator)}`);
      // A chain like a && b && c leans to the left, so its first operand is no level deeper.
      const left = convert(node.args[0], text, node.args[0].op === operator ? depth : depth + 1);
      const right = inner(node.args[1]);
      return { start: from(left), end: to(right), is: "binary", operator, left, right };
    }
  }
}

function literal(value: unknown, range: Range, text: string): Syntax {
  const written = text.slice(range.start, range.end);
  if (value === null || typeof value === "boolean") return { ...range, is: "constant", value };
  if (typeof value === "string") {
    return /^(?:[rR]|'''|""")/.test(written)
      ? { ...range, is: "foreign", what: "this way of quoting is not known", help: "write texts in single quotes: 'so'" }
      : { ...range, is: "text", value };
  }
  if (typeof value === "bigint" || typeof value === "number") {
    return /^0[xX]/.test(written)
      ? { ...range, is: "foreign", what: "numbers are written in decimal", help: `write ${value}` }
      : { ...range, is: "number", text: written };
  }
  return value instanceof Uint8Array
    ? { ...range, is: "foreign", what: "bytes cannot be written in an expression", help: "compare to null, or limit the size on the field" }
    : { ...range, is: "foreign", what: "there are no unsigned numbers", help: "write the number without u" };
}

/** Where two slashes stand outside of every text: the parser skips what follows. */
function commentIn(text: string, syntax: Syntax): number | undefined {
  const texts = [...leaves(syntax)].filter((leaf) => leaf.is === "text" || leaf.is === "foreign");
  for (let at = text.indexOf("//"); at >= 0; at = text.indexOf("//", at + 2)) {
    if (!texts.some((leaf) => leaf.start <= at && at < leaf.end)) return at;
  }
  return undefined;
}

function* leaves(node: Syntax): Generator<Syntax> {
  const children: readonly Syntax[] =
    node.is === "binary" ? [node.left, node.right]
    : node.is === "not" || node.is === "negate" ? [node.operand]
    : node.is === "conditional" ? [node.test, node.then, node.else]
    : node.is === "list" ? node.items
    : node.is === "member" ? [node.of]
    : node.is === "call" ? [...(node.receiver === undefined ? [] : [node.receiver]), ...node.arguments]
    : [];
  if (children.length === 0) yield node;
  for (const child of children) yield* leaves(child);
}

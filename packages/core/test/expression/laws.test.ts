import { parse } from "@bufbuild/cel";
import { expect, test } from "vitest";
import { expressionCodes, everyNode, readExpression, type Expression } from "../../src/index.ts";
import { readSyntax } from "../../src/expression/cel.ts";
import type { Syntax } from "../../src/expression/syntax.ts";
import { pick, seeded } from "../pattern/random.ts";
import { evaluate, type RecordValue } from "./evaluate.ts";
import { randomCondition } from "./random.ts";
import { bare, mended, printExpression, problems, scope } from "./scope.ts";

function read(text: string, place: "check" | "access" = "check"): Expression | undefined {
  const result = readExpression(text, scope(place));
  return "written" in result ? result.written.tree : undefined;
}

test("what is printed is read as the same tree", () => {
  const random = seeded(1);
  let trees = 0;
  for (let round = 0; round < 3_000; round += 1) {
    const place = round % 2 === 0 ? "check" : "access";
    const tree = read(randomCondition(random, place), place);
    if (tree === undefined) continue;
    trees += 1;
    const printed = printExpression(tree);
    const again = read(printed, place);
    expect(again === undefined ? problems(printed, place) : bare(again), printed).toEqual(bare(tree));
  }
  expect(trees).toBeGreaterThan(400);
});

test("an accepted expression never meets an absent operand", () => {
  const random = seeded(2);
  const maybe = (value: RecordValue[string]): RecordValue[string] => (random() < 0.5 ? null : value);
  const whole = (): number => pick(random, [0, 1, 2, 7, 50]);
  const record = (): RecordValue => ({
    small: whole(), spare: maybe(whole()), out: maybe({ rows: whole(), note: maybe("abc") }), total: "1.00", paid: maybe("0.5000"), title: "abc", note: maybe("x"), active: random() < 0.5,
    hidden: maybe(random() < 0.5), status: pick(random, ["new", "open"]), kind: maybe("open"), openedAt: "2024-02-29T12:00:00.000Z", closedAt: maybe("2024-03-01T00:00:00.000Z"),
    price: { amount: "2.00", currency: "EUR" }, tags: maybe(["x"]), items: Array.from({ length: Math.floor(random() * 3) }, () => ({ quantity: 1 + whole(), price: maybe("0.50"), parts: [] })),
  });
  let judged = 0;
  const verdicts = new Set<unknown>();
  for (let round = 0; round < 4_000; round += 1) {
    const text = randomCondition(random);
    const tree = read(text);
    if (tree === undefined) continue;
    for (let other = 0; other < 12; other += 1) {
      const values = record();
      judged += 1;
      const verdict = evaluate(tree, values);
      verdicts.add(verdict);
      expect(typeof verdict, `${text} over ${JSON.stringify(values)}`).toBe("boolean");
    }
  }
  expect(judged).toBeGreaterThan(7_000);
  expect([...verdicts].toSorted()).toEqual([false, true]);
});

test("fixes for missing guards lead to an expression without findings", () => {
  const random = seeded(3);
  let mendedTexts = 0;
  for (let round = 0; round < 3_000; round += 1) {
    let text = randomCondition(random);
    let found = problems(text);
    const guards = (): boolean => found.length > 0 && found.every((each) => each.code === "expression/may-be-missing" && each.fix !== undefined);
    if (!guards()) continue;
    for (let rest = 20; rest > 0 && guards(); rest -= 1) {
      text = mended(text, found[0] as (typeof found)[number]) as string;
      found = problems(text);
    }
    // A guard may uncover what was not looked at before; what is left then is something else.
    if (found.some((each) => each.code !== "expression/may-be-missing" || each.fix === undefined)) continue;
    expect(found, text).toEqual([]);
    mendedTexts += 1;
  }
  expect(mendedTexts).toBeGreaterThan(150);
});

test("no text makes the reader throw, and every finding lies in the text", () => {
  const random = seeded(4);
  const words = [
    "a", "small", "spare", "note", "items", "out", ".", "..", "rows", "auth", "uid", "claims", "now", "old", "client", "hasRole", "size", "all", "exists", "has", "map", "==", "!=", "<", ">=", "&&", "||",
    "!", "in", "+", "-", "*", "/", "%", "?", ":", "(", ")", "[", "]", "{", "}", ",", "'x'", "\"y\"", "'", "\"", "'''", "r'", "b'x'", "\\", "null", "true", "0", "1.5", "1e400", "0x", "9223372036854775808", "5u",
    "//", "#", "@", "😀", "\ud800", "\0", "\n", "\t", "and", "is", "`", "$",
  ];
  for (let round = 0; round < 10_000; round += 1) {
    const text = Array.from({ length: Math.floor(random() * 14) }, () => pick(random, words)).join(random() < 0.5 ? " " : "");
    const result = readExpression(text, scope(pick(random, ["check", "where", "access"] as const)));
    if ("written" in result) continue;
    expect(result.problems.length, text).toBeGreaterThan(0);
    for (const { code, span, fix, message } of result.problems) {
      expect(expressionCodes.map((each) => each.code)).toContain(code);
      expect([0 <= span.start, span.start <= span.end, span.end <= text.length], `${text}: ${message}`).toEqual([true, true, true]);
      for (const edit of fix?.edits ?? []) expect(0 <= edit.span.start && edit.span.start <= edit.span.end && edit.span.end <= text.length, text).toBe(true);
    }
  }
});

test.each([
  ["parentheses", `${"(".repeat(990)}active${")".repeat(990)}`], ["negations", `${"!".repeat(1_990)}active`], ["minuses", `${"-".repeat(1_990)}small < 1`],
  ["tests", `${"active ? ".repeat(110)}active${" : active".repeat(110)}`], ["lists", `small in ${"[".repeat(900)}1${"]".repeat(900)}`], ["members", `a${".b".repeat(900)} == 1`],
  ["calls", `${"size(".repeat(350)}x${")".repeat(350)} > 1`], ["macros", `${"items.all(i, ".repeat(120)}active${")".repeat(120)}`], ["alternatives", "active || ".repeat(180) + "active"],
])("1,980 characters of %s are an answer", (_what, text) => {
  const result = readExpression(text, scope("check"));
  if ("problems" in result) expect(["expression/too-long", "expression/unknown-name", "expression/not-in-contracts"]).toContain(result.problems[0]?.code);
  else expect([...everyNode(result.written.tree)].length).toBe(361);
});

test("another parser of CEL reads the same trees", () => {
  const random = seeded(5);
  for (let round = 0; round < 1_000; round += 1) {
    const place = round % 2 === 0 ? "check" : "access";
    const text = randomCondition(random, place);
    const mine = readSyntax(text);
    if (!("syntax" in mine)) continue;
    // Where the parsers differ, we refuse: CEL's comparisons are of one level, the library's of two; CEL wants parentheses around a test inside a test, and knows no !-x.
    const differs = problems(text, place).some((each) => each.code === "expression/chain" || each.code === "expression/syntax") || text.includes("!-");
    if (differs) continue;
    expect(JSON.stringify(theirs(parse(text).expr as Theirs)), text).toBe(JSON.stringify(ours(mine.syntax)));
  }
});

/** Both trees in one shape: a name and its parts. A chain of && or || is one node, since the other parser may balance it. */
type Shape = string | number | boolean | null | readonly [string, ...Shape[]];

function ours(node: Syntax): Shape {
  switch (node.is) {
    case "text": return ["text", node.value];
    case "number": return Number(node.text);
    case "constant": return node.value;
    case "name": return ["name", node.name];
    case "member": return ["member", ours(node.of), node.name];
    case "call": return node.receiver === undefined ? [node.name, ...node.arguments.map(ours)] : [node.name, ours(node.receiver), ...node.arguments.map(ours)];
    // The other parser drops two signs in a row.
    case "not": return node.operand.is === "not" ? ours(node.operand.operand) : ["!_", ours(node.operand)];
    case "negate": return node.operand.is === "negate" ? ours(node.operand.operand) : node.operand.is === "number" ? -Number(node.operand.text) : ["-_", ours(node.operand)];
    case "conditional": return ["_?_:_", ours(node.test), ours(node.then), ours(node.else)];
    case "list": return ["list", ...node.items.map(ours)];
    case "binary": return flat([node.operator === "in" ? "@in" : `_${node.operator}_`, ours(node.left), ours(node.right)]);
    case "foreign": return ["foreign"];
  }
}

interface Theirs { readonly exprKind: { readonly case?: string | undefined; readonly value?: unknown } }

function theirs({ exprKind }: Theirs): Shape {
  const value = exprKind.value as Readonly<Record<string, unknown>>;
  const parts = (name: string): Shape[] => (value[name] as readonly Theirs[]).map(theirs);
  switch (exprKind.case) {
    case "constExpr": {
      const { case: kind, value: constant } = value["constantKind"] as { readonly case: string; readonly value: unknown };
      return kind === "nullValue" ? null : kind === "stringValue" ? ["text", constant as string] : kind === "boolValue" ? (constant as boolean) : Number(constant);
    }
    case "identExpr": return ["name", value["name"] as string];
    case "selectExpr": return ["member", theirs(value["operand"] as Theirs), value["field"] as string];
    case "listExpr": return ["list", ...parts("elements")];
    case "comprehensionExpr": {
      // all and exists come expanded: the condition is the second operand of the step.
      const step = theirs(value["loopStep"] as Theirs) as readonly Shape[];
      const [operator, , ...conditions] = step as readonly [string, Shape, ...Shape[]];
      const condition = conditions.length === 1 ? (conditions[0] as Shape) : ([operator, ...conditions] as const);
      return [operator === "_&&_" ? "all" : "exists", theirs(value["iterRange"] as Theirs), ["name", value["iterVar"] as string], condition];
    }
    default: {
      const target = value["target"] as Theirs | undefined;
      const [first, ...others] = parts("args");
      if (value["function"] === "-_" && typeof first === "number" && others.length === 0) return -first; // -(7)
      return flat([value["function"] as string, ...(target === undefined ? [] : [theirs(target)]), ...parts("args")]);
    }
  }
}

function flat(shape: readonly [string, ...Shape[]]): Shape {
  const [name, ...parts] = shape;
  if (name !== "_&&_" && name !== "_||_") return shape;
  return [name, ...parts.flatMap((part) => (Array.isArray(part) && part[0] === name ? (part.slice(1) as Shape[]) : [part]))];
}

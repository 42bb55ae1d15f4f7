import type { z, ZodType } from "zod";
import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { otherwise, suggest } from "../diagnostic/suggest.ts";
import { expectList, expectMap } from "../read/collection.ts";
import type { MapNode, Node } from "../read/node.ts";
import { expectBoolean, expectInteger, expectNumber } from "../read/number.ts";
import { wordIn } from "../read/quote.ts";
import { expectText } from "../read/text.ts";
import { missingWord, unknownWord, wrongValue } from "./codes.ts";
import { keySpan, nodeAt, valueSpan, type Path } from "./place.ts";

type Issue = z.core.$ZodIssue;

/** What the grammar found wrong with a document, as diagnostics at their places. */
export function explainIssues(issues: readonly Issue[], document: Judged): Diagnostic[] {
  return issues.flatMap((issue) => explain(issue, issue.path as Path, document));
}

/** A document, and the schema that it was judged by. */
export interface Judged { readonly node: MapNode; readonly schema: ZodType }

function explain(issue: Issue, path: Path, document: Judged): Diagnostic[] {
  const { node } = document;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknown(key, path, document));
    case "invalid_union": {
      const branch = bestBranch(issue.errors);
      const number = nodeAt(node, path);
      if (branch === undefined && number?.is === "scalar" && typeof number.value === "number" && !Number.isFinite(number.value)) return [wrongType("number", path, node)];
      if (branch === undefined && takesText(issue.errors) && isMisread(nodeAt(node, path))) return [wrongType("string", path, node)];
      if (branch === undefined) return [report(wrongValue, valueSpan(node, path), `${last(path)} takes ${alternatives(issue.errors)}`)];
      return branch.flatMap((inner) => explain(inner, [...path, ...(inner.path as Path)], document));
    }
    case "invalid_type":
      return [wrongType(issue.expected, path, node)];
    case "invalid_value": {
      const written = nodeAt(node, path);
      const value = written?.is === "scalar" ? written.text : "this";
      const near = written?.is === "scalar" && typeof written.value === "string" ? suggest(written.value, issue.values.map(String)) : undefined;
      return [report(wrongValue, valueSpan(node, path), `${last(path)} cannot be ${value}`, {
        help: near === undefined ? `it is one of ${issue.values.join(", ")}` : `did you mean ${near}?`,
        ...(near === undefined || written === undefined ? {} : { fix: { title: `write ${near}`, edits: [{ span: written.span, text: wordIn(written.span.file, near) }] } }),
      })];
    }
    case "too_small":
      return [report(wrongValue, valueSpan(node, path), issue.origin === "array" ? `${last(path)} is empty` : `${last(path)} is less than ${issue.minimum}`)];
    case "too_big": {
      const written = nodeAt(node, path);
      const { diagnostic } = written === undefined ? {} : expectInteger(written);
      if (diagnostic !== undefined) return [diagnostic];
      return [report(wrongValue, valueSpan(node, path), `${last(path)} is greater than ${issue.maximum}`)];
    }
    case "invalid_key":
      return [report(wrongValue, keySpan(node, path), `${last(path)} cannot stand here`)];
    case "invalid_format":
      return [report(wrongValue, valueSpan(node, path), `${last(path)} has a value that it cannot take`, issue.message.startsWith("Invalid") ? {} : { help: issue.message })];
    default:
      return [report(wrongValue, valueSpan(node, path), `${last(path)} has a value that it cannot take`)];
  }
}

function unknown(key: string, path: Path, document: Judged): Diagnostic {
  const span = keySpan(document.node, [...path, key]);
  const words = wordsAt(document.schema, path);
  const said = otherwise(key);
  const near = said === undefined ? suggest(key, words) : undefined;
  return report(unknownWord, span, `there is no word ${JSON.stringify(key)} here`, {
    help: near === undefined ? said ?? `the words here are ${words.join(", ")}` : `did you mean ${near}?`,
    ...(near === undefined ? {} : { fix: { title: `write ${near}`, edits: [{ span, text: wordIn(span.file, near) }] } }),
  });
}

function wrongType(expected: string, path: Path, node: MapNode): Diagnostic {
  const written = nodeAt(node, path);
  const word = last(path);
  if (written === undefined) return report(missingWord, valueSpan(node, path), `${word} is missing`);
  const expect = counts.has(word) && expected === "number" ? expectInteger : expecting[expected];
  return expect?.(written).diagnostic ?? report(wrongValue, valueSpan(node, path), `${word} takes ${article(expected)}`);
}

/** Words that take a whole number: to the grammar a text is no number at all. */
const counts: ReadonlySet<string> = new Set(["minLength", "maxLength", "minItems", "maxItems", "precision", "scale"]);

/** What reading has to say where the grammar expected something else: it knows what YAML made of it. */
const expecting: Readonly<Record<string, (node: Node) => { readonly diagnostic?: Diagnostic }>> = {
  string: expectText, int: expectInteger, number: expectNumber, boolean: expectBoolean, array: expectList, object: expectMap, record: expectMap,
};

const articles: Readonly<Record<string, string>> = {
  string: "text", number: "a number", int: "a whole number", boolean: "true or false", array: "a list", object: "a map of words", record: "a map",
};
function article(expected: string): string {
  return articles[expected] ?? expected;
}

/** Of a union's branches the one that got furthest; none if all of them refuse the very kind of value. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const atOnce = (branch: readonly Issue[]): number => branch.filter(({ path }) => path.length === 0).length;
  return branches.filter((branch) => !branch.some(refusesKind)).toSorted((a, b) => atOnce(a) - atOnce(b) || a.length - b.length)[0];
}

function refusesKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  return issue.code === "invalid_type" || issue.code === "invalid_value" || (issue.code === "invalid_union" && issue.errors.every((branch) => branch.some(refusesKind)));
}

function takesText(branches: readonly (readonly Issue[])[]): boolean {
  return branches.some((branch) => branch.some((issue) => (issue.code === "invalid_type" && issue.expected === "string") || (issue.code === "invalid_union" && takesText(issue.errors))));
}

/** A scalar that YAML took for something else than text. */
function isMisread(node: ReturnType<typeof nodeAt>): boolean {
  return node?.is === "scalar" && typeof node.value !== "string";
}

function alternatives(branches: readonly (readonly Issue[])[]): string {
  const kinds = branches.flatMap((branch) => branch.flatMap((issue) =>
    issue.code === "invalid_type" ? [article(issue.expected)] : issue.code === "invalid_value" ? issue.values.map(String) : issue.code === "invalid_union" ? [alternatives(issue.errors)] : []));
  return [...new Set(kinds)].join(" or ");
}

/** The words that the grammar has at a path. */
function wordsAt(grammar: ZodType, path: Path): readonly string[] {
  const words = new Set<string>();
  const visit = (schema: z.core.$ZodType, rest: Path): void => {
    const def = (schema as unknown as { _zod: { def: Record<string, unknown> & { type: string } } })._zod.def;
    const [step, ...after] = rest;
    if (def.type === "optional") visit(def["innerType"] as z.core.$ZodType, rest);
    else if (def.type === "lazy") visit((def["getter"] as () => z.core.$ZodType)(), rest);
    else if (def.type === "union") for (const option of def["options"] as z.core.$ZodType[]) visit(option, rest);
    else if (def.type === "object") {
      const shape = def["shape"] as Record<string, z.core.$ZodType>;
      if (step === undefined) for (const word of Object.keys(shape)) words.add(word);
      else if (Object.hasOwn(shape, step)) visit(shape[step as string] as z.core.$ZodType, after);
    } else if (def.type === "record" && step !== undefined) visit(def["valueType"] as z.core.$ZodType, after);
    else if (def.type === "array" && step !== undefined) visit(def["element"] as z.core.$ZodType, after);
  };
  visit(grammar, path);
  return [...words];
}

function last(path: Path): string {
  const names = path.filter((step) => typeof step === "string");
  return names.at(-1) ?? "the contract";
}

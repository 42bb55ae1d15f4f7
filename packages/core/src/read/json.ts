import { CST, Lexer } from "yaml";
import { type Code, type Diagnostic, report } from "../diagnostic/diagnostic.ts";
import { inOrder } from "../diagnostic/order.ts";
import type { Source, Span } from "../source/span.ts";
import { characters } from "./character.ts";
import { convert } from "./convert.ts";
import type { ReadDocument } from "./node.ts";
import { parse, type Problem } from "./parse.ts";
import { type Slot, slotsOf } from "./slots.ts";
import { stream } from "./stream.ts";
import { comma } from "./syntax.ts";

export const jsonComment: Code = {
  code: "read/json-comment",
  severity: "error",
  explain: `JSON has no comments. Remove it, put it into a description, or write the contract as YAML, which has them.`,
};

export const jsonQuotes: Code = {
  code: "read/json-quotes",
  severity: "error",
  explain: `Text and keys stand in double quotes in JSON; single quotes, or none, are for YAML.

  { type: 'string' }            refused in a .json file
  { "type": "string" }`,
};

export const jsonValue: Code = {
  code: "read/json-value",
  severity: "error",
  explain: `A value in JSON is a text in double quotes, a number such as -1.5e3, true, false, null, a list or an object. Numbers do not begin with +, with a point or with a zero that more digits follow; true, false and null are written in small letters; no value may be left out.`,
};

export const jsonYaml: Code = {
  code: "read/json-yaml",
  severity: "error",
  explain: `The file's name ends in .json, and here it uses something that only YAML has: lines without brackets, a dash before each item, tags, anchors, aliases, directives, or text over several lines. Write strict JSON, or name the file .yaml.`,
};

export const jsonSyntax: Code = {
  code: "read/json-syntax",
  severity: "error",
  explain: `The file's name ends in .json, and it is not JSON at this place. Look at the commas, colons, quotes and brackets just before it.`,
};

/** Reads strict JSON (RFC 8259), with duplicate keys refused. The places come from the reader of YAML, of which JSON is a part. */
export function readJson(source: Source): ReadDocument {
  const at = (start: number, end: number): Span => ({ file: source.file, start, end });
  const { text: clean, diagnostics: bad } = characters(source);
  // Between the tokens of JSON a tab is as good as a space; as a part of YAML it is not.
  const text = clean.replace(/"(?:[^"\\\n]|\\.)*"|\t/g, (found) => (found === "\t" ? " " : found));
  const parsed = parse(text);
  const [document] = parsed.documents;
  const slots = document === undefined ? [] : slotsOf(document);
  const diagnostics: Diagnostic[] = [...bad, ...stream(parsed, at)];
  if (diagnostics.length === 0 && !isStrict(source.text)) diagnostics.push(...strictness(text, slots, parsed.problems, at));
  const contents = parsed.problems.length === 0 ? parsed.document?.contents : undefined;
  const node = contents === undefined || contents === null ? undefined : convert(contents, source, new Map(), (diagnostic) => diagnostics.push(diagnostic));
  if (diagnostics.length === 0 && !isStrict(source.text)) diagnostics.push(report(jsonSyntax, at(0, 0), "the file is not JSON"));
  return { ...(node === undefined ? {} : { node }), diagnostics: inOrder(diagnostics) };
}

function isStrict(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ""));
    return true;
  } catch {
    return false;
  }
}

/** What is no JSON, and the first thing that even YAML cannot read, unless that follows from the former. */
function strictness(text: string, slots: readonly Slot[], [first]: readonly Problem[], at: (start: number, end: number) => Span): readonly Diagnostic[] {
  const found = [...foreign(text, slots, at)];
  if (first === undefined || found.some(({ span }) => span.start <= first.start)) return found;
  const start = Math.min(first.start, text.length);
  const help = "look at the commas, colons, quotes and brackets just before it";
  return [...found, report(jsonSyntax, at(start, Math.min(text.length, start + 1)), "the file is not JSON from here", { help })];
}

/** What YAML has and JSON has not, token by token. */
function* foreign(text: string, slots: readonly Slot[], at: (start: number, end: number) => Span): Generator<Diagnostic> {
  let place = 0;
  let scalar = false;
  let depth = 0;
  let lastComma: number | undefined;
  const keys = new Set(slots.flatMap(({ role, token }) => (role === "key" && token !== undefined ? [token.offset] : [])));
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END) continue;
    if (lexeme === CST.SCALAR) {
      scalar = true;
      continue;
    }
    const span = at(place, place + lexeme.length);
    const type = scalar ? "scalar" : CST.tokenType(lexeme);
    const isKey = keys.has(place);
    place += lexeme.length;
    scalar = false;
    if (type === "space" || type === "newline" || type === "byte-order-mark") continue;
    if (type === "flow-map-start" || type === "flow-seq-start") depth += 1;
    else if (type === "flow-map-end" || type === "flow-seq-end") {
      depth -= 1;
      if (lastComma !== undefined) yield report(comma, at(lastComma, lastComma + 1), "the comma separates nothing", removed(at(lastComma, lastComma + 1)));
    } else if (type === "comment") yield report(jsonComment, span, "JSON has no comments", removed(span));
    else if (type === "scalar" && isKey && /^[\w$-]+:\S/.test(lexeme)) continue;
    else if (type === "scalar" && (isKey || !/^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)$/.test(lexeme))) yield unquoted(lexeme, isKey, span);
    else if (type === "single-quoted-scalar") yield report(jsonQuotes, span, "JSON writes text and keys in double quotes", quotes(lexeme.slice(1, -1).replaceAll("''", "'"), span));
    else if (type === "double-quoted-scalar" && !isStrict(lexeme)) yield report(jsonSyntax, span, "this text is not written as in JSON", { help: "close the quotes, and write line ends and tabs as \\n and \\t" });
    else if (type === "map-value-ind" ? depth === 0 : !(["scalar", "double-quoted-scalar", "comma"] as unknown[]).includes(type)) yield report(jsonYaml, span, `${lexeme.trim()} belongs to YAML`, { help: "write strict JSON, or name the file .yaml" });
    lastComma = type === "comma" ? place - 1 : undefined;
  }
  for (const { role, token, start, collection } of slots) {
    if (role === "value" && token === undefined) yield report(jsonValue, at(start, start), "the value is missing");
    if (role === "key" && collection?.type === "flow-collection" && collection.start.source === "[") yield report(jsonSyntax, at(start, start + 1), "a key stands in a list", { help: "put it in braces" });
  }
  if (slots.every(({ token }) => token === undefined)) yield report(jsonValue, at(0, 0), "the file is empty");
}

function unquoted(text: string, isKey: boolean, span: Span): Diagnostic {
  const comment = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/.exec(text);
  if (comment !== null) {
    const place = { ...span, start: span.start + comment.index, end: span.start + comment.index + comment[0].length };
    return report(jsonComment, place, "JSON has no comments", removed(place));
  }
  if (isKey || /^[A-Za-z_]/.test(text)) {
    const literal = /^(?:true|false|null)$/i.test(text) && !isKey ? text.toLowerCase() : undefined;
    if (literal === undefined) return report(jsonQuotes, span, "JSON writes text and keys in double quotes", quotes(text, span));
    return report(jsonValue, span, `${text} is written ${literal} in JSON`, { help: `write ${literal}`, fix: { title: `write ${literal}`, edits: [{ span, text: literal }] } });
  }
  return report(jsonValue, span, `${text === "" ? "nothing" : text} is no value in JSON`, /^[^\s"]+$/.test(text) ? quotes(text, span) : {});
}

function quotes(text: string, span: Span): { readonly help: string; readonly fix: { title: string; edits: { span: Span; text: string }[] } } {
  const written = JSON.stringify(text);
  return { help: `write ${written}`, fix: { title: `write ${written}`, edits: [{ span, text: written }] } };
}

function removed(span: Span): { readonly help: string; readonly fix: { title: string; edits: { span: Span; text: string }[] } } {
  return { help: "remove it", fix: { title: "remove it", edits: [{ span, text: "" }] } };
}

import { type Code, type Diagnostic, report } from "../../diagnostic/diagnostic.ts";
import { remove, write } from "../../diagnostic/remedy.ts";
import type { Span, SpanAt } from "../../source/span.ts";
import type { Slot } from "../slots.ts";
import { comma } from "../syntax/bracket.ts";
import { type Token, tokensOf } from "./token.ts";

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

/** What YAML has and JSON has not, token by token. */
export function* foreign(text: string, slots: readonly Slot[], at: SpanAt): Generator<Diagnostic> {
  const keys = new Set(slots.flatMap(({ role, token }) => (role === "key" && token !== undefined ? [token.offset] : [])));
  let depth = 0;
  let last: Token | undefined;
  for (const token of tokensOf(text)) {
    const span = at(token.start, token.end);
    if (token.type === "flow-map-start" || token.type === "flow-seq-start") depth += 1;
    if (token.type === "flow-map-end" || token.type === "flow-seq-end") {
      depth -= 1;
      if (last?.type === "comma") yield report(comma, at(last.start, last.end), "the comma separates nothing", remove(at(last.start, last.end)));
    }
    const found = foreignToken(token, keys.has(token.start), depth, span);
    if (found !== undefined) yield found;
    last = token;
  }
  for (const { role, token, start, collection } of slots) {
    if (role === "value" && token === undefined) yield report(jsonValue, at(start, start), "the value is missing");
    const inList = collection?.type === "flow-collection" && collection.start.source === "[";
    if (role === "key" && inList) yield report(jsonValue, at(start, start + 1), "a key stands in a list", { help: "put it in braces" });
  }
  if (slots.every(({ token }) => token === undefined)) yield report(jsonValue, at(0, 0), "the file is empty");
}

/** Whether a text is JSON to the letter. */
export function isStrict(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ""));
    return true;
  } catch {
    return false;
  }
}

function foreignToken({ type, text }: Token, isKey: boolean, depth: number, span: Span): Diagnostic | undefined {
  switch (type) {
    case "comment":
      return report(jsonComment, span, "JSON has no comments", remove(span));
    case "plain":
      return plain(text, isKey, span);
    case "single-quoted-scalar":
      return report(jsonQuotes, span, quotes, write(span, JSON.stringify(text.slice(1, -1).replaceAll("''", "'"))));
    case "double-quoted-scalar":
      return isStrict(text) ? undefined : report(jsonQuotes, span, "the text is not written as in JSON", { help: escapes });
    case "map-value-ind":
      return depth > 0 ? undefined : yaml(text, span);
    case "comma":
    case "flow-map-start":
    case "flow-map-end":
    case "flow-seq-start":
    case "flow-seq-end":
      return undefined;
    default:
      return yaml(text, span);
  }
}

const escapes = "close the quotes, and write line ends and tabs as \\n and \\t";
const quotes = "JSON writes text and keys in double quotes";
const literal = /^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)$/;

function plain(text: string, isKey: boolean, span: Span): Diagnostic | undefined {
  if (!isKey && literal.test(text)) return undefined;
  const comment = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/.exec(text);
  if (comment !== null) {
    const start = span.start + comment.index;
    const place = { ...span, start, end: start + comment[0].length };
    return report(jsonComment, place, "JSON has no comments", remove(place));
  }
  // `a:1` is one key to YAML; whoever reads the keys says so.
  if (isKey && /^[\w$-]+:\S/.test(text)) return undefined;
  if (!isKey && /^(?:true|false|null)$/i.test(text)) {
    return report(jsonValue, span, `${text} is written ${text.toLowerCase()} in JSON`, write(span, text.toLowerCase()));
  }
  if (isKey || /^[A-Za-z_]/.test(text)) return report(jsonQuotes, span, quotes, write(span, JSON.stringify(text)));
  const single = /^[^\s"]+$/.test(text);
  return report(jsonValue, span, `${text === "" ? "nothing" : text} is no value in JSON`, single ? write(span, JSON.stringify(text)) : {});
}

function yaml(text: string, span: Span): Diagnostic {
  return report(jsonYaml, span, `${text.trim()} belongs to YAML`, { help: "write strict JSON, or name the file .yaml" });
}

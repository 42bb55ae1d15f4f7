import { report, type Code, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { type Remedy, write } from "../diagnostic/remedy.ts";
import type { Span } from "../source/span.ts";
import type { Cut, Node, ScalarNode } from "./node.ts";
import { quoted } from "./quote.ts";

/** What was read, or why it could not be. */
export type Expected<T> =
  | { readonly value: T; readonly diagnostic?: never }
  | { readonly value?: never; readonly diagnostic: Diagnostic };

export const numberForText: Code = {
  code: "read/number-for-text",
  severity: "error",
  explain: `A number stands where text is expected, and YAML has already changed it: 1.0 is read as 1, 0.00 as 0, 007 as 7, 0x1F as 31, 1e3 as 1000, and a long number loses its last digits.

Versions, decimals, 64-bit integers, codes and the values of an enum are text, so that every digit counts. Write the text in quotes; the fix keeps exactly what stands in the file.

  version: 1.0        read as the number 1
  version: "1.0"      the text 1.0`,
};

export const booleanForText: Code = {
  code: "read/boolean-for-text",
  severity: "error",
  explain: `true and false, in any capitals, are truth values in YAML; where text is expected they have to be quoted.

  values: [true, false]        two truth values
  values: ["true", "false"]    two texts`,
};

export const nullForText: Code = {
  code: "read/null-for-text",
  severity: "error",
  explain: `~ and null, in any capitals, mean "no value" in YAML; where text is expected they have to be quoted.

  values: [none, ~]        the second value is missing
  values: [none, "~"]      two texts`,
};

export const emptyValue: Code = {
  code: "read/empty-value",
  severity: "error",
  explain: `A key is followed by nothing. YAML reads that as "no value"; a contract never means that. Write the value, or remove the key; an empty text is written "".

A value that begins with # is empty too, since YAML takes it for a comment:

  color: #ff0000        empty, followed by a comment
  color: "#ff0000"      the text #ff0000`,
};

export const cutByComment: Code = {
  code: "read/cut-by-comment",
  severity: "error",
  explain: `YAML ends a text without quotes at a space followed by #; the rest of the line is a comment and is lost, silently.

  if: a == 'x #1'          read as: a == 'x
  if: "a == 'x #1'"        read as it stands

Write the text in quotes, or under >- on the next line. If a comment is meant, put a space behind its #.`,
};

export const listForText: Code = {
  code: "read/list-for-text",
  severity: "error",
  explain: `A list stands where text is expected. A text that begins with [ is a list to YAML, and so is one that begins with a dash and a space.

  pattern: [a-z]          a list with one item
  pattern: "[a-z]"        a text`,
};

export const mapForText: Code = {
  code: "read/map-for-text",
  severity: "error",
  explain: `A map stands where text is expected. A text that contains a colon followed by a space is a key and a value to YAML, and one that begins with { is a map.

  - a ? b : c             a map with the key "a ? b"
  - "a ? b : c"           a text

Write the text in quotes, or under >- on the next line.`,
};

/** How a cut is named, whether YAML's reader noticed it or the language. */
export const cutMessage = "the text ends before this #, and the rest of the line is a comment";

/** The text of a scalar: what a string says, or the source text of a number, a truth value or null. */
export function textOf(node: ScalarNode): string {
  return typeof node.value === "string" ? node.value : node.text;
}

/** Puts the text in quotes at the span. */
export function inQuotes(span: Span, text: string): Remedy {
  return write(span, quoted(text, span.file));
}

/**
 * The text that a scalar holds. Numbers, truth values and null are refused with the quoted form as fix, since YAML has
 * changed them; so are an empty value, a list, a map, and a text that a comment without a space behind its # may have cut.
 */
export function expectText(node: Node): Expected<string> {
  if (node.is !== "scalar") return { diagnostic: notScalar(node) };
  const cut = cutText(node);
  if (cut !== undefined) return { diagnostic: cut };
  if (typeof node.value === "string") return { value: node.value };
  return { diagnostic: missing(node) ?? changed(node) };
}

/**
 * The text of an expression: as `expectText`, but what YAML takes for a number, a truth value or null is an expression
 * too, as written, and a comment may follow without more ado (`cutByComment` of the node is there for when it does not parse).
 */
export function expectExpression(node: Node): Expected<string> {
  if (node.is !== "scalar") return { diagnostic: notScalar(node) };
  const nothing = missing(node);
  if (nothing !== undefined) return { diagnostic: nothing };
  return { value: textOf(node) };
}

/**
 * That a comment cut this text. For the language: where an expression does not parse and `node.cutByComment` is set,
 * this is the finding that explains why.
 */
export function reportCut(cut: Cut): Diagnostic {
  return report(cutByComment, cut.span, cutMessage, {
    ...inQuotes({ ...cut.span, start: cut.span.end - cut.text.length }, cut.text),
    help: "write the text in quotes, or under >- on the next line; if a comment is meant, put a space behind the #",
  });
}

/** A comment whose # touches the next character (`#1`, `#ff0000`) is taken for text that was cut. */
function cutText(node: ScalarNode): Diagnostic | undefined {
  const cut = node.cutByComment;
  if (cut === undefined) return undefined;
  const comment = cut.text.slice(cut.span.start - cut.span.end);
  return /^#[^\s#]/.test(comment) ? reportCut(cut) : undefined;
}

function notScalar(node: Exclude<Node, ScalarNode>): Diagnostic {
  const fix = node.text.includes("\n") ? undefined : inQuotes(node.span, node.text).fix;
  const code = node.is === "list" ? listForText : mapForText;
  return report(code, node.span, `a ${node.is} stands where text is expected`, { help: "if text is meant, write it in quotes", fix });
}

/** The finding for a value that is not there, or that is only a comment; undefined where there is one. */
export function missing(node: Node): Diagnostic | undefined {
  if (node.is !== "scalar" || (node.text !== "" && !(node.style === "block" && node.value === ""))) return undefined;
  return cutText(node) ?? report(emptyValue, node.span, "the value is empty", { help: 'write a value, or remove the key; an empty text is ""' });
}

function changed(node: ScalarNode): Diagnostic {
  const remedy = inQuotes(node.span, node.text);
  if (node.value === null) return report(nullForText, node.span, `${node.text} means "no value", where text is expected`, remedy);
  if (typeof node.value === "boolean") return report(booleanForText, node.span, `${node.text} is a truth value, where text is expected`, remedy);
  const read = String(node.value) === node.text ? "a number" : `read as the number ${node.value}`;
  return report(numberForText, node.span, `${node.text} is ${read}, where text is expected`, remedy);
}

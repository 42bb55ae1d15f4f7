import * as codes from "./codes.ts";
import type { Problem } from "./cel.ts";
import type { Range } from "./syntax.ts";

/** What the parser calls tokens, in words. */
const tokens: Readonly<Record<string, string>> = {
  RPAREN: ")", RBRACKET: "]", RBRACE: "}", LPAREN: "(", LBRACKET: "[", LBRACE: "{", COLON: ":", COMMA: ",", DOT: ".", IDENTIFIER: "a name",
};

/** Spellings of other languages, at the place where the parser stumbled, and what they are here. */
const foreign: readonly { readonly at: RegExp; readonly back?: number; readonly means: string }[] = [
  { at: /^and\b/i, means: "&&" },
  { at: /^or\b/i, means: "||" },
  { at: /^is\s+not\b/i, means: "!=" },
  { at: /^is\b/i, means: "==" },
  { at: /^not\s+in\b/i, means: "" },
  { at: /^not\b/i, means: "!" },
  { at: /^===?/, means: "==" },
  { at: /^=/, means: "==" },
  { at: /^&/, means: "&&" },
  { at: /^\|/, means: "||" },
  { at: /^<>/, means: "!=" },
];

/** Turns an error of the parser into one fact and one remedy, with a fix where another language's operator was written. */
export function explainSyntaxError(text: string, code: string, summary: string, range: Range): Problem {
  const at = { start: Math.min(range.start, text.length), end: Math.min(Math.max(range.end, range.start), text.length) };
  const found = at.start >= text.length ? "" : (/^(?:[A-Za-z_][A-Za-z0-9_]*|[^])/u.exec(text.slice(at.start))?.[0] ?? "");
  const here = { start: at.start, end: Math.max(at.end, at.start + found.length) };
  const problem = (message: string, help?: string, more: Partial<Problem> = {}): Problem => ({ ...here, code: codes.syntax, message, help, ...more });
  switch (code) {
    case "unterminated_string":
    case "unterminated_triple_quoted_string":
    case "newline_in_string":
      return problem("the text is never closed", "end it with the quote that it begins with");
    case "reserved_identifier":
      return problem(`'${found}' is a reserved word`, "rename the field", { code: codes.reservedWord });
    case "limit_exceeded":
      return { start: 0, end: text.length, code: codes.tooLong, message: "the expression is nested too deeply", help: "split it into several checks" };
    case "invalid_macro_argument":
      return problem("this is no name for a member", "write a name first: items.all(item, item.quantity > 0)", { code: codes.badVariable });
    case "expected_token": {
      const wanted = tokens[/^Expected (\w+)/.exec(summary)?.[1] ?? ""] ?? "something else";
      return foreignSpelling(text, here, problem) ?? problem(found === "" ? `the expression ends where ${wanted} is missing` : `${wanted} is missing in front of '${found}'`);
    }
    case "unexpected_token":
      return foreignSpelling(text, here, problem) ?? problem(found === "" ? "the expression ends where a value is missing" : `'${found}' stands where a value is missing`);
    case "unexpected_character":
      return foreignSpelling(text, here, problem) ?? quotes(found, problem) ?? problem(`'${found}' has no meaning here`);
    default:
      return problem(summary.toLowerCase(), undefined, { start: at.start, end: at.end });
  }
}

function foreignSpelling(text: string, here: Range, problem: (message: string, help?: string, more?: Partial<Problem>) => Problem): Problem | undefined {
  // The parser stumbles over the last sign of === and behind the first of <>.
  const before = text.slice(0, here.start + 1);
  const back = before.endsWith("===") ? 2 : before.endsWith("<>") ? 1 : 0;
  const start = here.start - back;
  for (const { at, means } of foreign) {
    const written = at.exec(text.slice(start))?.[0];
    if (written === undefined || written === means) continue;
    const range = { start, end: start + written.length };
    if (means === "") return problem(`'${written}' is no operator`, "write !(a in b)", range);
    return problem(`'${written}' is no operator`, `write ${means}`, {
      ...range, fix: { title: `write ${means}`, edits: [{ ...range, text: means === "!" ? "!" : means }] },
    });
  }
  return undefined;
}

function quotes(found: string, problem: (message: string, help?: string) => Problem): Problem | undefined {
  return /[‘’“”„«»`´]/u.test(found) ? problem(`'${found}' does not quote a text`, "write texts in single quotes: 'so'") : undefined;
}

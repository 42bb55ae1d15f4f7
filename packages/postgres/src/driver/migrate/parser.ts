import type { Node } from "libpg-query";
import type * as libpg from "libpg-query";

type Parser = typeof libpg;
let loaded: Promise<Parser> | undefined;

/** A statement of a text: where it begins and ends, in UTF-16 code units, without what separates it from its neighbours; and its tree. */
export interface Parsed { readonly start: number; readonly end: number; readonly tree: Node }

/** What the parser refuses: its words, and where, in UTF-16 code units. */
export interface Refused { readonly message: string; readonly at: number }

/**
 * PostgreSQL's own parser (version 18, as WebAssembly, loaded at the first use) over a text of any number of statements. It knows dollar quotes, BEGIN ATOMIC, nested
 * comments and E'' as the server does. A text that ends at U+0000 for it is refused here.
 */
export async function parse(text: string): Promise<readonly Parsed[] | Refused> {
  const nul = text.indexOf("\0");
  if (nul !== -1) return { message: "U+0000 ends the text for the server", at: nul };
  if (text.trim() === "") return [];
  loaded ??= import("libpg-query").then(async (parser) => {
    await parser.loadModule();
    return parser;
  });
  const { parseSync, hasSqlDetails } = await loaded;
  try {
    return placed(text, parseSync(text).stmts ?? []);
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    const { message, cursorPosition = 0 } = error.sqlDetails ?? { message: (error as Error).message };
    // The cursor counts characters, not code units.
    return { message, at: [...text].slice(0, Math.max(0, cursorPosition)).join("").length };
  }
}

type Raw = NonNullable<ReturnType<Parser["parseSync"]>["stmts"]>[number];

/** The parser counts bytes, and begins a statement where the one before it ended. */
function placed(text: string, raw: readonly Raw[]): readonly Parsed[] {
  const bytes = Buffer.from(text, "utf8");
  let atByte = 0;
  let at = 0;
  const offsetOf = (byte: number): number => {
    at += bytes.subarray(atByte, byte).toString("utf8").length;
    atByte = byte;
    return at;
  };
  return raw.map(({ stmt, stmt_location: location = 0, stmt_len: length }) => {
    const start = offsetOf(location);
    const end = length === undefined || length === 0 ? text.length : offsetOf(location + length);
    const first = skipped(text, start);
    return { start: first, end: first + text.slice(first, end).trimEnd().length, tree: stmt as Node };
  });
}

/** Beyond the blanks, comments and separators that may stand before a statement. Block comments nest. */
function skipped(text: string, start: number): number {
  let at = start;
  for (;;) {
    if (/[\s;]/u.test(text[at] ?? "")) at += 1;
    else if (text.startsWith("--", at)) at = text.indexOf("\n", at) === -1 ? text.length : text.indexOf("\n", at);
    else if (text.startsWith("/*", at)) at = endOfComment(text, at);
    else return at;
  }
}

function endOfComment(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text.startsWith("/*", at)) { depth += 1; at += 1; } else if (text.startsWith("*/", at)) {
      depth -= 1;
      at += 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

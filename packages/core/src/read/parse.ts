import { Composer, type CST, type Document, type ErrorCode, Lexer, Parser } from "yaml";

/** Something the library objects to, at offsets of the text. */
export interface Problem {
  readonly start: number;
  readonly end: number;
  readonly code: ErrorCode;
  readonly message: string;
}

/** What the library makes of a text: its tokens, its first document, and what it objects to, by place. */
export interface Parsed {
  readonly directives: readonly CST.Directive[];
  readonly documents: readonly CST.Document[];
  readonly document: Document.Parsed | undefined;
  readonly problems: readonly Problem[];
  /** The first collection that is nested too deeply; nothing was read beyond it. */
  readonly tooDeep: CST.Token | undefined;
}

/** Collections inside collections, at most. */
export const depthLimit = 64;

/** More tokens that stand outside every document are not looked at. */
const mostOutside = 100;

/** Parses a text as one YAML 1.2 document. Directives are not obeyed, and documents after the first are not composed. */
export function parse(text: string): Parsed {
  const { tokens, tooDeep } = tokenize(text);
  const directives = tokens.filter((token) => token.type === "directive");
  const documents = tokens.filter((token) => token.type === "document");
  if (tooDeep !== undefined) return { directives, documents, document: undefined, problems: [], tooDeep };
  // The library checks keys for uniqueness in quadratic time; the reader does it itself.
  const composer = new Composer({ uniqueKeys: false, keepSourceTokens: true, resolveKnownTags: false, logLevel: "error", prettyErrors: false });
  const outside = tokens.filter(({ type }) => type === "error" || (type === "doc-end" && documents.length === 1)).slice(0, mostOutside);
  const first = documents[0] === undefined ? outside : [documents[0], ...outside];
  const [document] = withoutTraces(() => [...composer.compose(first, true, text.length)]);
  const problems = [...(document?.errors ?? []), ...(document?.warnings ?? [])]
    .map(({ pos: [start, end], code, message }) => ({ start, end: Math.max(start, end), code, message }))
    .sort((a, b) => a.start - b.start);
  return { directives, documents, document, problems, tooDeep };
}

/** The parser keeps its open collections on a stack, so that depth is seen before anything recurses. */
function tokenize(text: string): { readonly tokens: readonly CST.Token[]; readonly tooDeep: CST.Token | undefined } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length <= depthLimit) continue;
    const tooDeep = parser.stack.filter(({ type }) => type === "block-map" || type === "block-seq" || type === "flow-collection")[depthLimit];
    if (tooDeep !== undefined) return { tokens, tooDeep };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, tooDeep: undefined };
}

/**
 * The library makes an Error object for every problem. Without their stack traces, which nobody reads, a megabyte of
 * commas takes one second instead of ten.
 */
function withoutTraces<T>(run: () => T): T {
  const errors = Error as unknown as { stackTraceLimit?: number | undefined };
  const before = errors.stackTraceLimit;
  errors.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    errors.stackTraceLimit = before;
  }
}

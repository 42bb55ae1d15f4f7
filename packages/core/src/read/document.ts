import { Composer, isAlias, isCollection, isMap, isScalar, Parser, type Document, type ParsedNode } from "yaml";
import { report, type Code, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Source, Span } from "../source/span.ts";
import type { Entry, Node, ScalarNode } from "./node.ts";

const syntax: Code = { code: "read/syntax", severity: "error", explain: "The file is not YAML." };

export interface ReadDocument { readonly node?: Node; readonly diagnostics: readonly Diagnostic[] }

/** Reads the text of one YAML or JSON file. `node` is absent where the text cannot be read; every finding has its place. Never throws. */
export function readDocument(source: Source): ReadDocument {
  const at = (start: number, end: number): Span => ({ file: source.file, start, end });
  const tokens = [...new Parser().parse(source.text)];
  const documents = [...new Composer({ uniqueKeys: false, strict: true, logLevel: "error" }).compose(tokens, true, source.text.length)];
  const document = documents[0] as Document.Parsed;
  const diagnostics = [...document.errors, ...document.warnings].map((error) => report(syntax, at(error.pos[0], error.pos[1]), error.message));
  if (diagnostics.length > 0 || document.contents === null) return { diagnostics };

  const nothing = (place: number): ScalarNode => ({ is: "scalar", value: null, text: "", style: "plain", span: at(place, place) });
  const scalar = (node: ParsedNode): ScalarNode => {
    const [start, end] = node.range;
    const value = isScalar(node) ? (node.value as ScalarNode["value"]) : null;
    const type = isScalar(node) ? node.type : undefined;
    const style = type === "PLAIN" || type === undefined ? "plain" : type.startsWith("QUOTE") ? "quoted" : "block";
    const text = source.text.slice(start, end);
    const cut = style === "plain" ? commentAfter(source.text, end) : undefined;
    const cutByComment = cut === undefined ? undefined : { span: at(cut.start, cut.end), text: source.text.slice(start, cut.end) };
    return { is: "scalar", value, text, style, span: at(start, end), ...(cutByComment === undefined ? {} : { cutByComment }) };
  };
  const convert = (node: ParsedNode): Node => {
    if (isAlias(node) || !isCollection(node)) return scalar(node);
    const span = at(node.range[0], node.range[1]);
    const text = source.text.slice(span.start, span.end);
    if (!isMap(node)) return { is: "list", items: node.items.map((item) => convert(item as ParsedNode)), text, span };
    const entries = node.items.map((pair): Entry => {
      const key = scalar(pair.key);
      return { key: typeof key.value === "string" ? key.value : key.text, keySpan: key.span, value: pair.value === null ? nothing(key.span.end) : convert(pair.value as ParsedNode) };
    });
    return { is: "map", entries, text, span };
  };
  return { node: convert(document.contents), diagnostics };
}

/** The comment that follows on the same line, with nothing but blanks between. */
function commentAfter(text: string, place: number): { readonly start: number; readonly end: number } | undefined {
  let start = place;
  while (text[start] === " " || text[start] === "\t") start += 1;
  if (text[start] !== "#" || start === place) return undefined;
  const end = text.slice(start).search(/\s*(?:\r?\n|$)/);
  return { start, end: start + end };
}

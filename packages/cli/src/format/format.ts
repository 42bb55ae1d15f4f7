import { fileWords, grammarWith, isSeed, readDocument, type Diagnostic, type Grammar, type Source, type StoreDeclaration } from "@concord/core";
import type { ZodType } from "zod";
import { formatJson } from "./json.ts";
import { sameMeaning } from "./same.ts";
import { placeIn, type Place } from "./words.ts";
import { formatYaml } from "./yaml.ts";

/** A contract in its one form, or why it can't be formatted. */
export type Formatted = { readonly text: string } | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Formats contracts of projects with these stores. A file with errors of syntax is left alone. Throws if the result would say something else:
 * that is a bug here.
 */
export function formatter(stores: readonly StoreDeclaration[]): (source: Source) => Formatted {
  const grammar = grammarWith(stores);
  const places = new Map<ZodType, Place>();
  return (source) => {
    const { node, diagnostics } = readDocument(source);
    if (diagnostics.some((each) => each.severity === "error")) return { diagnostics };
    if (node === undefined || node.is !== "map") return { text: source.text };
    const schema = schemaFor(source.file, node.entries.map((entry) => entry.key), grammar);
    const place = places.get(schema) ?? placeIn(schema);
    places.set(schema, place);
    const text = /\.json$/iu.test(source.file) ? formatJson(node, place) : formatYaml(source.text, place);
    const after = readDocument({ file: source.file, text });
    if (after.node === undefined || !sameMeaning(node, after.node, place)) throw new Error(`formatting ${source.file} would change what it says`);
    return { text };
  };
}

function schemaFor(file: string, keys: readonly string[], grammar: Grammar): ZodType {
  if (/^[^/]*\/project\.(?:yaml|yml|json)$/u.test(file)) return grammar.project;
  if (isSeed(file)) return grammar.seed;
  return grammar[fileWords.find((word) => keys.includes(word)) ?? "entity"];
}

import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { readDocument } from "../read/document.ts";
import type { MapNode } from "../read/node.ts";
import type { Source } from "../source/span.ts";
import { badName, missingWord, notAContract, wrongPlace } from "./codes.ts";
import type { Grammar } from "./grammar.ts";
import { judge } from "./judge.ts";
import { namespaceName } from "./names.ts";
import { nodeAt } from "./place.ts";

/** A file of seeds that follows the grammar: some records of one entity. */
export interface SeedDraft {
  readonly kind: "seed";
  readonly source: Source;
  readonly node: MapNode;
  readonly set: string;
  /** The entity's id. */
  readonly entity: string;
}

/** Whether a file stands among the seeds: below `schemas/seeds/`. */
export function isSeed(file: string): boolean {
  return /^[^/]+\/seeds\//u.test(file);
}

/** Reads one file of seeds: text, grammar and place. What its records say is judged in resolve/. */
export function readSeed(source: Source, grammar: Grammar): { readonly draft?: SeedDraft; readonly diagnostics: readonly Diagnostic[] } {
  const { node, diagnostics: found } = readDocument(source);
  const diagnostics = [...found];
  const whole = { file: source.file, start: 0, end: Math.min(source.text.length, 1) };
  if (node === undefined) return { diagnostics: diagnostics.length > 0 ? diagnostics : [report(missingWord, whole, "the file has no records")] };
  if (node.is !== "map") return { diagnostics: [...diagnostics, report(notAContract, whole, "the file holds no map of words")] };
  const { words, diagnostics: judged } = judge(node, grammar, "seed");
  diagnostics.push(...judged);
  const [, set = "", namespace, entity] = /^[^/]+\/seeds\/([^/]+)\/([^/.]+)\.([^/.]+)\.(?:yaml|yml|json)$/u.exec(source.file) ?? [];
  if (entity === undefined) return { diagnostics: [...diagnostics, report(wrongPlace, whole, "seeds stand in a folder that is their set", { help: "schemas/seeds/<set>/<namespace>.<entity>.yaml" })] };
  if (!namespaceName.test(set)) diagnostics.push(report(badName, whole, `${JSON.stringify(set)} is no name for a set`, { help: "a lower-case letter, then lower-case letters, digits and underscores" }));
  const written = nodeAt(node, ["entity"]);
  const id = `${namespace}.${entity}`;
  if (written?.is === "scalar" && typeof written.value === "string" && written.value !== id) {
    diagnostics.push(report(wrongPlace, written.span, `the file is called ${id}, and holds records of ${written.value}`, { help: `entity: ${id}, or another file` }));
  }
  const isWrong = words === undefined || diagnostics.some(({ severity }) => severity === "error");
  return isWrong ? { diagnostics } : { draft: { kind: "seed", source, node, set, entity: id }, diagnostics };
}

import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { readDocument } from "../read/document.ts";
import type { MapNode } from "../read/node.ts";
import type { Source, Span } from "../source/span.ts";
import { badName, notAContract, pendingWord, wrongPlace, wrongValue } from "./codes.ts";
import type { Draft, EntityWords, EnumWords, ObjectWords, ProjectDraft, ProjectWords, TraitWords } from "./draft.ts";
import { builtInTypes, type Grammar } from "./grammar.ts";
import { judge } from "./judge.ts";
import { wrongNames } from "./misnamed.ts";
import { namespaceName } from "./names.ts";
import { pendingWords } from "./pending.ts";
import { keySpan, nodeAt } from "./place.ts";

export interface ReadFile<D> { readonly draft?: D; readonly diagnostics: readonly Diagnostic[] }

/** Reads one contract file: text, grammar and names. Its meaning among the others is settled in resolve/. */
export function readContract(source: Source, grammar: Grammar): ReadFile<Draft> {
  const read = readDocument(source);
  const diagnostics = [...read.diagnostics];
  if (read.node === undefined) return { diagnostics };
  const whole: Span = { file: source.file, start: 0, end: Math.min(source.text.length, 1) };
  if (read.node.is !== "map") {
    return { diagnostics: [...diagnostics, report(notAContract, whole, "the file holds no map of words")] };
  }
  const node = read.node;
  const kind = (["entity", "object", "enum", "trait"] as const).find((word) => nodeAt(node, [word]) !== undefined);
  if (kind === undefined) return { diagnostics: [...diagnostics, noKind(node, whole)] };
  const judged = judge(node, grammar, kind);
  diagnostics.push(...judged.diagnostics);
  const misnamed = wrongNames(node, kind);
  diagnostics.push(...misnamed);
  const place = placeOf(source.file);
  const written = nodeAt(node, [kind]);
  const name = written?.is === "scalar" && typeof written.value === "string" ? written.value : undefined;
  if (place === undefined) {
    diagnostics.push(report(wrongPlace, whole, "a contract stands in a folder that is its namespace", { help: "schemas/<namespace>/<name>.yaml" }));
    return { diagnostics };
  }
  if (!namespaceName.test(place.namespace)) {
    diagnostics.push(report(badName, whole, `${JSON.stringify(place.namespace)} is no name for a namespace`, { help: "a lower-case letter, then lower-case letters, digits and underscores" }));
  }
  if (name !== undefined && written !== undefined && name !== place.name) {
    diagnostics.push(report(wrongPlace, written.span, `the file is called ${place.name}, and holds ${name}`, { help: `call the file ${name}.yaml, or the ${kind} ${place.name}` }));
  }
  if (name !== undefined && written !== undefined && (kind === "object" || kind === "enum") && builtInTypes.includes(name)) {
    diagnostics.push(report(badName, written.span, `${name} is a built-in type`, { help: "give the shared type another name" }));
  }
  const others = [...read.diagnostics, ...misnamed];
  if (judged.words === undefined || others.some((each) => each.severity === "error")) return { diagnostics };
  const partial = judged.diagnostics.length > 0;
  const common = { source, node, partial, namespace: place.namespace, name: place.name, id: `${place.namespace}.${place.name}` };
  return { draft: draftOf(kind, common, judged.words), diagnostics };
}

function draftOf(kind: Draft["kind"], common: Omit<Draft, "kind" | "words">, words: object): Draft {
  switch (kind) {
    case "entity":
      return { kind, ...common, words: words as EntityWords };
    case "object":
      return { kind, ...common, words: words as ObjectWords };
    case "enum":
      return { kind, ...common, words: words as EnumWords };
    case "trait":
      return { kind, ...common, words: words as TraitWords };
  }
}

/** Reads project.yaml; an empty file is legal. */
export function readProject(source: Source, grammar: Grammar): ReadFile<ProjectDraft> {
  const read = readDocument(source);
  const diagnostics = [...read.diagnostics];
  const empty: MapNode = { is: "map", entries: [], text: "", span: { file: source.file, start: 0, end: 0 } };
  const node = read.node ?? empty;
  const nothing = node.is === "scalar" && node.value === null;
  if (node.is !== "map" && !nothing) return { diagnostics: [...diagnostics, report(wrongValue, node.span, "project.yaml holds no map of words")] };
  const map = node.is === "map" ? node : empty;
  const { words, diagnostics: found } = judge(map, grammar, "project");
  diagnostics.push(...found);
  if (words === undefined || diagnostics.some((each) => each.severity === "error")) return { diagnostics };
  return { draft: { kind: "project", source, node: map, words: words as ProjectWords }, diagnostics };
}

function noKind(node: MapNode, whole: Span): Diagnostic {
  for (const [word, about] of Object.entries(pendingWords.file)) {
    if (nodeAt(node, [word]) !== undefined) return report(pendingWord, keySpan(node, [word]), `${word} files are not built yet`, { help: `they will hold ${about}` });
  }
  return report(notAContract, node.entries[0]?.keySpan ?? whole, "the file says neither entity, object, enum nor trait");
}

/** `schemas/<namespace>/<name>.yaml`, and nothing deeper. */
function placeOf(file: string): { readonly namespace: string; readonly name: string } | undefined {
  const [, namespace, name, ...deeper] = file.split("/");
  if (namespace === undefined || name === undefined || deeper.length > 0) return undefined;
  return { namespace, name: name.replace(/\.(yaml|yml|json)$/u, "") };
}

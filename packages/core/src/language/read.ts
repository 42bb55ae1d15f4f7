import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { readDocument } from "../read/document.ts";
import type { MapNode } from "../read/node.ts";
import type { Source, Span } from "../source/span.ts";
import { withPairs } from "./any.ts";
import { badName, notAContract, wrongPlace, wrongValue } from "./codes.ts";
import type { Draft, EntityWords, EnumWords, ObjectWords, ProjectDraft, ProjectWords, SavedQueryWords, TraitWords, ViewWords } from "./draft.ts";
import { contractPlace, fileWords, type ContractPlace } from "./file.ts";
import { builtInTypes, type Grammar } from "./grammar.ts";
import { judge } from "./judge.ts";
import { wrongNames } from "./misnamed.ts";
import { namespaceName } from "./names.ts";
import { nodeAt } from "./place.ts";

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
  const kind = fileWords.find((word) => nodeAt(node, [word]) !== undefined);
  if (kind === undefined) {
    return { diagnostics: [...diagnostics, report(notAContract, node.entries[0]?.keySpan ?? whole, "the file says neither entity, object, enum, trait, view nor query")] };
  }
  const judged = judge(node, grammar, kind);
  diagnostics.push(...judged.diagnostics);
  const misnamed = wrongNames(node, kind);
  diagnostics.push(...misnamed);
  const place = contractPlace(source.file);
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
    diagnostics.push(report(wrongPlace, written.span, `the file is called ${place.name}, and holds ${name}`, { help: `call the file ${fileName(name, kind)}, or the ${kind} ${place.name}` }));
  } else if (name !== undefined && written !== undefined && place.kind !== endingOf(kind)) {
    diagnostics.push(report(wrongPlace, written.span, `the file's name is not that of ${["entity", "object", "enum"].includes(kind) ? "an" : "a"} ${kind}`, { help: `call the file ${fileName(name, kind)}` }));
  }
  if (name !== undefined && written !== undefined && (kind === "object" || kind === "enum") && builtInTypes.includes(name)) {
    diagnostics.push(report(badName, written.span, `${name} is a built-in type`, { help: "give the shared type another name" }));
  }
  const others = [...read.diagnostics, ...misnamed];
  if (judged.words === undefined || others.some((each) => each.severity === "error")) return { diagnostics };
  const partial = judged.diagnostics.length > 0;
  const common = { source, node, partial, namespace: place.namespace, name: place.name, id: `${place.namespace}.${place.name}` };
  const draft = draftOf(kind, common, judged.words);
  if (draft.kind !== "entity" && draft.kind !== "trait") return { draft, diagnostics };
  const paired = withPairs(draft);
  return { draft: paired.draft, diagnostics: [...diagnostics, ...paired.diagnostics] };
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
    case "view":
      return { kind, ...common, words: words as ViewWords };
    case "query":
      return { kind, ...common, words: words as SavedQueryWords };
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

/** What the names of files of that kind have before `.yaml`. */
function endingOf(kind: Draft["kind"]): ContractPlace["kind"] {
  return kind === "view" || kind === "query" ? kind : undefined;
}

function fileName(name: string, kind: Draft["kind"]): string {
  const ending = endingOf(kind);
  return ending === undefined ? `${name}.yaml` : `${name}.${ending}.yaml`;
}

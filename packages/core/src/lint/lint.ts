import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { contractPlace } from "../language/file.ts";
import type { Schema } from "../model/schema.ts";
import { readDocument } from "../read/document.ts";
import type { Source } from "../source/span.ts";
import type { Claim } from "../target/claim.ts";
import type { Target } from "../target/target.ts";
import { lintRules } from "./rules.ts";
import { ruleName, type Contract, type Document, type Known } from "./rule.ts";
import { judgeSilences, silencedBy } from "./silenced.ts";

/** How far a namespace follows the rules. */
export interface Compliance {
  readonly namespace: string;
  readonly contracts: number;
  /** Places that some rule looked at: a field once for each rule that has to do with it. */
  readonly judged: number;
  /** Places at which a rule is not followed, and no contract says why. */
  readonly open: number;
  /** Places at which a rule is not followed, for a reason that the contract gives. */
  readonly reasoned: number;
  /** Of 100 judged places those that are not open, rounded down, so that 100 means all of them. */
  readonly percent: number;
}

/** What the rules say of all contracts. */
export interface Linted { readonly diagnostics: readonly Diagnostic[]; readonly compliance: readonly Compliance[] }

/**
 * Puts every rule to every contract of a schema without errors. `sources`: the contracts' texts; `claims`: what all targets claimed. What is written in a trait
 * is judged with every entity that uses it, told once, and counted where it is written.
 */
export function lint(schema: Schema, sources: readonly Source[], targets: readonly Target[], claims: readonly Claim[]): Linted {
  const rules = lintRules(targets);
  const documents = documentsOf(sources);
  const known: Known = { schema, claims: Map.groupBy(claims, (claim) => claim.constraint), documents };
  const diagnostics = new Map<string, Diagnostic>();
  const places = new Map<string, { readonly namespace: string; standing: "followed" | "open" | "reasoned" }>();
  const found = new Map<string, Set<string>>();
  for (const contract of contractsOf(schema, documents)) {
    for (const rule of rules) {
      const name = ruleName(rule);
      for (const { at, fault } of rule.look(contract, known)) {
        const key = `${name}\0${at.file}\0${at.start}`;
        const place = places.get(key) ?? { namespace: namespaceOf(at.file), standing: "followed" };
        places.set(key, place);
        if (fault === undefined) continue;
        const silent = [contract.source.file, at.file].filter((file) => isSilent(documents.get(file), name));
        for (const file of silent) found.set(file, (found.get(file) ?? new Set()).add(name));
        if (silent.length === 0) {
          place.standing = "open";
          diagnostics.set(`${key}\0${fault.message}`, report(rule.code, at, fault.message, fault));
        } else if (place.standing === "followed") place.standing = "reasoned";
      }
    }
  }
  const names = rules.map(ruleName);
  const silences = [...documents.values()].flatMap((document) => judgeSilences(document, names, found.get(document.source.file) ?? new Set()));
  return { diagnostics: [...diagnostics.values(), ...silences], compliance: complianceOf(documents, [...places.values()]) };
}

function isSilent(document: Document | undefined, rule: string): boolean {
  return document !== undefined && silencedBy(document.node).includes(rule);
}

function complianceOf(
  documents: ReadonlyMap<string, Document>, places: readonly { readonly namespace: string; readonly standing: string }[],
): readonly Compliance[] {
  const contracts = Map.groupBy(documents.keys(), namespaceOf);
  return [...contracts.keys()].sort().map((namespace) => {
    const here = places.filter((place) => place.namespace === namespace);
    const counted = (standing: string): number => here.filter((place) => place.standing === standing).length;
    const figure = { judged: here.length, open: counted("open"), reasoned: counted("reasoned") };
    return { namespace, contracts: contracts.get(namespace)?.length ?? 0, ...figure, percent: percentOf(figure) };
  });
}

/** `schemas/<namespace>/<name>.yaml`. */
function namespaceOf(file: string): string {
  return file.split("/")[1] ?? "";
}

/** All that follow the rules or say why not, of 100; 100 only if none is left. */
function percentOf({ judged, open }: { readonly judged: number; readonly open: number }): number {
  return judged === 0 ? 100 : Math.floor(((judged - open) * 100) / judged);
}

/** The documents of all contracts by their files, project.yaml apart. */
function documentsOf(sources: readonly Source[]): ReadonlyMap<string, Document> {
  return new Map(sources.filter(({ file }) => contractPlace(file) !== undefined).flatMap((source): [string, Document][] => {
    const { node } = readDocument(source);
    return node?.is === "map" ? [[source.file, { source, node }]] : [];
  }));
}

/** The contracts of a schema with their documents, in the order of their ids. */
function contractsOf(schema: Schema, documents: ReadonlyMap<string, Document>): readonly Contract[] {
  const made = [...schema.entities.map((entity) => ({ made: entity, entity })), ...schema.types.map((type) => ({ made: type, type }))];
  return made.sort((left, right) => (left.made.id < right.made.id ? -1 : 1)).flatMap((each) => {
    const document = documents.get(each.made.file);
    return document === undefined ? [] : [{ ...each, ...document }];
  });
}

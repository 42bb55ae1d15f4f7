import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Schema } from "../model/schema.ts";
import { readDocument } from "../read/document.ts";
import type { Source } from "../source/span.ts";
import type { Claim } from "../target/claim.ts";
import type { Target } from "../target/target.ts";
import { lintRules } from "./rules.ts";
import { ruleName, type Contract, type Known } from "./rule.ts";
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

/** Puts every rule to every contract of a schema without errors. `sources`: the contracts' texts; `claims`: what all targets claimed. */
export function lint(schema: Schema, sources: readonly Source[], targets: readonly Target[], claims: readonly Claim[]): Linted {
  const rules = lintRules(targets);
  const names = rules.map(ruleName);
  const known: Known = { schema, claims: Map.groupBy(claims, (claim) => claim.constraint) };
  const diagnostics: Diagnostic[] = [];
  const figures = new Map<string, { contracts: number; judged: number; open: number; reasoned: number }>();
  for (const contract of contractsOf(schema, sources)) {
    const figure = figures.get(contract.made.namespace) ?? { contracts: 0, judged: 0, open: 0, reasoned: 0 };
    figures.set(contract.made.namespace, figure);
    figure.contracts += 1;
    const silenced = silencedBy(contract.node);
    const found = new Set<string>();
    for (const [index, rule] of rules.entries()) {
      const name = names[index] as string;
      for (const { at, fault } of rule.look(contract, known)) {
        figure.judged += 1;
        if (fault === undefined) continue;
        found.add(name);
        figure[silenced.includes(name) ? "reasoned" : "open"] += 1;
        if (!silenced.includes(name)) diagnostics.push(report(rule.code, at, fault.message, fault));
      }
    }
    diagnostics.push(...judgeSilences(contract, names, found));
  }
  return { diagnostics, compliance: [...figures].map(([namespace, figure]) => ({ namespace, ...figure, percent: percentOf(figure) })) };
}

/** All that follow the rules or say why not, of 100; 100 only if none is left. */
function percentOf({ judged, open }: { readonly judged: number; readonly open: number }): number {
  return judged === 0 ? 100 : Math.floor(((judged - open) * 100) / judged);
}

/** The contracts of a schema with their documents, in the order of their ids. */
function contractsOf(schema: Schema, sources: readonly Source[]): readonly Contract[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const made = [...schema.entities.map((entity) => ({ made: entity, entity })), ...schema.types.map((type) => ({ made: type, type }))];
  return made.sort((left, right) => (left.made.id < right.made.id ? -1 : 1)).flatMap((each) => {
    const source = byFile.get(each.made.file);
    const node = source === undefined ? undefined : readDocument(source).node;
    return source === undefined || node?.is !== "map" ? [] : [{ ...each, source, node }];
  });
}

import { report, type Code, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Entity } from "../model/entity.ts";
import type { Project, Schema, SharedType } from "../model/schema.ts";
import type { View } from "../model/view.ts";
import type { GivenName, Target } from "../target/target.ts";

export const namesMeet: Code = {
  code: "check/names-meet",
  severity: "error",
  explain: `
Two things get one name in a store: two entities one table or collection, two fields one column, two indexes one name, after the naming policy, the store's folding of case
and its limit of length (63 bytes in PostgreSQL, which cuts longer names without an error).

The second would overwrite the first, or silently not be made. Rename one of them, or give it a name of its own in its store block:

  postgres: { table: order_archive }`,
};

/** What is remembered of the names between two readings: entities and shared types are told apart by identity, so one edit costs one entity. */
export interface NamesMemory { readonly targets: Map<string, Given> }
type Named = Entity | SharedType | View;
interface Given {
  readonly project: Project;
  /** What each gives, as it was entered. */
  readonly of: Map<Named, readonly GivenName[]>;
  /** By scope, then by the compared name: whoever has it. */
  readonly scopes: Map<string, Map<string, GivenName[]>>;
  /** Names that more than one has. */
  readonly crowded: Set<GivenName[]>;
}

export function namesMemory(): NamesMemory {
  return { targets: new Map() };
}

/** Finds names that meet, in every target that gives names. With `memory`, only what is another object than the last time is asked for its names. */
export function checkNames(schema: Schema, targets: readonly Target[], memory: NamesMemory = namesMemory()): Diagnostic[] {
  const all: readonly Named[] = [...schema.entities, ...schema.types, ...schema.views];
  return targets.flatMap((target) => {
    if (target.names === undefined) return [];
    const last = memory.targets.get(target.name);
    const given: Given = last?.project === schema.project ? last : { project: schema.project, of: new Map(), scopes: new Map(), crowded: new Set() };
    memory.targets.set(target.name, given);
    const present = new Set<Named>(all);
    for (const [each, names] of given.of) if (!present.has(each)) take(given, each, names);
    for (const each of all) if (!given.of.has(each)) enter(given, each, target.names(each, schema.project));
    return meeting(given, all);
  });
}

function enter({ of, scopes, crowded }: Given, each: Named, names: readonly GivenName[]): void {
  of.set(each, names);
  for (const name of names) {
    let scope = scopes.get(name.scope);
    if (scope === undefined) scopes.set(name.scope, (scope = new Map()));
    const holders = scope.get(name.compared);
    if (holders === undefined) scope.set(name.compared, [name]);
    else if (holders.push(name) > 1) crowded.add(holders);
  }
}

function take({ of, scopes, crowded }: Given, each: Named, names: readonly GivenName[]): void {
  of.delete(each);
  for (const name of names) {
    const scope = scopes.get(name.scope);
    const holders = scope?.get(name.compared);
    if (scope === undefined || holders === undefined) continue;
    holders.splice(holders.indexOf(name), 1);
    if (holders.length < 2) crowded.delete(holders);
    if (holders.length === 0) scope.delete(name.compared);
    if (scope.size === 0) scopes.delete(name.scope);
  }
}

/** Of the holders of one name, all but the first of the schema are told. */
function meeting({ of, crowded }: Given, all: readonly Named[]): Diagnostic[] {
  if (crowded.size === 0) return [];
  const order = new Map(all.flatMap((each) => of.get(each) ?? []).map((name, index) => [name, index]));
  const at = (name: GivenName): number => order.get(name) ?? -1;
  return [...crowded].flatMap((holders) => {
    const [first, ...others] = holders.toSorted((left, right) => at(left) - at(right)) as [GivenName, ...GivenName[]];
    return others.map((name) => report(namesMeet, name.at, `${name.what} and ${first.what} are both ${name.compared} as ${name.scope}`, {
      related: [{ span: first.at, message: `${first.what} gets the name ${first.name}` }],
      help: "rename one of them, or give it a name of its own in its store block",
    }));
  });
}

import { readerMemory, readSchema } from "@concord/core";
import { orderOf, rechained, type MergeOrder, type Merged, type MigrationFile, type Pair } from "@concord/migrate";
import { isError } from "../compile.ts";
import { snapshotOf } from "../migrate/files.ts";
import { readContractFiles } from "../project/project.ts";
import { snapshotFile } from "../project/snapshot.ts";
import { stores } from "../targets.ts";
import { leadsOf, oneLine, textOfState, type Leads } from "./contracts.ts";
import { isSnapshot, knownStates, stateOf, type State } from "./states.ts";

/** Branches of all stores, each as one line, and the contracts that they lead to together. */
export interface MergedStores {
  readonly order: readonly string[];
  /** The files that change, with the snapshot of the contracts if it does. */
  readonly changed: Merged["changed"];
  /** Contracts in which branches changed the same lines. */
  readonly unclear: readonly string[];
  /** Why the snapshot stays as it is though the line is another one. */
  readonly left?: string;
}

/** The folders of stores, PostgreSQL's first: others follow its order, since a plan is called alike in all of them. */
export type Chains = readonly (readonly Pair[])[];

export function mergeStores(root: string, chains: Chains, order: MergeOrder): MergedStores | { readonly impossible: string } {
  const lines: (readonly MigrationFile[])[] = [];
  for (const pairs of chains) {
    const [first] = lines;
    const found = first === undefined ? orderOf(pairs, order) : after(pairs, first, order);
    if ("impossible" in found) return found;
    lines.push(found.files);
  }
  const plain = chains.map((pairs, index) => rechained(pairs, lines[index] ?? []));
  const names = [...new Set(plain.flatMap((each) => each.order))];
  const snapshot = snapshotOf(root);
  const moves = plain.some(({ changed }) => changed.length > 0);
  const nothingElse: MergedStores = { order: names, changed: plain.flatMap(({ changed }) => changed), unclear: [] };
  if (snapshot === undefined || (!moves && isSnapshot(snapshot))) return nothingElse;
  const contracts = stateOf(readContractFiles(root).contents().sources);
  const led = leadsOf(oneLine(lines), movedIn(chains, lines), knownStates(root), contracts);
  if ("unknown" in led) return { ...nothingElse, left: led.unknown === "" ? "no migration says to which contracts it leads" : `git does not know the contracts to which ${led.unknown} leads` };
  const wrong = errorIn(led);
  if (wrong !== undefined) return { ...nothingElse, left: `the contracts of all branches together are not valid: ${wrong}` };
  const text = textOfState(led.state);
  const changed = chains.flatMap((pairs, index) => rechained(pairs, lines[index] ?? [], led.leads).changed);
  return { order: names, changed: [...changed, ...(text === snapshot ? [] : [{ file: snapshotFile, text, name: snapshotFile }])], unclear: led.unclear };
}

/** The order of another store's migrations: that of the first store where both have them. */
function after(pairs: readonly Pair[], first: readonly MigrationFile[], order: MergeOrder): ReturnType<typeof orderOf> {
  const alike = orderOf(pairs, { ...order, applied: first.map(({ name }) => name) });
  return "impossible" in alike ? orderOf(pairs, { ...order, applied: [] }) : alike;
}

/** Whether a migration has another one before it than it was written behind. */
function movedIn(chains: Chains, lines: readonly (readonly MigrationFile[])[]): (file: MigrationFile) => boolean {
  const moved = new Set(lines.flatMap((line, index) => rechainedFirst(chains[index] ?? [], line)));
  return ({ name }) => moved.has(name);
}

function rechainedFirst(pairs: readonly Pair[], line: readonly MigrationFile[]): readonly string[] {
  const hashes = new Set(pairs.map(({ up }) => up.hash));
  return line.flatMap((file, index) => {
    const before = line[index - 1];
    const wasFirst = file.after === undefined || !hashes.has(file.after);
    return (before === undefined ? wasFirst : before.hash === file.after) ? [] : [file.name];
  });
}

function errorIn({ state }: Leads): string | undefined {
  const { diagnostics } = readSchema(sourcesOf(state), stores, readerMemory());
  const error = diagnostics.find(isError);
  return error === undefined ? undefined : `${error.span.file}: ${error.message}`;
}

const sourcesOf = (state: State): readonly { readonly file: string; readonly text: string }[] => [...state].map(([file, text]) => ({ file, text }));

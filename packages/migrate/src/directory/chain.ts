import { report, type Diagnostic } from "@concord/core";
import { branches, brokenChain, noPredecessor, sameText } from "./codes.ts";
import { nothing, type Pair } from "./migration.ts";

/** Migrations in their order. */
export interface Chain {
  /** From the first on. Where it forks, the branch of the name that sorts first comes first; the others follow, each in its order. */
  readonly pairs: readonly Pair[];
  /** What the next migration names in `after`: the hash of the last file, or `nothing`. */
  readonly head: string;
  /** The files after which several come, with the first file of each branch; empty for a line. */
  readonly forks: readonly { readonly after: string; readonly branches: readonly Pair[] }[];
}

/** Puts migrations in the order that their `after` says. A circle is impossible: a hash would have to be part of what it is the hash of. */
export function chainOf(pairs: readonly Pair[]): { readonly chain: Chain; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const byHash = new Map<string, Pair>();
  const followers = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const other = byHash.get(pair.up.hash);
    if (other !== undefined) diagnostics.push(report(sameText, { ...pair.up.afterAt, start: 0, end: 0 }, `${pair.up.name} has the text of ${other.up.name}`, { help: "remove one of them" }));
    else byHash.set(pair.up.hash, pair);
  }
  const starts: Pair[] = [];
  for (const pair of pairs) {
    const { after, afterAt, name } = pair.up;
    if (after !== undefined && (after === nothing || byHash.has(after))) {
      followers.set(after, [...(followers.get(after) ?? []), pair]);
      continue;
    }
    starts.push(pair);
    if (after === undefined) diagnostics.push(report(noPredecessor, afterAt, `${name} does not say what it comes after`, { help: `add -- after: ${nothing}, or the hash of the file before it` }));
    else diagnostics.push(broken(pair, pairs));
  }
  const ordered: Pair[] = [];
  const forks: { after: string; branches: readonly Pair[] }[] = [];
  const follow = (after: string): void => {
    let next = followers.get(after) ?? [];
    while (next.length === 1) {
      const [pair] = next as [Pair];
      ordered.push(pair);
      next = followers.get(pair.up.hash) ?? [];
    }
    if (next.length === 0) return;
    const [first, ...others] = next as [Pair, ...Pair[]];
    forks.push({ after: first.up.after as string, branches: next });
    for (const other of others) {
      const related = [{ span: first.up.afterAt, message: "this one does too" }];
      diagnostics.push(report(branches, other.up.afterAt, `${other.up.name} and ${first.up.name} come after the same ${first.up.after === nothing ? nothing : "migration"}`, { help: "concord merge puts them into one line", related }));
    }
    for (const pair of next) {
      ordered.push(pair);
      follow(pair.up.hash);
    }
  };
  follow(nothing);
  for (const pair of starts) {
    ordered.push(pair);
    follow(pair.up.hash);
  }
  return { chain: { pairs: ordered, head: ordered.at(-1)?.up.hash ?? nothing, forks }, diagnostics };
}

/** A predecessor that is not there: of the files that nothing follows, the one whose name sorts right before is probably the one that was edited. */
function broken({ up }: Pair, pairs: readonly Pair[]): Diagnostic {
  const followed = new Set(pairs.map((each) => each.up.after));
  const before = pairs.map((each) => each.up).filter((each) => !followed.has(each.hash) && each.name < up.name).toSorted((left, right) => (left.name < right.name ? 1 : -1))[0];
  const help = before === undefined ? "restore the file, or say nothing where it is the first" : `if that was ${before.name}, whose hash is now ${before.hash}: restore its text, or name this hash where no database has it yet`;
  return report(brokenChain, up.afterAt, "no migration has this hash", { help });
}

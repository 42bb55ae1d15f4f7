/** A thing that a contract names, with the names it had before. */
interface Named { readonly name: string; readonly was: readonly string[] }

/** Things of two states, paired. */
export interface Pairs<T> {
  readonly both: readonly (readonly [before: T, after: T])[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** Pairs things by name; one whose name is gone goes with the one that says it `was` called so. A rename is never a removal and an addition. */
export function pairNamed<T extends Named>(before: readonly T[], after: readonly T[]): Pairs<T> {
  const names = new Map(after.map((each) => [each.name, each]));
  const former = new Map(after.flatMap((each) => each.was.map((name) => [name, each] as const)));
  const known = new Set(before.map(({ name }) => name));
  return pairBy(before, after, (each) => {
    const same = names.get(each.name);
    const renamed = former.get(each.name);
    return same ?? (renamed !== undefined && !known.has(renamed.name) ? renamed : undefined);
  });
}

/** Pairs things that have no lasting name, by what `identify` says of them; of several that it calls the same, each with the next. */
export function pairAlike<T>(before: readonly T[], after: readonly T[], identifyBefore: (each: T) => string, identifyAfter: (each: T) => string): Pairs<T> {
  const left = new Map<string, T[]>();
  for (const each of after) left.set(identifyAfter(each), [...(left.get(identifyAfter(each)) ?? []), each]);
  return pairBy(before, after, (each) => left.get(identifyBefore(each))?.shift());
}

function pairBy<T>(before: readonly T[], after: readonly T[], find: (before: T) => T | undefined): Pairs<T> {
  const taken = new Map<T, T>();
  const removed: T[] = [];
  for (const each of before) {
    const partner = find(each);
    if (partner === undefined || taken.has(partner)) removed.push(each);
    else taken.set(partner, each);
  }
  return {
    both: after.flatMap((each) => (taken.has(each) ? [[taken.get(each) as T, each] as const] : [])),
    removed,
    added: after.filter((each) => !taken.has(each)),
  };
}

import type { Cost } from "@concord/core";

/** What one operation costs at most, before and after; a side is absent where the operation is not there. */
export interface ChangedCost extends Omit<Cost, "most"> {
  readonly before?: number;
  readonly after?: number;
}

/** The costs that differ, those nearest to their limit first. */
export function changedCosts(before: readonly Cost[], after: readonly Cost[]): readonly ChangedCost[] {
  const keyOf = ({ entity, target, operation, of }: Cost): string => [target, entity, operation, of].join(" ");
  const byKey = (costs: readonly Cost[]): ReadonlyMap<string, Cost> => new Map(costs.map((cost) => [keyOf(cost), cost]));
  const [old, now] = [byKey(before), byKey(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): readonly ChangedCost[] => {
    const [was, is] = [old.get(key), now.get(key)];
    if (was?.most === is?.most) return [];
    const { most: _, ...about } = (is ?? was) as Cost;
    return [{ ...about, ...(was === undefined ? {} : { before: was.most }), ...(is === undefined ? {} : { after: is.most }) }];
  }).toSorted((one, other) => share(other) - share(one));
}

/** How much of what a request may cost an operation takes afterwards. */
export function share({ after = 0, limit }: ChangedCost): number {
  return after / limit;
}

import { areaAround, meet, measures, type Rect } from "./geometry.ts";

/** A namespace's tables that stand together. A namespace whose tables stand far apart has several areas. */
export interface Area extends Rect {
  readonly namespace: string;
  readonly tables: readonly string[];
}

/** Tables of one namespace are together if they are no further apart than tables of one block, twice. */
const reach = 2 * Math.max(measures.gapX, measures.gapY) + 1;

/** The areas around placed tables, in the order of namespaces, from left to right and top to bottom. */
export function areasOf(rects: ReadonlyMap<string, Rect>, namespaceOf: (id: string) => string): readonly Area[] {
  const byNamespace = Map.groupBy(rects.keys(), namespaceOf);
  return [...byNamespace.keys()].sort().flatMap((namespace) => {
    const clusters = clustered((byNamespace.get(namespace) ?? []).map((id) => ({ id, rect: rects.get(id) as Rect })));
    return clusters
      .map((members) => ({ namespace, tables: members.map(({ id }) => id).sort(), ...areaAround(members.map(({ rect }) => rect)) }))
      .sort((one, other) => one.x - other.x || one.y - other.y);
  });
}

interface Member { readonly id: string; readonly rect: Rect }

/** Groups of tables within reach of each other; groups whose areas would meet are one. */
function clustered(members: readonly Member[]): readonly (readonly Member[])[] {
  const order = [...members].sort((one, other) => one.rect.x - other.rect.x || one.rect.y - other.rect.y);
  const groupOf = new Map<Member, Member[]>();
  let near: Member[] = [];
  for (const member of order) {
    near = near.filter(({ rect }) => rect.x + rect.width + reach > member.rect.x);
    let group = [member];
    groupOf.set(member, group);
    for (const other of near) {
      const theirs = groupOf.get(other) as Member[];
      if (theirs !== group && meet(member.rect, other.rect, reach)) group = joined(groupOf, group, theirs);
    }
    near.push(member);
  }
  return merged([...new Set(groupOf.values())]);
}

/** Joins the smaller group to the larger one. */
function joined(groupOf: Map<Member, Member[]>, one: Member[], other: Member[]): Member[] {
  const [large, small] = one.length > other.length ? [one, other] : [other, one];
  for (const member of small) {
    large.push(member);
    groupOf.set(member, large);
  }
  return large;
}

/** Groups whose areas meet become one, until none do. */
function merged(groups: readonly Member[][]): readonly (readonly Member[])[] {
  for (const [index, group] of groups.entries()) {
    const area = areaAround(group.map(({ rect }) => rect));
    const other = groups.slice(index + 1).find((each) => meet(area, areaAround(each.map(({ rect }) => rect))));
    if (other !== undefined) return merged([...groups.filter((each) => each !== group && each !== other), [...group, ...other]]);
  }
  return groups;
}

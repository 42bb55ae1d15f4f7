import { changeKinds, diff, type ChangeKind } from "@concord/changes";
import type { Schema } from "@concord/core";
import { composed, cutByTime, elsewhere } from "./compose.ts";
import { around, edited, readContracts, real, type Contracts } from "./contracts.ts";
import { edits, type Place } from "./edits/index.ts";
import { seeded } from "./rows.ts";

/** Two states of contracts, the kinds of change between them, and which contracts they are. */
export interface Drawn { readonly of: "real" | "small"; readonly kinds: ReadonlySet<ChangeKind>; readonly before: Schema; readonly after: Schema }

interface State { readonly before: Contracts; readonly after: Contracts; readonly kinds: ReadonlySet<ChangeKind>; readonly schemas: readonly [before: Schema, after: Schema] }

/** How many edits at most, how many entities one starts from beside that of the first edit, and how many places are tried for one edit. */
const [most, beside, tries] = [8, 2, 6];
const kinds = Object.keys(changeKinds) as readonly ChangeKind[];
/** What few contracts have a place for, or what goes with few other edits: taken so many times as often, that two thousand pairs hold each kind fifty times. */
const rare: Partial<Readonly<Record<ChangeKind, number>>> = {
  "partition-changed": 5, "map-keys-changed": 3, "view-renamed": 4, "view-column-removed": 4, "map-key-required": 3, "type-renamed": 4, "saved-query-removed": 4, "view-column-added": 4,
  "map-keys-widened": 2, "map-key-not-required": 3, "type-removed": 3, "shape-changed": 3, "reference-changed": 2, "unique-items-added": 2, "view-removed": 3, "enum-closed": 2, "view-added": 2,
  "view-documented": 3, "saved-query-added": 3, "append-only-removed": 2, "saved-query-documented": 3, "transitions-changed": 2, "query-changed": 2, "saved-query-sql-changed": 2, "saved-query-changed": 2,
  "computed-removed": 2, "view-store-added": 2, "view-store-removed": 2, "key-changed": 2, "secret-removed": 2, "computed-added": 2, "computed-changed": 2,
};
const drawnFrom = kinds.flatMap((kind) => Array.from({ length: rare[kind] ?? 1 }, () => kind));
const files = [...real].filter(([, document]) => typeof document !== "string" && "entity" in document).map(([file]) => file);

/** The pair of a number: led by each kind in turn or by the one that is given, on the contracts of this repository where they have a place for it, else on the small ones of which each kind has its edits. */
export function drawn(number: number, seed: number, lead: ChangeKind = drawnFrom[number % drawnFrom.length] as ChangeKind): Drawn {
  const random = seeded(seed * 1_000_003 + number);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const count = 1 + Math.floor(random() * most);
  return fromReal(lead, count, pick) ?? fromSmall(lead, count, pick);
}

function fromReal(lead: ChangeKind, count: number, pick: <T>(list: readonly T[]) => T): Drawn | undefined {
  const places = edits[lead]?.(real) ?? [];
  for (let at = 0; at < tries && places.length > 0; at += 1) {
    const place = pick(places);
    const start = around(real, [place.file, ...Array.from({ length: beside }, () => pick(files))]);
    const contracts = new Map([...start, ...[...real].filter(([file]) => [...place.edit, ...place.ground ?? []].some((each) => each.file === file))]);
    let state: State | undefined = after({ before: contracts, after: contracts, kinds: new Set() }, place, lead);
    if (state === undefined) continue;
    for (let more = 0; more < 7 * count && state.kinds.size < count; more += 1) {
      const kind = pick(drawnFrom);
      const next: readonly Place[] = edits[kind]?.(state.after) ?? [];
      for (let other = 0; other < 3 && next.length > 0 && !state.kinds.has(kind); other += 1) state = after(state, pick(next), kind) ?? state;
    }
    return { of: "real", kinds: state.kinds, before: state.schemas[0], after: state.schemas[1] };
  }
  return undefined;
}

/** The state after one more edit; nothing where it goes with the others not, or one hides another. */
function after({ before, after: now, kinds: had }: Pick<State, "before" | "after" | "kinds">, { ground, edit }: Place, kind: ChangeKind): State | undefined {
  const [from, to] = [edited(before, ground ?? []), edited(edited(now, ground ?? []), edit)];
  let schemas: readonly [Schema, Schema];
  try {
    schemas = [readContracts(from), readContracts(to)];
  } catch {
    return undefined;
  }
  const found = new Set(diff(...schemas).map((change) => change.kind));
  return [...had, kind].every((each) => found.has(each)) ? { before: from, after: to, kinds: found, schemas } : undefined;
}

function fromSmall(lead: ChangeKind, count: number, pick: <T>(list: readonly T[]) => T): Drawn {
  let pair = elsewhere.has(lead) ? cutByTime() : composed([lead]);
  if (pair === undefined) throw new Error(`${lead} does not go by itself`);
  for (let more = 0; more < 7 * count && pair.kinds.length < count && !elsewhere.has(lead); more += 1) {
    const next = pick(drawnFrom);
    if (!pair.kinds.includes(next) && !elsewhere.has(next)) pair = composed([...pair.kinds, next]) ?? pair;
  }
  return { of: "small", kinds: new Set(diff(pair.before, pair.after).map(({ kind }) => kind)), before: pair.before, after: pair.after };
}

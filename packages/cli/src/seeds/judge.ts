import { entityOf, report, type Diagnostic, type Json, type Schema, type SeedRecord, type SeedSet, type State } from "@concord/core";
import { filled, judge, judgeStanding, maker, storedShape, withComputed, type Make, type Violation } from "@concord/oracle";
import { refusedSeed } from "./codes.ts";

/** What the contracts have against the seeds, by the reference verdict. */
export function judgeSeeds(schema: Schema): readonly Diagnostic[] {
  return schema.seeds.flatMap((set) => judgeSet(schema, set));
}

/** Records are created one after another, each among those before it; what the store makes is made for the judgement alone. */
function judgeSet(schema: Schema, set: SeedSet): readonly Diagnostic[] {
  const make = maker(0n);
  const created = new Map<SeedRecord, Readonly<Record<string, Json>>>();
  const state: State[number][] = [];
  return set.records.flatMap((seed) => {
    const entity = entityOf(schema, seed.entity);
    const record = whole(schema, seed, created, make);
    const violations = [...judge(entity, storedShape(entity, entity.primary), record).violations, ...judgeStanding(schema, entity.primary, entity, record, state)];
    created.set(seed, record);
    state.push({ entity: entity.id, record });
    return violations.map((violation) => refusal(seed, violation));
  });
}

function whole(schema: Schema, seed: SeedRecord, created: ReadonlyMap<SeedRecord, Readonly<Record<string, Json>>>, make: Make): Readonly<Record<string, Json>> {
  const entity = entityOf(schema, seed.entity);
  const fields = storedShape(entity, entity.primary).fields.map(({ field }) => field);
  const found = Object.entries(seed.finds).map(([field, find]): [string, Json] => [field, created.get(find.record)?.[entityOf(schema, find.entity).key[0] as string] ?? null]);
  return withComputed(fields, filled(fields, { ...seed.values, ...Object.fromEntries(found) }, make));
}

function refusal(seed: SeedRecord, { constraint, path, message }: Violation): Diagnostic {
  const [field] = path;
  const span = (field === undefined ? undefined : seed.spans[field]) ?? seed.span;
  return report(refusedSeed, span, path.length === 0 ? message : `${path.join(".")} ${message}`, { help: `the contract demands it: ${constraint}` });
}

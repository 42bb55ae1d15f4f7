import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { SeedRecord } from "../model/seed.ts";
import { circularSeeds } from "./seed-codes.ts";
import type { Draft } from "./seed-record.ts";

/** The records of a set, each after those that it refers to; reports circles. Records of one entity keep their order where nothing forbids it. */
export function inLoadingOrder(drafts: readonly Draft[], found: Diagnostic[]): readonly SeedRecord[] {
  const byKey = new Map(drafts.map((draft) => [keyText(draft.entity.id, draft.entity.key.map((name) => draft.record.values[name])), draft]));
  const byRecord = new Map<SeedRecord, Draft>(drafts.map((draft) => [draft.record, draft]));
  const done = new Set<Draft>();
  const way: Draft[] = [];
  const put = (draft: Draft): void => {
    if (done.has(draft)) return;
    if (way.includes(draft)) {
      const circle = way.slice(way.indexOf(draft));
      found.push(report(circularSeeds, draft.record.span, circle.length === 1 ? "the record refers to itself" : `the record comes back to itself by ${circle.map((each) => each.entity.id).join(", ")}`, {
        related: circle.slice(1).map((each) => ({ span: each.record.span, message: "it refers to this one" })),
      }));
      return;
    }
    way.push(draft);
    for (const next of before(draft)) put(next);
    way.pop();
    done.add(draft);
  };
  const before = ({ entity, record }: Draft): readonly Draft[] => entity.references.filter(({ when }) => when === undefined || record.values[when.field] === when.is).flatMap(({ to, by }) => {
    const [name = ""] = by;
    const find = by.length === 1 ? record.finds[name] : undefined;
    const target = find === undefined ? byKey.get(keyText(to, by.map((each) => record.values[each]))) : byRecord.get(find.record);
    return target === undefined || (find === undefined && target.record === record) ? [] : [target];
  });
  for (const draft of drafts) put(draft);
  return [...done].map(({ record }) => record);
}

function keyText(entity: string, values: readonly unknown[]): string {
  return JSON.stringify([entity, ...values.map((value) => value ?? null)]);
}

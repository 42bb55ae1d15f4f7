import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { suggest } from "../diagnostic/suggest.ts";
import { nodeAt, plain } from "../language/place.ts";
import type { SeedDraft } from "../language/seed.ts";
import type { Entity } from "../model/entity.ts";
import type { SeedSet } from "../model/seed.ts";
import { unknownEntity } from "./codes.ts";
import { findRecord } from "./seed-find.ts";
import { inLoadingOrder } from "./seed-order.ts";
import { readSeedRecord, type Draft } from "./seed-record.ts";
import { stableUuid } from "./seed-uuid.ts";

/** Resolves the seeds of all sets against the entities; nothing without them, since these are wrong themselves. */
export function resolveSeeds(drafts: readonly SeedDraft[], entities: readonly Entity[] | undefined): { readonly seeds: readonly SeedSet[]; readonly diagnostics: readonly Diagnostic[] } {
  if (entities === undefined) return { seeds: [], diagnostics: [] };
  const found: Diagnostic[] = [];
  const sets = [...Map.groupBy(drafts, ({ set }) => set)].sort(([one], [other]) => (one < other ? -1 : 1));
  return { seeds: sets.map(([name, files]) => resolveSet(name, files, entities, found)), diagnostics: found };
}

function resolveSet(name: string, files: readonly SeedDraft[], entities: readonly Entity[], found: Diagnostic[]): SeedSet {
  const sorted = files.toSorted((one, other) => (one.source.file < other.source.file ? -1 : 1));
  const drafts = sorted.flatMap((file) => recordsOf(file, entities, found));
  giveKeys(name, drafts);
  for (const draft of drafts) {
    for (const wanted of draft.wanted) {
      const find = findRecord(wanted, entities, drafts, found);
      if (find !== undefined) draft.record.finds[wanted.field] = find;
    }
  }
  return { name, records: inLoadingOrder(drafts, found), files: sorted.map(({ source }) => source.file) };
}

function recordsOf({ node, source, entity: id }: SeedDraft, entities: readonly Entity[], found: Diagnostic[]): readonly Draft[] {
  const entity = entities.find((each) => each.id === id);
  if (entity === undefined) {
    const near = suggest(id, entities.map((each) => each.id));
    const at = nodeAt(node, ["entity"])?.span ?? { file: source.file, start: 0, end: 0 };
    found.push(report(unknownEntity, at, `there is no entity ${id}`, { help: near === undefined ? undefined : `did you mean ${near}?` }));
    return [];
  }
  const records = nodeAt(node, ["records"]);
  return records?.is === "list" ? records.items.flatMap((each) => readSeedRecord(each, entity, found) ?? []) : [];
}

/** Gives keys that are `auto: uuid` and left out: from what the record says, and, of several that say the same, from which of them it is. */
function giveKeys(set: string, drafts: readonly Draft[]): void {
  const seen = new Map<string, number>();
  for (const { entity, record, wanted } of drafts) {
    const [key = ""] = entity.key;
    const field = entity.fields.find((each) => each.name === key);
    if (entity.key.length > 1 || field?.auto !== "uuid" || record.values[key] !== undefined) continue;
    const says = JSON.stringify([set, entity.id, record.values, wanted.map(({ field: name, where }) => [name, where.map((each) => [each.field, plain(each.node)])])]);
    const times = seen.get(says) ?? 0;
    seen.set(says, times + 1);
    record.values = { [key]: stableUuid(`${says}${times}`), ...record.values };
  }
}

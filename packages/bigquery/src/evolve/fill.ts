import { pairNamed } from "@concord/changes";
import type { Type } from "@concord/core";
import type { FieldResource, TableReference } from "../resource.ts";
import type { ColumnPairs } from "./pair.ts";
import { valueOf } from "./statement.ts";
import type { Due } from "./table-plan.ts";

/** Values that rows of before get: the default of a column that is new, and the new spelling of values of an enum. Inside of RECORDs and lists nothing is filled. */
export function fills({ both, added }: ColumnPairs, at: TableReference): readonly Due[] {
  return [
    ...added.flatMap(({ column: { resource }, field }): readonly Due[] => {
      const value = field.default === undefined ? undefined : scalar(resource, field.default);
      return value === undefined ? [] : [{ phase: "backfill", mode: "batches", action: { do: "fill column", at, column: resource.name, value }, about: field.name }];
    }),
    ...both.flatMap(({ old, now, fields: [before, after] }): readonly Due[] => rewordings(before.type, after.type).map(([from, to]) => (
      { phase: "backfill", mode: "batches", action: { do: "fill column", at, column: old.resource.name, value: valueOf("STRING", to), instead: valueOf("STRING", from) }, about: now.path }
    ))),
  ];
}

/** A default as GoogleSQL writes it; nothing for lists and RECORDs: a list that is absent is empty. */
function scalar({ type, mode }: FieldResource, value: unknown): string | undefined {
  if (mode === "REPEATED" || type === "RECORD" || type === "JSON" || type === "GEOGRAPHY" || type === "BYTES") return undefined;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? valueOf(type, value) : undefined;
}

function rewordings(before: Type, after: Type): readonly (readonly [string, string])[] {
  if (before.kind !== "enum" || after.kind !== "enum") return [];
  const named = (type: typeof after) => type.values.map((each) => ({ ...each, name: each.value }));
  return pairNamed(named(before), named(after)).both.filter(([old, now]) => old.value !== now.value).map(([old, now]) => [old.value, now.value]);
}

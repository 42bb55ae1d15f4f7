import { pairIds, pairNamed } from "@concord/changes";
import type { Entity, Field } from "@concord/core";
import { columnNames, derived, fieldsHere, policyOf, tableOf } from "../names.ts";
import type { Definition } from "./definition.ts";
import { columnKey, type Situation, type Twin } from "./situation.ts";
import { isRetypedInPlace } from "./types.ts";

interface Sides { readonly missing: readonly Definition[]; readonly gone: readonly Definition[]; readonly both: readonly (readonly [Definition, Definition])[] }

/**
 * Columns that stand twice while both versions of an application run: of a field with another name, or with values that the column's type cannot be changed to
 * without rewriting the table. A column that others stand on from outside (a key, what foreign keys point at, what a table is cut by) is none of them.
 */
export function twinsOf(situation: Situation, { missing, gone, both }: Sides): readonly Twin[] {
  const fresh = new Map(missing.filter(({ kind }) => kind === "column").map((each) => [key(each), each]));
  const left = new Map(gone.filter(({ kind }) => kind === "column").map((each) => [key(each), each]));
  const kept = new Map(both.filter(([, { kind }]) => kind === "column").map(([old, now]) => [key(now), [old, now] as const]));
  return fieldPairs(situation).flatMap(({ entity, before, after }): readonly Twin[] => {
    const { schema, table } = tableOf(entity, situation.after.project);
    const [old, now] = [columnNames(before, policyOf(situation.before.project)), columnNames(after, policyOf(situation.after.project))];
    if (old.length !== now.length) return [];
    return now.flatMap((name, index): readonly Twin[] => {
      const from = old[index] as string;
      const place = columnKey(schema, table, name);
      const pair = from === name ? kept.get(place) : undefined;
      if (pair !== undefined) {
        if (isRetypedInPlace(pair[0], pair[1], situation) || isFixed(pair[0], situation) || pair.some(isMade)) return [];
        return [{ old: pair[0], now: { ...pair[1], name: derived(table, name, "next") }, name }];
      }
      const [former, next] = [left.get(columnKey(schema, table, from)), fresh.get(place)];
      if (former === undefined || next === undefined || [former, next].some(isMade)) return [];
      return [{ old: former, now: next, name }];
    });
  });
}

/** Whether the table makes a column's values. */
function isMade({ says }: Definition): boolean {
  return says["generated"] !== null || says["identity"] !== null;
}

function key({ schema, of, name }: Definition): string {
  return columnKey(schema, of, name);
}

interface FieldPair { readonly entity: Entity; readonly before: Field; readonly after: Field }

/** The fields that both states of the contracts have in PostgreSQL. */
export function fieldPairs({ before, after }: Pick<Situation, "before" | "after">): readonly FieldPair[] {
  return pairIds(before.entities, after.entities).both.flatMap(([old, now]) => {
    if (!old.stores.includes("postgres") || !now.stores.includes("postgres")) return [];
    return pairNamed(fieldsHere(old), fieldsHere(now)).both.map(([from, to]) => ({ entity: now, before: from, after: to }));
  });
}

/** Whether something outside of the column's own table, or its key, stands on it, or the table is cut by it. */
export function isFixed(column: Pick<Definition, "schema" | "of" | "name">, { have }: Pick<Situation, "have">): boolean {
  const uses = (each: Definition): boolean => each.uses.some(([schema, table, name]) => schema === column.schema && table === column.of && name === column.name);
  return have.some((each) => {
    if (each.kind === "table") return each.schema === column.schema && each.name === column.of && each.says["partitioned by"] !== null;
    if (each.kind !== "constraint" || !uses(each)) return false;
    const definition = String(each.says["definition"]);
    return definition.startsWith("PRIMARY KEY") || (definition.startsWith("FOREIGN KEY") && !(each.schema === column.schema && each.of === column.of));
  });
}

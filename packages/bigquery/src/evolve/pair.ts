import { pairNamed } from "@concord/changes";
import type { Entity, Field, Type } from "@concord/core";
import type { Column } from "../emit/columns.ts";
import type { Table } from "../emit/table.ts";
import { fieldsHere } from "../names.ts";

/** Columns of two states, paired as their fields are: what was renamed is one column. */
export interface ColumnPairs {
  readonly both: readonly ColumnPair[];
  readonly removed: readonly Column[];
  readonly added: readonly { readonly column: Column; readonly field: Field }[];
}
export interface ColumnPair { readonly old: Column; readonly now: Column; readonly fields: readonly [old: Field, now: Field]; readonly inner: ColumnPairs }

export function columnPairs(before: readonly [Entity, Table], after: readonly [Entity, Table]): ColumnPairs {
  return pairsOf(fieldsHere(before[0]), fieldsHere(after[0]), before[1].columns, after[1].columns);
}

function pairsOf(before: readonly Field[], after: readonly Field[], oldColumns: readonly Column[], nowColumns: readonly Column[]): ColumnPairs {
  const { both, removed, added } = pairNamed(before, after);
  const of = (columns: readonly Column[], { name }: Field): Column => columns.find(({ path }) => path.split(".").at(-1) === name) as Column;
  return {
    both: both.map(([old, now]) => {
      const [one, other] = [of(oldColumns, old), of(nowColumns, now)];
      return { old: one, now: other, fields: [old, now], inner: pairsOf(fieldsIn(old.type, one), fieldsIn(now.type, other), one.inner, other.inner) };
    }),
    removed: removed.map((field) => of(oldColumns, field)),
    added: added.map((field) => ({ column: of(nowColumns, field), field })),
  };
}

/** The fields that a RECORD's columns are of. */
function fieldsIn(type: Type, { inner }: Column): readonly Field[] {
  if (inner.length === 0) return [];
  const of = type.kind === "list" ? type.of : type;
  return of.kind === "object" ? of.fields : [];
}

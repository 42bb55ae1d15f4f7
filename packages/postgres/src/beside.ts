import type { Entity, Project, TableBeside } from "@concord/core";
import { rowsColumns } from "./emit/rows.ts";
import { journalTableColumns } from "./emit/history.ts";
import { slotTableColumns } from "./emit/staging.ts";
import type { PlainColumn } from "./emit/column-lines.ts";
import { journalOf } from "./history.ts";
import { columnName, fieldNamed, policyOf, type TableName } from "./names.ts";
import { rowsOf } from "./rows.ts";
import { slotOf } from "./staging.ts";

/** The tables that PostgreSQL keeps beside an entity's own, from the lists of columns that their statements are printed from. */
export function tablesBeside(entity: Entity, project: Project): readonly TableBeside[] {
  if (!entity.stores.includes("postgres")) return [];
  const [journal, slot] = [journalOf(entity, project), slotOf(entity, project)];
  const own = entity.key.map((name) => columnName(fieldNamed(entity, name), policyOf(project)));
  const members = rowsOf(entity, project).map((rows) => ({
    ...told(rows, `The members of ${rows.field.name}, each in a row; the column ${rows.field.name} and the rows follow one another.`, [...rows.key, rows.place], rowsColumns(entity, rows, project)),
    belongs: rows.key.map((name, index) => [name, own[index] as string] as const),
  }));
  return [
    ...members,
    ...(journal === undefined ? [] : [told(journal, "What became of each record, written by a trigger.", [journal.columns.historyId], journalTableColumns(entity, journal, project))]),
    ...(slot === undefined ? [] : [told(slot, "Where records wait to be promoted; none of it is required.", [slot.columns.stagingId], slotTableColumns(entity, slot, project))]),
  ];
}

function told({ schema, table }: TableName, about: string, key: readonly string[], columns: readonly PlainColumn[]): TableBeside {
  return { schema, name: table, about, key, columns: columns.map(([name, type, rest = ""]) => ({ name, type, required: key.includes(name) || rest.includes("NOT NULL") })) };
}

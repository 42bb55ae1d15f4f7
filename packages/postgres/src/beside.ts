import { viewsOf, type ColumnBeside, type Entity, type LinkBeside, type Project, type Schema, type TableBeside } from "@concord/core";
import { answerColumn, answerSource, viewName } from "./emit/answer.ts";
import type { PlainColumn } from "./emit/column-lines.ts";
import { extraColumns } from "./emit/extra-columns.ts";
import { journalTableColumns } from "./emit/history.ts";
import { rowsColumns } from "./emit/rows.ts";
import { severalColumns } from "./emit/several.ts";
import { slotTableColumns } from "./emit/staging.ts";
import { journalOf } from "./history.ts";
import { columnName, fieldNamed, policyOf, type TableName } from "./names.ts";
import { rowsOf } from "./rows.ts";
import { slotOf } from "./staging.ts";

/** The tables that PostgreSQL keeps beside an entity's own, from the lists of columns that their statements are printed from. */
export function tablesBeside(entity: Entity, project: Project): readonly TableBeside[] {
  if (!entity.stores.includes("postgres")) return [];
  const [journal, slot] = [journalOf(entity, project), slotOf(entity, project)];
  const own = entity.key.map((name) => columnName(fieldNamed(entity, name), policyOf(project)));
  const link = (columns: readonly string[], goes: boolean): LinkBeside => ({ columns: columns.map((name, index) => [name, own[index] as string] as const), goes });
  const members = rowsOf(entity, project).map((rows): TableBeside => ({
    id: `${entity.id}:rows:${rows.field.name}`, kind: "members", ...told(entity, rows, [...rows.key, rows.place], rowsColumns(entity, rows, project)),
    about: `The members of ${rows.field.name}, each in a row; the column ${rows.field.name} and the rows follow one another.`, link: link(rows.key, true),
  }));
  return [
    ...members,
    ...(journal === undefined ? [] : [{
      id: `${entity.id}:history`, kind: "journal" as const, ...told(entity, journal, [journal.columns.historyId], journalTableColumns(entity, journal, project)),
      about: "What became of each record, written by a trigger.", link: link(journal.key, false),
    }]),
    ...(slot === undefined ? [] : [{
      id: `${entity.id}:staging`, kind: "staging" as const, ...told(entity, slot, [slot.columns.stagingId], slotTableColumns(entity, slot, project)),
      about: "Where records wait to be promoted; none of it is required.", link: link(slot.master, false),
    }]),
  ];
}

/** The views of PostgreSQL as tables, with the columns that are demanded of them. */
export function viewsBeside(schema: Schema): readonly TableBeside[] {
  return viewsOf(schema, "postgres").map((view): TableBeside => ({
    id: view.id, kind: "view", namespace: view.namespace, ...viewName(view, schema), about: view.description, key: [],
    columns: view.columns.map((column) => ({ name: answerColumn(column, schema), type: answerSource(column, schema), required: !column.optional })),
    from: [...new Set([...view.from, ...view.columns.flatMap(({ of }) => (of === undefined ? [] : [of.id]))])],
  }));
}

/** The columns of an entity's own table that are no part of its records: those made for the foreign keys to one of several entities, and those that the contract adds. */
export function columnsBeside(entity: Entity, schema: Schema): readonly ColumnBeside[] {
  if (!entity.stores.includes("postgres")) return [];
  return [
    ...severalColumns(entity, schema).map(([name, type]) => ({ name, type, required: false })),
    ...extraColumns(entity).map(([name, { type, required }]) => ({ name, type, required: required === true })),
  ];
}

function told(entity: Entity, { schema, table }: TableName, key: readonly string[], columns: readonly PlainColumn[]): Pick<TableBeside, "namespace" | "schema" | "name" | "key" | "columns" | "from"> {
  return {
    namespace: entity.namespace, schema, name: table, key, from: [entity.id],
    columns: columns.map(([name, type, rest = ""]) => ({ name, type, required: key.includes(name) || rest.includes("NOT NULL") })),
  };
}

import { join, mark, type Constraint, type Entity, type Piece, type Project, type Schema } from "@concord/core";
import { journalOf } from "../history.ts";
import { slotOf } from "../staging.ts";
import { isExisting, isRawConstraint } from "../existing.ts";
import { derived, tableOf, tableText } from "../names.ts";
import { comment, identifier, qualified } from "../quote.ts";
import { ownColumns, ownNames } from "../several.ts";
import { tableFields, type TableField } from "../spread.ts";
import { accessStatements, closedTable } from "./access.ts";
import { appendOnly } from "./append-only.ts";
import { checkLine, checksOfColumn, contractCheck, wholeChecks } from "./checks.ts";
import { columnLines, columnOf, enumStatement, tableMark, type Column } from "./column.ts";
import { rowCondition } from "./condition.ts";
import { comments } from "./comments.ts";
import { extraColumns, extraLines, extraStatements } from "./extra-columns.ts";
import { expiry } from "./expiry.ts";
import { forget } from "./forget.ts";
import { history } from "./history.ts";
import { indexes, primaryKey, uniqueConstraints, uniqueIndexes } from "./keys.ts";
import { ownedSequences } from "./needs.ts";
import { rawConstraints, rawIndexes, rowSecurity, storage, unlogged } from "./raw.ts";
import { recordOfRow } from "./record.ts";
import { foreignKeys } from "./references.ts";
import { rows, rowsAccess } from "./rows.ts";
import { severalChecks, severalLines, severalStatements } from "./several.ts";
import { staging } from "./staging.ts";
import { transitions } from "./transitions.ts";
import { closedPartition, defaultPartition, partitionClause } from "./partition.ts";
import { triggers } from "./triggers.ts";

/** What an entity needs of the database, in the order in which the file about everything has to bring it. */
export interface TableParts {
  /** Types and functions that the table calls, then the table with its comments, indexes and triggers. */
  readonly table: Piece;
  /** Foreign keys: when all tables are there. */
  readonly references: Piece;
  /** Policies and grants: when all tables are there, since functions behind them read other tables. */
  readonly access: Piece;
}

/** A field's column, with what generates it where it is computed. */
export function generated(entity: Entity, field: TableField, project: Project): { readonly column: Column; readonly function?: Piece } {
  const column = columnOf(entity, field, project);
  if (field.computed === undefined) return { column };
  const { text, function: called } = rowCondition(entity, project, field.computed.tree, derived(tableOf(entity, project).table, field.name), column.type);
  return { column: { ...column, computed: text }, ...(called === undefined ? {} : { function: called }) };
}

export function tableParts(entity: Entity, schema: Schema, constraints: readonly Constraint[]): TableParts {
  const { project } = schema;
  const made = tableFields(entity).map((field) => generated(entity, field, project));
  const columns = made.map(({ column }) => column);
  const names = [...columns.flatMap((column) => column.names), ...ownColumns(entity).map((reference) => ownNames(entity, reference, project).column), ...extraColumns(entity).map(([name]) => name)];
  const width = Math.max(...names.map((name) => identifier(name).length));
  const judged = columns.map((column) => checksOfColumn(entity, column, project, constraints));
  const checks = entity.checks.filter(({ name }) => !isRawConstraint(entity, name)).map((check) => contractCheck(entity, check, project));
  const lines: readonly Piece[] = [
    ...columns.flatMap((column) => columnLines(entity, column, project, width)),
    ...severalLines(entity, schema, width),
    ...extraLines(entity, project, width),
    ...primaryKey(entity, project),
    ...uniqueConstraints(entity, project),
    ...[...judged.flatMap((each) => each.checks), ...wholeChecks(entity, project), ...severalChecks(entity, schema), ...checks.map(({ check }) => check)].map(checkLine),
  ];
  const table: Piece = [
    `${comment(`${entity.id}, from ${entity.file}`)}\n`,
    columns.flatMap((column) => enumStatement(column) ?? []).map((statement) => `${statement}\n`),
    made.flatMap((each) => each.function ?? []),
    judged.flatMap((each) => each.function ?? []),
    checks.flatMap((check) => check.function ?? []),
    mark(tableMark, `CREATE ${unlogged(entity)}TABLE ${tableText(entity, project)} (`, tableText(entity, project)), "\n",
    join(lines.map((line): Piece => ["  ", line]), ",\n"), `\n)${partitionClause(entity, project)}${storage(entity)};\n`, defaultPartition(entity, project), ownedSequences(entity, project),
    comments(entity, project), severalStatements(entity, schema), extraStatements(entity, project), rawConstraints(entity, project), rawIndexes(entity, project), rowSecurity(entity, project),
    uniqueIndexes(entity, project), indexes(entity, project), expiry(entity, project), triggers(entity, project), transitions(entity, project), appendOnly(entity, project), rows(entity, project),
    entity.history === undefined ? "" : recordOfRow(entity, project), history(entity, project), staging(entity, project), forget(entity, project),
  ];
  if (isExisting(entity) && entity.access === undefined) return { table, references: foreignKeys(entity, schema), access: "" };
  const beside = [journalOf(entity, project), slotOf(entity, project)].filter((each) => each !== undefined).map((each) => closedTable(qualified(each.schema, each.table), project));
  return { table, references: foreignKeys(entity, schema), access: [accessStatements(entity, schema), closedPartition(entity, project), beside, rowsAccess(entity, schema)] };
}

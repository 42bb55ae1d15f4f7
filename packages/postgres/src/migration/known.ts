import { cutUtf8, type Span } from "@concord/core";
import type { AlterTableType, ColumnDef, Constraint, Node, RangeVar } from "libpg-query";
import { lockModes, type LockMode, type Measured } from "../evolve/measured.ts";
import type { Command, JudgedMigration, KnownTable, Statement } from "./rule.ts";
import { as, typeName } from "./tree.ts";

/** The table of that name; a name without schema is that of any. A partition is found as the table that it is part of. */
export function tableIn(tables: readonly KnownTable[], { schemaname = "", relname = "" }: RangeVar): KnownTable | undefined {
  return tables.find(({ schema, name, partitioned }) => (schemaname === "" || schema === schemaname) && (name === relname || partitioned?.partitions.some((each) => each.name === relname) === true));
}

/** Whether a table was there before the migration: others may use it. */
export function isOld({ before }: JudgedMigration, table: RangeVar | undefined): boolean {
  return table !== undefined && tableIn(before, table) !== undefined;
}

/** The commands of an ALTER TABLE that are of a kind. */
export function commandsOf({ commands }: Statement, ...kinds: readonly AlterTableType[]): readonly Command[] {
  return commands.filter(({ command }) => command.subtype !== undefined && kinds.includes(command.subtype));
}

/** The table of an ALTER TABLE that was there before; undefined for one that the migration made, and for other statements. */
export function alteredTable({ node }: Statement, migration: JudgedMigration): RangeVar | undefined {
  const { relation, objtype } = as(node, "AlterTableStmt") ?? {};
  return objtype === "OBJECT_TABLE" && isOld(migration, relation) ? relation : undefined;
}

/** A constraint that is added: by ADD CONSTRAINT, or with a column. */
export interface Added { readonly constraint: Constraint; readonly command: Command; readonly column?: string }

/** The constraints that an ALTER TABLE adds. */
export function addedConstraints(statement: Statement): readonly Added[] {
  return [
    ...commandsOf(statement, "AT_AddConstraint").map((command) => ({ command, constraint: as(command.command.def, "Constraint") ?? {} })),
    ...commandsOf(statement, "AT_AddColumn").flatMap((command) => {
      const column = as(command.command.def, "ColumnDef");
      return constraintsIn(column?.constraints).map((constraint) => ({ command, constraint, column: column?.colname ?? "" }));
    }),
  ];
}

export function constraintsIn(nodes: readonly Node[] | undefined): readonly Constraint[] {
  return (nodes ?? []).flatMap((each) => as(each, "Constraint") ?? []);
}

/** The tables that are read from end to end, as text; empty if none is. */
export function scannedTables({ scans }: Measured): string {
  return scans.map(({ name }) => name).join(", ");
}

/** Whether tables themselves were written anew, not only indexes. */
export function rewritesTable({ rewrites }: Measured): boolean {
  return rewrites.some(({ is }) => is === "table");
}

/** The tables that are locked in a mode or a stronger one. */
export function lockedTables({ locks }: Measured, mode: LockMode): readonly string[] {
  return locks.filter((lock) => lock.is === "table" && lockModes.indexOf(lock.mode) >= lockModes.indexOf(mode)).map(({ name }) => name);
}

/** Statements of the same transaction that stand before this one. */
export function earlierInTransaction(statement: Statement, { statements }: JudgedMigration): readonly Statement[] {
  if (statement.step.mode !== "transaction") return [];
  return statements.slice(0, statements.indexOf(statement)).filter(({ step }) => step.index === statement.step.index);
}

/** A column that ALTER TABLE adds, and what makes its values, if that is more than a default. */
export interface AddedColumn { readonly command: Command; readonly column: ColumnDef; readonly made: "generated" | "identity" | "serial" | undefined }

export function addedColumns(statement: Statement): readonly AddedColumn[] {
  return commandsOf(statement, "AT_AddColumn").flatMap((command) => {
    const column = as(command.command.def, "ColumnDef");
    if (column === undefined) return [];
    const kinds = constraintsIn(column.constraints).map(({ contype }) => contype);
    const made = kinds.includes("CONSTR_GENERATED") ? "generated" : kinds.includes("CONSTR_IDENTITY") ? "identity" : /^(?:big|small)?serial\d?$/u.test(typeName(column.typeName)) ? "serial" : undefined;
    return [{ command, column, made }];
  });
}

/** A column that comes to be, with a new table or in an old one; none where contracts have decided its type. */
export function newColumns(statement: Statement, { planned }: JudgedMigration): readonly { readonly column: ColumnDef; readonly kinds: readonly string[]; readonly at: Span }[] {
  if (planned) return [];
  const made = (as(statement.node, "CreateStmt")?.tableElts ?? []).flatMap((each) => as(each, "ColumnDef") ?? []).map((column) => ({ column, at: columnSpan(statement, column) }));
  const added = commandsOf(statement, "AT_AddColumn").flatMap(({ command }) => as(command.def, "ColumnDef") ?? []).map((column) => ({ column, at: columnSpan(statement, column) }));
  return [...made, ...added].map(({ column, at }) => ({ column, at, kinds: constraintsIn(column.constraints).map(({ contype }) => contype ?? "") }));
}

/** From a column's name to its type's. Places in the tree count bytes. */
function columnSpan({ text, at }: Statement, { location = 0, typeName: type, colname = "" }: ColumnDef): Span {
  const start = cutUtf8(text, location).length;
  const from = type?.location === undefined ? start + colname.length : cutUtf8(text, type.location).length;
  const end = from + (/^[\p{L}\p{N}_.]+(?:\s+(?:varying|precision))?(?:\(\s*\d+(?:\s*,\s*\d+)?\s*\))?/u.exec(text.slice(from))?.[0].length ?? 0);
  return { file: at.file, start: at.start + start, end: at.start + end };
}

/** The first line of a statement: of a long one, what says what it is. */
export function firstLine({ text, at }: Statement): Span {
  const end = text.indexOf("\n");
  return end === -1 ? at : { ...at, end: at.start + end };
}

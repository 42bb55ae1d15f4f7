import type { RangeVar } from "libpg-query";
import { addedConstraints, isOld, tableIn } from "../known.ts";
import type { Fault, JudgedMigration, MigrationRule, Statement } from "../rule.ts";
import { as, named, words } from "../tree.ts";

export const unindexedReference: MigrationRule = {
  code: {
    code: "migration/unindexed-reference",
    severity: "warning",
    explain: `
A foreign key is added, and after the migration no index begins with its columns. PostgreSQL makes none by itself: deleting a row of the other table, or changing its key, then reads this whole table, for every row.

  -- step: alone
  CREATE INDEX CONCURRENTLY orders_client ON shop.orders (client_id);

The index may go on with other columns; a partial one does not count. In a migration that was planned from contracts it is a rule of the contract (lint/unindexed-reference).`,
  },
  look: (statement, migration) => references(statement).flatMap(({ table, columns, at }): readonly Fault[] => {
    if (migration.planned || !isOld(migration, table) || isIndexed(table, columns, migration)) return [];
    return [{ at, message: `no index of ${named(table)} begins with ${columns.join(", ")}`, help: "create one, CONCURRENTLY" }];
  }),
};

interface Reference { readonly table: RangeVar; readonly columns: readonly string[]; readonly at: Statement["at"] }

function references(statement: Statement): readonly Reference[] {
  const { relation } = as(statement.node, "AlterTableStmt") ?? {};
  if (relation === undefined) return [];
  return addedConstraints(statement).filter(({ constraint }) => constraint.contype === "CONSTR_FOREIGN").map(({ constraint, column, command }) => ({
    table: relation, columns: column === undefined ? words(constraint.fk_attrs) : [column], at: command.at,
  }));
}

function isIndexed(table: RangeVar, columns: readonly string[], { after }: JudgedMigration): boolean {
  const known = tableIn(after, table);
  if (known === undefined) return true;
  const indexes = known.indexes.filter(({ partial, method }) => !partial && method === "btree").map(({ keys }) => keys.map(({ column }) => column));
  const constraints = known.constraints.filter(({ kind }) => kind === "primary key" || kind === "unique").map((each) => each.columns);
  return [...indexes, ...constraints].some((keys) => columns.every((column) => keys.slice(0, columns.length).includes(column)));
}

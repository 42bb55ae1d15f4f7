import type { Span } from "@concord/core";
import type { RangeVar } from "libpg-query";
import { identifier, qualified } from "../../quote.ts";
import { alteredTable, commandsOf, earlierInTransaction, isOld, lockedTables } from "../known.ts";
import type { JudgedMigration, MigrationRule, Statement } from "../rule.ts";
import { as } from "../tree.ts";
import { validatedAtOnce } from "./validated-at-once.ts";

export const workUnderLock: MigrationRule = {
  code: {
    code: "migration/work-under-lock",
    severity: "warning",
    explain: `
A statement that reads or changes rows stands behind one that has locked a table against readers or writers, in the same transaction. The lock is held until the transaction ends, so others wait for all that work:
a backfill of an hour is an hour without the table.

Told of the first such statement of a step. Close the step behind the statement that locks, and let the work have one of its own:

  ALTER TABLE shop.orders ADD COLUMN region text;
  -- step: batches
  UPDATE shop.orders SET region = 'north' WHERE id IN (SELECT id FROM shop.orders WHERE region IS NULL LIMIT 1000);`,
  },
  look: (statement, migration) => {
    const earlier = earlierInTransaction(statement, migration);
    const locking = lockingBefore(statement, earlier, migration);
    if (locking === undefined || earlier.some((each, index) => lockingBefore(each, earlier.slice(0, index), migration) !== undefined)) return []; // The first one of a step stands for all.
    return [{ at: statement.at, message: `${locking.tables.join(", ")} stays locked while this works through rows`, help: "put it into a step of its own", related: [{ span: locking.at, message: "this takes the lock" }] }];
  },
};

/** A statement before this one that locks other tables than this one would lock itself, if this one is work. */
function lockingBefore(statement: Statement, earlier: readonly Statement[], migration: JudgedMigration): { readonly at: Span; readonly tables: readonly string[] } | undefined {
  if (!isWork(statement, migration) || validatedAtOnce.look(statement, migration).length > 0) return undefined;
  const own = locksItself(statement, migration);
  return earlier.map(({ at, measured }) => ({ at, tables: lockedTables(measured, "SHARE ROW EXCLUSIVE").filter((name) => own === undefined || !sameTable(own, name)) })).find(({ tables }) => tables.length > 0);
}

/** Work through rows of tables that were there before. */
function isWork({ node, measured }: Statement, migration: JudgedMigration): boolean {
  const changed = (as(node, "UpdateStmt") ?? as(node, "DeleteStmt"))?.relation;
  return measured.scans.length > 0 || isOld(migration, changed);
}

/** The table that the statement would lock as strongly by itself: what that costs is told by another rule. */
function locksItself(statement: Statement, migration: JudgedMigration): RangeVar | undefined {
  return commandsOf(statement, "AT_ValidateConstraint").length > 0 ? undefined : alteredTable(statement, migration);
}

function sameTable({ schemaname, relname = "" }: RangeVar, name: string): boolean {
  return schemaname === undefined ? name.endsWith(`.${identifier(relname)}`) : name === qualified(schemaname, relname);
}

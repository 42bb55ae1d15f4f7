import type { Node, RangeVar } from "libpg-query";
import { isOld, tableIn } from "../known.ts";
import type { JudgedMigration, MigrationRule } from "../rule.ts";
import { as, named, walk, words } from "../tree.ts";

export const unbatchedBackfill: MigrationRule = {
  code: {
    code: "migration/unbatched-backfill",
    severity: "warning",
    explain: `
One UPDATE or DELETE goes through a whole table. Every row that it touches stays locked until all are done, the table grows by as many dead rows at once, replicas fall behind, and a failure in the last minute undoes all.

A step of mode batches runs its statement again and again, each time in a transaction of its own, until it touches nothing:

  -- step: batches
  UPDATE shop.orders SET region = 'north' WHERE id IN (SELECT id FROM shop.orders WHERE region IS NULL LIMIT 1000);

Quiet where WHERE names rows by a key.`,
  },
  look: ({ node, at, step }, migration) => {
    const { relation, whereClause } = as(node, "UpdateStmt") ?? as(node, "DeleteStmt") ?? {};
    if (step.mode === "batches" || relation === undefined || !isOld(migration, relation) || namesRows(whereClause, relation, migration)) return [];
    if (as(node, "DeleteStmt") !== undefined && whereClause === undefined) return [];
    return [{ at, message: `${named(relation)} is changed from end to end in one transaction`, help: "put it into a step of mode batches, with LIMIT" }];
  },
};

/** Whether a condition compares a column that a key or unique begins with to something constant. */
function namesRows(where: Node | undefined, table: RangeVar, { before }: JudgedMigration): boolean {
  const known = tableIn(before, table);
  const keys = [
    ...(known?.constraints ?? []).filter(({ kind }) => kind === "primary key" || kind === "unique").map(({ columns }) => columns[0]),
    ...(known?.indexes ?? []).filter(({ unique }) => unique).map((index) => index.keys[0]?.column),
  ];
  let found = false;
  walk(where, (kind, { name, lexpr, rexpr }) => {
    if (kind !== "A_Expr" || words(name as readonly Node[]).at(-1) !== "=") return;
    const column = words(as(lexpr as Node, "ColumnRef")?.fields).at(-1);
    if (column !== undefined && keys.includes(column) && (as(rexpr as Node, "A_Const") !== undefined || as(rexpr as Node, "List") !== undefined || as(rexpr as Node, "TypeCast") !== undefined)) found = true;
  });
  return found;
}

import { addedConstraints, commandsOf, lockedTables } from "../known.ts";
import type { MigrationRule, Statement } from "../rule.ts";
import { as } from "../tree.ts";

export const scanUnderLock: MigrationRule = {
  code: {
    code: "migration/scan-under-lock",
    severity: "warning",
    explain: `
The statement reads a whole table while others can't write to it, or not even read it. It was measured: the table's scan counter went up, and pg_locks showed the lock. Typical ones are ALTER DOMAIN … ADD CONSTRAINT,
which reads every table that uses the domain, and ATTACH PARTITION, which looks for rows that do not belong there.

ALTER DOMAIN takes NOT VALID as a check does. ATTACH PARTITION reads nothing where the partition has a validated CHECK of the same bounds:

  ALTER TABLE shop.events_2027 ADD CONSTRAINT bounds CHECK (at >= '2027-01-01' AND at < '2028-01-01') NOT VALID;
  -- step: transaction
  ALTER TABLE shop.events_2027 VALIDATE CONSTRAINT bounds;
  -- step: transaction
  ALTER TABLE shop.events ATTACH PARTITION shop.events_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');`,
  },
  look: (statement) => {
    const { measured, at } = statement;
    const locked = lockedTables(measured, "SHARE");
    const tables = measured.scans.map(({ name }) => name).filter((name) => locked.includes(name));
    if (tables.length === 0 || measured.rewrites.length > 0 || isToldElsewhere(statement)) return [];
    return [{ at, message: `${tables.join(", ")} is read from end to end while others wait`, help: "find the form that reads beside others: NOT VALID and VALIDATE, CONCURRENTLY, a validated CHECK" }];
  },
};

/** What another rule is about. */
function isToldElsewhere(statement: Statement): boolean {
  const kinds = ["IndexStmt", "ReindexStmt", "UpdateStmt", "DeleteStmt", "InsertStmt"];
  if (kinds.some((kind) => kind in statement.node) || as(statement.node, "TruncateStmt") !== undefined) return true;
  return addedConstraints(statement).length > 0 || commandsOf(statement, "AT_SetNotNull", "AT_AlterColumnType", "AT_AddColumn").length > 0;
}

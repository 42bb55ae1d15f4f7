import type { RangeVar } from "libpg-query";
import { addedConstraints, alteredTable, commandsOf, tableIn } from "../known.ts";
import type { JudgedMigration, MigrationRule } from "../rule.ts";
import { as, named, rangeOf } from "../tree.ts";

export const droppedConstraint: MigrationRule = {
  code: {
    code: "migration/dropped-constraint",
    severity: "warning",
    explain: `
A foreign key, check, unique or exclusion of a table goes. What it kept out can come in from now on, and readers that relied on it meet it. Putting it back later fails on what came in meanwhile.

Quiet where another constraint gets its name in the same migration, where its columns are dropped, and where a check only served SET NOT NULL in the same migration. Otherwise say who may rely on it no longer:

  -- lint: allow dropped-constraint: labels may repeat since 2.4.0
  ALTER TABLE shop.orders DROP CONSTRAINT orders_label_key;`,
  },
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    const known = table === undefined ? undefined : tableIn(migration.before, table);
    if (table === undefined || known === undefined) return [];
    return commandsOf(statement, "AT_DropConstraint").flatMap(({ command, at }) => {
      const constraint = known.constraints.find(({ name }) => name === command.name);
      if (constraint === undefined || constraint.kind === "primary key" || isReplaced(command.name ?? "", migration)) return [];
      if (constraint.kind === "check" && migration.statements.some((each) => alteredTable(each, migration)?.relname === table.relname && commandsOf(each, "AT_SetNotNull").length > 0)) return [];
      if (goesAnyway(table, constraint.columns, migration)) return [];
      return [{ at, message: `the ${constraint.kind} ${constraint.name} of ${named(table)} holds no longer`, help: "say with -- lint: allow why nobody relies on it" }];
    });
  },
};

/** Whether the table, or a column of the constraint, is dropped: another rule tells that. */
function goesAnyway(table: RangeVar, columns: readonly string[], { statements }: JudgedMigration): boolean {
  return statements.some((each) => {
    const drop = as(each.node, "DropStmt");
    if (drop?.removeType === "OBJECT_TABLE" && (drop.objects ?? []).map(rangeOf).some(({ relname }) => relname === table.relname)) return true;
    return as(each.node, "AlterTableStmt")?.relation?.relname === table.relname && commandsOf(each, "AT_DropColumn").some(({ command }) => columns.includes(command.name ?? ""));
  });
}

function isReplaced(name: string, { statements }: JudgedMigration): boolean {
  return statements.some((each) => {
    const renamed = as(each.node, "RenameStmt");
    return (renamed?.renameType === "OBJECT_TABCONSTRAINT" && renamed.newname === name) || addedConstraints(each).some(({ constraint }) => constraint.conname === name);
  });
}

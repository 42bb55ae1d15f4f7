import { isOld } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named } from "../tree.ts";

export const renamedTable: MigrationRule = {
  code: {
    code: "migration/renamed-table",
    severity: "warning",
    explain: `
A table, view or schema that was there before the migration gets another name. Clients of the release before still use the old one and fail from that moment on.

Leave a view under the old name in the same migration, which PostgreSQL lets clients write through as long as it is a plain SELECT of one table, and drop it when nobody uses it:

  ALTER TABLE shop.orders RENAME TO purchases;
  CREATE VIEW shop.orders WITH (security_invoker = true) AS SELECT * FROM shop.purchases;`,
  },
  look: (statement, migration) => {
    const { node, at } = statement;
    const { renameType, relation, subname, newname } = as(node, "RenameStmt") ?? {};
    if (renameType === "OBJECT_SCHEMA") return [{ at, message: `clients still call the schema ${subname}`, help: "make a schema of the new name with views of its tables instead" }];
    if ((renameType !== "OBJECT_TABLE" && renameType !== "OBJECT_VIEW") || relation === undefined || (renameType === "OBJECT_TABLE" && !isOld(migration, relation))) return [];
    const later = migration.statements.slice(migration.statements.indexOf(statement) + 1);
    const stays = later.some((each) => as(each.node, "ViewStmt")?.view?.relname === relation.relname && each.step.index === statement.step.index);
    if (stays) return [];
    return [{ at, message: `clients still call it ${named(relation)}, not ${newname}`, help: `create a view ${named(relation)} in the same step, and drop it when nobody uses it` }];
  },
};

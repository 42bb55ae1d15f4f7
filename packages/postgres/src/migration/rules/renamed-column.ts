import { constraintsIn, isOld, tableIn } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named, words } from "../tree.ts";

export const renamedColumn: MigrationRule = {
  code: {
    code: "migration/renamed-column",
    severity: "warning",
    explain: `
A column that was there before the migration gets another name. Clients of the release before still use the old one and fail from that moment on.

Add the new column beside the old one, let a trigger keep both equal, fill it in batches, and drop the old one when nobody uses it. If clients only read the old name, a generated column under it is enough
(PostgreSQL 18: VIRTUAL; before, STORED, which rewrites the table):

  ALTER TABLE shop.orders RENAME COLUMN note TO remark;
  ALTER TABLE shop.orders ADD COLUMN note text GENERATED ALWAYS AS (remark) VIRTUAL;

Quiet where the column takes the place of one of the new name, as at the end of a change of type.`,
  },
  look: (statement, migration) => {
    const { node, at } = statement;
    const { renameType, relation, subname, newname } = as(node, "RenameStmt") ?? {};
    if (renameType !== "OBJECT_COLUMN" || relation === undefined || !isOld(migration, relation)) return [];
    const stays = migration.statements.slice(migration.statements.indexOf(statement) + 1).some((each) => each.step.index === statement.step.index && each.commands.some(({ command }) => {
      const column = as(command.def, "ColumnDef");
      const source = constraintsIn(column?.constraints).find(({ contype }) => contype === "CONSTR_GENERATED")?.raw_expr;
      return column?.colname === subname && words(as(source, "ColumnRef")?.fields).at(-1) === newname;
    }));
    if (stays || tableIn(migration.before, relation)?.columns.some(({ name }) => name === newname) === true) return [];
    return [{ at, message: `clients still call the column ${subname} of ${named(relation)}, not ${newname}`, help: "add the new column beside it and keep both equal until nobody uses the old one" }];
  },
};

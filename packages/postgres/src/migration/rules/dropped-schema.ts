import type { MigrationRule } from "../rule.ts";
import { as, words } from "../tree.ts";

export const droppedSchema: MigrationRule = {
  code: {
    code: "migration/dropped-schema",
    severity: "error",
    explain: `
A schema is dropped, with CASCADE all that is in it. No statement brings the rows back, and a rollback can only make the schema anew, empty.

Drop its tables one by one, each when nobody uses it any more, and the empty schema last:

  -- lint: allow dropped-schema: it has been empty since 4.0.0
  DROP SCHEMA legacy;`,
  },
  loses: true,
  look: ({ node, at }) => {
    const drop = as(node, "DropStmt");
    if (drop?.removeType !== "OBJECT_SCHEMA") return [];
    const all = drop.behavior === "DROP_CASCADE" ? " and everything in it" : "";
    return [{ at, message: `the schema ${words(drop.objects).join(", ")}${all} goes for ever`, help: "drop its tables one by one when nobody uses them, and say with -- lint: allow why the schema may go" }];
  },
};

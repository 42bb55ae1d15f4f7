import { commandsOf } from "../known.ts";
import type { Fault, MigrationRule } from "../rule.ts";
import { as } from "../tree.ts";

export const cascadingDrop: MigrationRule = {
  code: {
    code: "migration/cascading-drop",
    severity: "error",
    explain: `
A DROP says CASCADE: it takes along whatever depends on the thing in the database that it runs in, views, foreign keys, columns and their values. What that is the migration does not say, and in production it may be more than on
your machine.

Drop what depends on it by name first. Without CASCADE the statement fails where something was forgotten, which is what you want.

  DROP VIEW shop.old_labels;
  ALTER TABLE shop.orders DROP COLUMN label;`,
  },
  loses: true,
  look: (statement) => {
    const drop = as(statement.node, "DropStmt");
    const commands = commandsOf(statement, "AT_DropColumn", "AT_DropConstraint").filter(({ command }) => command.behavior === "DROP_CASCADE").map(({ at }) => at);
    const whole = drop?.behavior === "DROP_CASCADE" && drop.removeType !== "OBJECT_SCHEMA" ? [statement.at] : [];
    return [...whole, ...commands].map((at): Fault => ({ at, message: "whatever depends on it goes along, unseen", help: "drop what depends on it by name before, and leave CASCADE away" }));
  },
};

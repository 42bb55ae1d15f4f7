import type { MigrationRule } from "../rule.ts";
import { deletedAllRows } from "./deleted-all-rows.ts";
import { droppedColumn } from "./dropped-column.ts";
import { droppedSchema } from "./dropped-schema.ts";
import { droppedTable } from "./dropped-table.ts";
import { roundedValues } from "./rounded-values.ts";
import { truncatedTable } from "./truncated-table.ts";

const losing: readonly MigrationRule[] = [droppedSchema, droppedTable, droppedColumn, truncatedTable, deletedAllRows, roundedValues];

export const understatedEffect: MigrationRule = {
  code: {
    code: "migration/understated-effect",
    severity: "error",
    explain: `
A step says that it is reversible, and a statement of it takes data away. concord migrate goes by that line: before a step that is lossy or irreversible it asks for a backup, and before this one it would not.

  -- step: transaction
  -- effect: irreversible
  ALTER TABLE shop.orders DROP COLUMN fax;`,
  },
  look: (statement, migration) => {
    if (statement.step.effect !== "reversible") return [];
    return losing.flatMap((rule) => rule.look(statement, migration)).slice(0, 1).map(({ at, message }) => ({ at, message: `the step is called reversible, and ${message}`, help: "write -- effect: irreversible below the step's line" }));
  },
};

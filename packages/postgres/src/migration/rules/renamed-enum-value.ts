import type { MigrationRule } from "../rule.ts";
import { as, words } from "../tree.ts";

export const renamedEnumValue: MigrationRule = {
  code: {
    code: "migration/renamed-enum-value",
    severity: "warning",
    explain: `
A value of an enum gets another name. Rows that hold it show the new one at once, and clients of the release before neither know it nor can they write the old one.

Add the new value, let clients learn both, change the rows in batches, and leave the old value where it is: PostgreSQL cannot take one away.

  ALTER TYPE shop.status ADD VALUE 'cancelled' AFTER 'paid';
  -- step: batches
  UPDATE shop.orders SET status = 'cancelled' WHERE id IN (SELECT id FROM shop.orders WHERE status = 'canceled' LIMIT 1000);`,
  },
  look: ({ node, at }) => {
    const { oldVal, newVal, typeName } = as(node, "AlterEnumStmt") ?? {};
    if (oldVal === undefined || oldVal === "") return [];
    return [{ at, message: `clients still call the value of ${words(typeName).join(".")} ${oldVal}, not ${newVal}`, help: "add the new value beside it, and change the rows when all clients know it" }];
  },
};

import type { MigrationRule } from "../rule.ts";
import { as, words } from "../tree.ts";

export const enumValueOrder: MigrationRule = {
  code: {
    code: "migration/enum-value-order",
    severity: "warning",
    explain: `
A value is added to an enum without saying where. It becomes the last one, in every ORDER BY and every comparison, and can't be moved later. Where two branches add one each, the order depends on which was merged first.

  ALTER TYPE shop.status ADD VALUE 'shipped' AFTER 'paid';`,
  },
  look: ({ node, at }) => {
    const { newVal, oldVal, newValNeighbor, typeName } = as(node, "AlterEnumStmt") ?? {};
    if (newVal === undefined || (oldVal ?? "") !== "" || (newValNeighbor ?? "") !== "") return [];
    return [{ at, message: `nothing says where ${newVal} stands among the values of ${words(typeName).join(".")}`, help: "say BEFORE or AFTER which value" }];
  },
};

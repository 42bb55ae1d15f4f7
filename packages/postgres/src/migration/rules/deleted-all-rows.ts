import { isOld } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named } from "../tree.ts";

export const deletedAllRows: MigrationRule = {
  code: {
    code: "migration/deleted-all-rows",
    severity: "error",
    explain: `
A DELETE without WHERE takes every row of a table that was there before the migration. It is rarely what was meant, and nothing brings them back.

Say which rows have to go:

  DELETE FROM shop.carts WHERE touched < now() - interval '1 year';`,
  },
  loses: true,
  look: ({ node, at }, migration) => {
    const { relation, whereClause, usingClause } = as(node, "DeleteStmt") ?? {};
    if (relation === undefined || whereClause !== undefined || usingClause !== undefined || !isOld(migration, relation)) return [];
    return [{ at, message: `all rows of ${named(relation)} go for ever`, help: "say with WHERE which rows have to go" }];
  },
};

import type { MigrationRule } from "../rule.ts";
import { as, holds } from "../tree.ts";

export const unboundedBatch: MigrationRule = {
  code: {
    code: "migration/unbounded-batch",
    severity: "warning",
    explain: `
A statement of a step of mode batches has no LIMIT, so its first run does all the work in one transaction and batches are none; or it touches rows however often it is run (measured on a scratch server), so the step never ends.

Take some rows that are not done, and let the change take them out of those:

  -- step: batches
  UPDATE shop.orders SET region = 'north' WHERE id IN (SELECT id FROM shop.orders WHERE region IS NULL LIMIT 1000);`,
  },
  look: ({ node, at, step, measured }) => {
    if (step.mode !== "batches") return [];
    if (measured.endless === true) return [{ at, message: "this touches rows however often it is run", help: "let WHERE leave out what is done already" }];
    if (as(node, "UpdateStmt") === undefined && as(node, "DeleteStmt") === undefined && as(node, "InsertStmt") === undefined) return [];
    return holds(node, "SelectStmt", (select) => select["limitCount"] !== undefined) ? [] : [{ at, message: "the first batch does all the work at once", help: "take so many rows at a time with LIMIT" }];
  },
};

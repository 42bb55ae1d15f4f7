import { isOld } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, named } from "../tree.ts";

export const triggerBlocksWrites: MigrationRule = {
  code: {
    code: "migration/trigger-blocks-writes",
    severity: "warning",
    explain: `
CREATE TRIGGER keeps writers of the table out (SHARE ROW EXCLUSIVE) until its transaction ends. It is short by itself, but with other work in the same transaction it is as long as that.

Let it stand in a step of its own, where it is quiet:

  -- step: transaction
  CREATE TRIGGER orders_touch BEFORE UPDATE ON shop.orders FOR EACH ROW EXECUTE FUNCTION shop.touch();`,
  },
  look: (statement, { statements, ...migration }) => {
    const { relation } = as(statement.node, "CreateTrigStmt") ?? {};
    if (relation === undefined || !isOld({ statements, ...migration }, relation)) return [];
    const beside = statements.filter((each) => each.step.index === statement.step.index && statement.step.mode === "transaction" && takesTime(each.measured));
    return beside.length === 0 ? [] : [{ at: statement.at, message: `nobody can write to ${named(relation)} until this step is through with its other work`, help: "put the trigger into a step of its own" }];
  },
};

const takesTime = ({ scans, rewrites }: { readonly scans: readonly unknown[]; readonly rewrites: readonly unknown[] }): boolean => scans.length > 0 || rewrites.length > 0;

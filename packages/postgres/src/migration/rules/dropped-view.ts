import type { MigrationRule } from "../rule.ts";
import { as, named, rangeOf } from "../tree.ts";

export const droppedView: MigrationRule = {
  code: {
    code: "migration/dropped-view",
    severity: "warning",
    explain: `
A view or materialized view is dropped, and the migration makes none of that name again. Whoever asks it fails from that moment on; so does every view that is built on it.

Where it only stood in the way of a change, make it again in the same step, with its rights. Otherwise let the release that stops asking it be everywhere first:

  DROP VIEW shop.open_orders;
  ALTER TABLE shop.orders …;
  CREATE VIEW shop.open_orders WITH (security_invoker = true) AS SELECT …;`,
  },
  look: (statement, { statements }) => {
    const drop = as(statement.node, "DropStmt");
    if (drop?.removeType !== "OBJECT_VIEW" && drop?.removeType !== "OBJECT_MATVIEW") return [];
    const others = statements.filter((each) => each !== statement);
    const made = others.flatMap(({ node }) => as(node, "ViewStmt")?.view ?? as(node, "CreateTableAsStmt")?.into?.rel ?? []).map(named);
    const gone = (drop.objects ?? []).map(rangeOf).map(named).filter((name) => !made.includes(name));
    return gone.length === 0 ? [] : [{ at: statement.at, message: `whoever asks ${gone.join(", ")} fails from now on`, help: "make it again in the same step, or say with -- lint: allow since when nobody asks it" }];
  },
};

import type { Node } from "libpg-query";
import type { MigrationRule } from "../rule.ts";
import { as, named } from "../tree.ts";

export const openPolicy: MigrationRule = {
  code: {
    code: "migration/open-policy",
    severity: "warning",
    explain: `
A policy passes every row (USING (true) or WITH CHECK (true)), for all roles or for writing. Policies add up: one that lets everything through makes all others of the table pointless.

Say for whom, and what. That some role may read everything is quiet:

  CREATE POLICY orders_read ON shop.orders FOR SELECT TO app_client USING (true);
  CREATE POLICY orders_update ON shop.orders FOR UPDATE TO app_client USING (client_id = concord.uid());`,
  },
  look: ({ node, at }) => {
    const { policy_name: name, table, cmd_name: operation, permissive, roles, qual, with_check: check } = as(node, "CreatePolicyStmt") ?? {};
    if (permissive !== true || (!isTrue(qual) && !isTrue(check))) return [];
    const everybody = (roles ?? []).some((each) => as(each, "RoleSpec")?.roletype === "ROLESPEC_PUBLIC");
    if (!everybody && operation === "select") return [];
    return [{ at, message: `the policy ${name} lets ${everybody ? "every role" : "its roles"} ${operation === "select" ? "read" : "write"} all rows of ${named(table ?? {})}`, help: "say for which role, and which rows" }];
  },
};

const isTrue = (node: Node | undefined): boolean => as(node, "A_Const")?.boolval?.boolval === true;

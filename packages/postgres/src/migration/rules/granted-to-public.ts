import type { MigrationRule } from "../rule.ts";
import { as } from "../tree.ts";

export const grantedToPublic: MigrationRule = {
  code: {
    code: "migration/granted-to-public",
    severity: "warning",
    explain: `
A right is granted to PUBLIC: to every role that there is and will be. CREATE on a schema lets any of them plant objects that others' functions run into.

Name the role:

  GRANT SELECT ON shop.orders TO app_client;`,
  },
  look: ({ node, at }) => {
    const grant = as(node, "GrantStmt") ?? as(node, "AlterDefaultPrivilegesStmt")?.action;
    if (grant?.is_grant !== true || !(grant.grantees ?? []).some((each) => as(each, "RoleSpec")?.roletype === "ROLESPEC_PUBLIC")) return [];
    if (grant.objtype === "OBJECT_TYPE" || grant.objtype === "OBJECT_DOMAIN") return [];
    return [{ at, message: "every role that there is and will be gets this right", help: "name the role that needs it" }];
  },
};

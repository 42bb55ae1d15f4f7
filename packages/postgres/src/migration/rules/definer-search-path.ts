import { firstLine } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, option, words } from "../tree.ts";

export const definerSearchPath: MigrationRule = {
  code: {
    code: "migration/definer-search-path",
    severity: "error",
    explain: `
A SECURITY DEFINER function runs with its owner's rights and the caller's search path. A caller who may make objects anywhere puts a function or table of a name that it uses before the real one, and has it run as the owner.

Fix the path, best to nothing, and qualify every name:

  CREATE FUNCTION shop.is_owner(id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT FROM shop.owners WHERE owners.id = $1) $$;`,
  },
  look: (statement) => {
    const { funcname, options } = as(statement.node, "CreateFunctionStmt") ?? {};
    if (option(options, "security") !== "true") return [];
    const fixed = (options ?? []).some((each) => as(as(each, "DefElem")?.arg, "VariableSetStmt")?.name === "search_path");
    return fixed ? [] : [{ at: firstLine(statement), message: `${words(funcname).join(".")} runs with its owner's rights and its caller's search path`, help: "SET search_path = '' and qualify every name" }];
  },
};

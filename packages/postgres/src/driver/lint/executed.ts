import type { Node } from "libpg-query";
import { as, option, walk } from "../../migration/tree.ts";
import { parse } from "../migrate/parser.ts";

/**
 * The expressions whose text a function or DO block in PL/pgSQL executes as a statement. Of a variable it is what is assigned to it, where something is.
 * Nothing for other statements, and for a body that can't be read without its surroundings.
 */
export async function executedIn(text: string, node: Node): Promise<readonly Node[]> {
  const made = as(node, "CreateFunctionStmt");
  if (as(node, "DoStmt") === undefined && option(made?.options, "language") !== "plpgsql") return [];
  const { parsePlPgSQLSync } = await import("libpg-query"); // The statement was parsed: its module is loaded.
  let tree: unknown;
  try {
    tree = parsePlPgSQLSync(text);
  } catch {
    return [];
  }
  const executed: string[] = [];
  const assigned = new Map<string, string[]>();
  walk(tree, (kind, body) => {
    const said = queryOf(kind === "PLpgSQL_stmt_dynexecute" || kind === "PLpgSQL_stmt_dynfors" ? body["query"] : body["dynquery"]);
    if (said !== undefined) executed.push(said);
    const [, variable, value] = kind === "PLpgSQL_stmt_assign" ? (/^\s*(\w+)\s*:?=\s*(.*)$/su.exec(queryOf(body["expr"]) ?? "") ?? []) : [];
    if (variable !== undefined && value !== undefined) assigned.set(variable, [...(assigned.get(variable) ?? []), value]);
  });
  const found = await Promise.all(executed.flatMap((each) => assigned.get(each.trim()) ?? [each]).map(expressionOf));
  return found.flatMap((each) => each ?? []);
}

function queryOf(node: unknown): string | undefined {
  return (node as { readonly PLpgSQL_expr?: { readonly query?: string } } | undefined)?.PLpgSQL_expr?.query;
}

async function expressionOf(text: string): Promise<Node | undefined> {
  const parsed = await parse(`SELECT ${text}`);
  const select = Array.isArray(parsed) ? as((parsed as readonly { readonly tree: Node }[])[0]?.tree, "SelectStmt") : undefined;
  return as(select?.targetList?.[0], "ResTarget")?.val;
}

import type { Node } from "libpg-query";
import { firstLine } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { as, words } from "../tree.ts";

export const dynamicSql: MigrationRule = {
  code: {
    code: "migration/dynamic-sql",
    severity: "warning",
    explain: `
A function in PL/pgSQL puts a value into the text of a statement that it EXECUTEs. Whoever brings the value brings SQL, which runs with the function's rights.

Values go by USING, names by format with %I, constants by %L:

  EXECUTE format('SELECT count(*) FROM %I.%I WHERE owner = $1', schema_name, table_name) USING caller;`,
  },
  look: (statement) => (statement.executed.some(isOpen) ? [{ at: firstLine(statement), message: "a value becomes part of a statement's text", help: "bring values with USING, and names by format with %I" }] : []),
};

/** Whether a text is put together of something that is neither constant nor quoted. */
function isOpen(each: Node | undefined): boolean {
  if (each === undefined) return false;
  const concatenation = as(each, "A_Expr");
  if (concatenation !== undefined && words(concatenation.name).at(-1) === "||") return isOpen(concatenation.lexpr) || isOpen(concatenation.rexpr);
  if (as(each, "A_Const") !== undefined) return false;
  const cast = as(each, "TypeCast");
  if (cast !== undefined) return isOpen(cast.arg) && !words(cast.typeName?.names).some((name) => /^(?:reg|int|bool|uuid|numeric)/u.test(name));
  const call = as(each, "FuncCall");
  if (call === undefined) return true;
  const name = words(call.funcname).at(-1) ?? "";
  if (name.startsWith("quote_")) return false;
  if (name !== "format") return true;
  const [form, ...values] = call.args ?? [];
  const text = as(form, "A_Const")?.sval?.sval;
  return text === undefined || (/%(?:\d+\$)?-?\d*s/u.test(text) && values.some(isOpen));
}

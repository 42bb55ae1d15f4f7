import { alteredTable, commandsOf, tableIn } from "../known.ts";
import type { MigrationRule } from "../rule.ts";
import { named } from "../tree.ts";

export const roundedValues: MigrationRule = {
  code: {
    code: "migration/rounded-values",
    severity: "error",
    explain: `
The new type of a column keeps fewer digits than the old one: of a numeric behind the point, of a timestamp or time below the second, of a double precision altogether. The server rounds every value without a word, and nothing
brings the digits back.

Keep the digits in the old column until you know that nobody needs them:

  ALTER TABLE shop.orders ADD COLUMN price_rounded numeric(12, 2);

If they may go, say so with -- lint: allow.`,
  },
  loses: true,
  look: (statement, migration) => {
    const table = alteredTable(statement, migration);
    if (table === undefined) return [];
    const typeOf = (tables: typeof migration.before, column: string | undefined): string => tableIn(tables, table)?.columns.find(({ name }) => name === column)?.type ?? "";
    return commandsOf(statement, "AT_AlterColumnType").flatMap(({ command, at }) => {
      const [from, to] = [typeOf(migration.before, command.name), typeOf(migration.after, command.name)];
      const [had, has] = [digitsOf(from), digitsOf(to)];
      if (had === undefined || has === undefined || had.kind !== has.kind || has.digits >= had.digits) return [];
      return [{ at, message: `values of ${named(table)}.${command.name} are rounded: ${from} → ${to}`, help: "keep the old column until nobody needs the digits" }];
    });
  },
};

/** How many digits a type keeps of what it may round; types of different kinds do not compare. */
function digitsOf(type: string): { readonly kind: string; readonly digits: number } | undefined {
  if (type === "double precision" || type === "real") return { kind: "float", digits: type === "real" ? 6 : 15 };
  if (["bigint", "integer", "smallint"].includes(type)) return { kind: "numeric", digits: 0 };
  const numeric = /^numeric(?:\(\d+,(-?\d+)\))?$/u.exec(type);
  if (numeric !== null) return { kind: "numeric", digits: numeric[1] === undefined ? Infinity : Number(numeric[1]) };
  const clock = /^time(?:stamp)?(?:\((\d)\))? with/u.exec(type);
  if (clock !== null) return { kind: type.startsWith("timestamp") ? "timestamp" : "time", digits: Number(clock[1] ?? 6) };
  return undefined;
}

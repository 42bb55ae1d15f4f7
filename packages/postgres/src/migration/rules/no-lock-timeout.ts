import { lockedTables } from "../known.ts";
import type { JudgedMigration, MigrationRule, Statement } from "../rule.ts";
import { as } from "../tree.ts";

/** The longest time in milliseconds that others should wait behind a lock: strong_migrations warns above it. */
const longest = 10_000;

export const noLockTimeout: MigrationRule = {
  code: {
    code: "migration/no-lock-timeout",
    severity: "warning",
    explain: `
A statement asks for a lock that no reader or writer passes, without a limit to its waiting. While it waits behind one long query, everybody who comes later waits behind it: an ALTER behind a query of 3 s made an
innocent one wait 2.4 s; with lock_timeout = 200 ms it waited 0.14 s (measured).

  SET lock_timeout = '2s';

concord migrate sets it, and tries again. So this is told of files that it does not run (they say no predecessor), and where a migration turns it off or above 10 s.`,
  },
  look: (statement, migration) => {
    const set = timeoutSet(statement);
    if (set !== undefined) return set === 0 || set > longest ? [{ at: statement.at, message: set === 0 ? "from here on locks are waited for without limit" : "others may wait for more than 10 s", help: "SET lock_timeout = '2s'" }] : [];
    const tables = lockedTables(statement.measured, "SHARE ROW EXCLUSIVE");
    if (migration.ours || tables.length === 0 || wasSet(statement, migration)) return [];
    return [{ at: statement.at, message: `this waits for ${tables.join(", ")} without limit, and everybody else behind it`, help: "SET lock_timeout = '2s' before" }];
  },
};

function wasSet(statement: Statement, { statements }: JudgedMigration): boolean {
  return statements.slice(0, statements.indexOf(statement)).some((each) => timeoutSet(each) !== undefined);
}

/** What a SET makes of lock_timeout, in milliseconds; undefined for other statements. */
function timeoutSet({ node }: Statement): number | undefined {
  const { kind, name, args } = as(node, "VariableSetStmt") ?? {};
  if (name !== "lock_timeout") return undefined;
  if (kind !== "VAR_SET_VALUE") return 0;
  const value = as(args?.[0], "A_Const");
  const [, number = "0", unit = "ms"] = /^\s*(\d+)\s*(ms|s|min|h)?\s*$/u.exec(value?.sval?.sval ?? String(value?.ival?.ival ?? 0)) ?? [];
  return Number(number) * ({ ms: 1, s: 1000, min: 60_000, h: 3_600_000 }[unit] ?? 1);
}

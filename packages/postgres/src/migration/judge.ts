import { report, type Diagnostic } from "@concord/core";
import { allowancesIn, judgeAllowances, type Allowance } from "./allow.ts";
import type { JudgedMigration, MigrationRule } from "./rule.ts";
import { migrationRules } from "./rules.ts";

/** Puts every rule to every statement of a migration. What a line above a statement allows, with or without a reason, is not told. */
export function judgeMigration(migration: JudgedMigration): readonly Diagnostic[] {
  const allowances = allowancesIn(migration.source, migration.statements.map(({ at }) => at));
  const used = new Set<Allowance>();
  const found = migration.statements.flatMap((statement, index) => migrationRules.flatMap((rule) => {
    const allowance = allowances.find((each) => each.statement === index && each.rule === nameOf(rule));
    const isSaid = rule.loses === true && migration.planned && (statement.step.effect === "lossy" || statement.step.effect === "irreversible");
    const faults = isSaid ? [] : rule.look(statement, migration);
    if (allowance !== undefined && faults.length > 0) used.add(allowance);
    return allowance === undefined ? faults.map(({ at, message, help, related }) => report(rule.code, at, message, { help, ...(related === undefined ? {} : { related }) })) : [];
  }));
  return [...found, ...judgeAllowances(allowances, migrationRules.map(nameOf), used)];
}

/** The name under which a migration allows what a rule finds. */
function nameOf({ code }: MigrationRule): string {
  return code.code.slice(code.code.indexOf("/") + 1);
}

import type { MigrationRule } from "../rule.ts";

export const fails: MigrationRule = {
  code: {
    code: "migration/fails",
    severity: "error",
    explain: `
The statement does not run. The migrations before it were replayed on a scratch server, and PostgreSQL refused this one. Only the first failure of a migration is told, since the next ones may follow from it.

That happens too where the history is not whole: something that the statement names was made by hand, or by a migration that is not in the folder. Then the database and the folder have drifted apart; concord verify
shows how.`,
  },
  look: (statement, { statements }) => {
    const first = statements.find(({ measured: { error } }) => error !== undefined && error.code !== "25001" && error.code !== "55P04");
    if (first !== statement || statement.measured.error === undefined) return [];
    const { code, message } = statement.measured.error;
    return [{ at: statement.at, message: `PostgreSQL refuses it: ${message}`, help: `SQLSTATE ${code}; it was run behind all migrations before it` }];
  },
};

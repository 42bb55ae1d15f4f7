import { requestCodes as bigqueryCodes } from "@concord/bigquery/evolve";
import { requestCodes } from "@concord/firestore/evolve";
import { directoryCodes, ledgerCodes } from "@concord/migrate";
import { statementCodes } from "@concord/postgres/evolve";
import type { Code } from "@concord/core";

/** The findings about migrations: their files, a store's ledger, their statements. */
export const runCodes: readonly Code[] = [...directoryCodes, ...ledgerCodes, ...statementCodes, ...requestCodes, ...bigqueryCodes];

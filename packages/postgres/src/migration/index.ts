import type { Code } from "@concord/core";
import { allowanceCodes } from "./allow.ts";
import { migrationRules } from "./rules.ts";

export { judgeMigration } from "./judge.ts";
export { migrationRules } from "./rules.ts";
export { wayCodes } from "./way.ts";
export type { Command, Fault, JudgedMigration, KnownTable, MigrationRule, Statement } from "./rule.ts";

/** The kinds of findings about migrations: a code for each rule, and those about lines that allow something. */
export const migrationCodes: readonly Code[] = [...migrationRules.map((rule) => rule.code), ...allowanceCodes];

import type { Code } from "@concord/core";

export const badHeader: Code = {
  code: "migrate/bad-header",
  severity: "error",
  explain: `
A migration begins with comment lines "-- key: value", from its first line on:

  -- migration: 2026-11-21_add_fax
  -- cause: shop.order: the field fax is new
  -- after: 7e0b6a… (the SHA-256 of the file before it, or nothing)

migration is the file's name, cause may stand several times, from and to are hashes of the contracts that concord plan writes. Other keys are free, but one that is nearly a known one is taken for a slip of the pen.

concord create writes such a file with the right after.`,
};

export const unknownMode: Code = {
  code: "migrate/unknown-step-mode",
  severity: "error",
  explain: `
A line "-- step: <mode>" opens a step of a migration. The modes are:

  transaction  all its statements in one transaction
  alone        each statement by itself, outside of a transaction: CREATE INDEX CONCURRENTLY, VACUUM
  batches      one UPDATE, DELETE or INSERT, repeated in a transaction of its own each time until it touches no row

Plain words may follow: "-- step: alone: an index without stopping writers".`,
};

export const unknownEffect: Code = {
  code: "migrate/unknown-effect",
  severity: "error",
  explain: `
A step may say what undoing it brings back, in a line "-- effect: <word>" right below the line that opens it:

  reversible    everything
  lossy         the shape, but not all the data
  irreversible  nothing

Before a step that is lossy or irreversible, concord migrate asks for a backup.`,
};

export const emptyMigration: Code = {
  code: "migrate/empty",
  severity: "error",
  explain: `
A migration, a rollback or a step holds no statement. It would be recorded as applied although it did nothing.

Write its statements, or remove it.`,
};

export const noPredecessor: Code = {
  code: "migrate/no-predecessor",
  severity: "error",
  explain: `
A migration does not say what it comes after. The order of migrations is a chain: each names the SHA-256 of the file before it, the first one names nothing. File names and dates do not order them.

  -- after: nothing

concord create writes a new file with the right line.`,
};

export const brokenChain: Code = {
  code: "migrate/broken-chain",
  severity: "error",
  explain: `
A migration comes after a file that is not there: no file has the hash that its line "-- after:" names. Either the predecessor was edited since, or it is missing.

If it was edited by mistake, restore it: git shows the earlier text. If it was edited on purpose and no database has it yet, let after name its new hash, which concord status prints. If it is missing, it was left behind in another branch, or deleted: a migration that was applied is undone with concord rollback and then deleted together with those after it.`,
};

export const branches: Code = {
  code: "migrate/branches",
  severity: "error",
  explain: `
Two migrations come after the same one: two branches of the repository each added their own. Which of them runs first is not said.

concord merge puts them into one line. Each branch keeps its order; only the line "-- after:" of the file that now comes second changes.`,
};

export const sameText: Code = {
  code: "migrate/same-text",
  severity: "error",
  explain: `
Two migrations have the same text, so that what comes after them cannot tell them apart. Remove one of them.`,
};

export const orphanRollback: Code = {
  code: "migrate/orphan-rollback",
  severity: "error",
  explain: `
A file <name>.rollback.sql undoes the migration <name>.sql beside it, and that one is not there. It was renamed or deleted: do the same with its rollback.`,
};

export const noRollback: Code = {
  code: "migrate/no-rollback",
  severity: "warning",
  explain: `
A migration has no <name>.rollback.sql beside it, so that concord rollback cannot undo it.

Write one: the statements that bring the database back to what it was, each step with its effect. What cannot be undone is said too: a rollback that restores the shape and not the data says "-- effect: lossy".`,
};

/** The findings about the files of migrations. */
export const directoryCodes: readonly Code[] = [
  badHeader, unknownMode, unknownEffect, emptyMigration, noPredecessor, brokenChain, branches, sameText, orphanRollback, noRollback,
];

import type { Code } from "@concord/core";

export const editedMigration: Code = {
  code: "migrate/edited",
  severity: "error",
  explain: `
A migration was changed after it, or a part of it, was run against this database. Its file no longer says what was done, and another database would get something else.

Restore the file (git shows the earlier text) and write a new migration for what should change. If the change is meant and changes nothing that was done, a comment for example, say so:

  concord repair <migration> --accept --reason "only the comment was wrong"

Of a migration that stopped in the middle, the statements that were not yet done may be changed freely. The header is no part of what was run: concord merge may change its line "-- after:".`,
};

export const unknownMigration: Code = {
  code: "migrate/unknown-migration",
  severity: "error",
  explain: `
The database has a migration whose file is not here. The files are older than the database, or of another branch, or the file was deleted.

Run from a checkout that has the file. If it was deleted and the migration is to be undone, restore its file and its rollback and run concord rollback. If it is gone for good, and somebody has undone it by hand:

  concord repair <migration> --forget --reason "undone by hand on Monday"`,
};

export const outOfOrder: Code = {
  code: "migrate/out-of-order",
  severity: "error",
  explain: `
A migration that this database does not have comes before one that it has. It came in by a merge; here it would run after something that it was not tried after.

If both orders are the same to you, say so: concord migrate --out-of-order. If no other database has either, let concord merge --first put this one behind the other. Else run it against a copy first.`,
};

export const beingUndone: Code = {
  code: "migrate/being-undone",
  severity: "error",
  explain: `
A rollback of this migration began and did not come to its end. Neither the migration nor its rollback is whole in this database.

Run concord rollback again: it goes on where it stopped.`,
};

export const stoppedMigration: Code = {
  code: "migrate/stopped",
  severity: "error",
  explain: `
The database did not carry out a statement of a migration. The words and the five characters behind them are the server's own: appendix A of PostgreSQL's documentation lists them.

What was done before it stays done and is in the ledger; the statements of its own transaction were taken back. Mend the data or the statement, and those after it, and run concord migrate again: it goes on right there. What was done may not be edited.

If you did the statement by hand: concord repair <migration> --done <number> --reason "…". If somebody holds a lock on what it needs, run it again when they have ended, or with a longer --lock-timeout.`,
};

/** The findings about files and a store's ledger. */
export const ledgerCodes: readonly Code[] = [editedMigration, unknownMigration, outOfOrder, beingUndone, stoppedMigration];

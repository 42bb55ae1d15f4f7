import type { Refusal } from "../../evolve/measured.ts";
import { as } from "../tree.ts";
import type { MigrationRule, Statement } from "../rule.ts";

export const failsOnRows: MigrationRule = {
  code: {
    code: "migration/fails-on-rows",
    severity: "warning",
    explain: `
The statement runs on empty tables and fails on rows. Concord put a few ordinary rows into every table of a scratch database (all values; NULL wherever it is allowed; one that repeats the first where no unique
forbids it), ran the migration up to here, and the server refused. In a live database it fails if its rows are like these, after the lock was taken.

A column that becomes NOT NULL needs values first: a default, or a backfill in batches. A unique needs its duplicates resolved first. A type needs USING for values that it can't read:

  -- step: batches
  UPDATE shop.orders SET note = '' WHERE id IN (SELECT id FROM shop.orders WHERE note IS NULL LIMIT 1000);
  -- step: transaction
  ALTER TABLE shop.orders ALTER COLUMN note SET NOT NULL;

Validating a constraint that was added as NOT VALID, and building an index CONCURRENTLY, is not told: they fail without having kept anybody from working. Neither are statements that change rows themselves: what they make of
rows depends on more than these few can show.`,
  },
  look: (statement) => {
    const { measured, commands, at } = statement;
    const { onRows } = measured;
    if (onRows === undefined || isPatient(statement)) return [];
    const guilty = commands.find((each) => each.measured !== measured && each.measured.onRows !== undefined);
    return [{ at: guilty?.at ?? at, message: `this fails on existing rows: ${onRows.message}`, help: helpFor(onRows) }];
  },
};

/** What fails without having locked anybody out, or for reasons of the rows' own. */
function isPatient({ node, commands }: Statement): boolean {
  const validates = commands.length > 0 && commands.every(({ command }) => command.subtype === "AT_ValidateConstraint");
  return validates || as(node, "IndexStmt")?.concurrent === true || ["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "SelectStmt", "DoStmt", "CallStmt"].some((kind) => kind in node);
}

function helpFor({ code }: Refusal): string {
  if (code === "23502") return "give the column a default, or fill it in batches before";
  if (code === "23505" || code === "23P01") return "resolve duplicates before";
  if (code.startsWith("22")) return "say with USING what becomes of values that the type can't read";
  return "add the constraint as NOT VALID, mend the rows, and validate it in a later step";
}

import type { DueStatement, LedgerStatement, Outcome, StatementState, Work } from "@concord/migrate";
import { DatabaseError, type Client, type QueryArrayResult } from "pg";
import { factsOf, type Outside } from "./facts.ts";
import { anyThere, dropInvalid, indexState, leftByReindex, partitionState, reference } from "./indexes.ts";
import { writeStatements } from "./ledger.ts";
import { parse, type Parsed } from "./parser.ts";
import { pinned, type Waits } from "./settings.ts";

/** SQLSTATE 55P03, lock_not_available: the one refusal that another attempt may not meet. Source: PostgreSQL's documentation, appendix A. */
const lockNotAvailable = "55P03";

/** Does work in a session whose settings are set anew before. Throws what is no answer of the server: the connection is gone then. */
export async function runWork(client: Client, work: Work, waits: Waits): Promise<Outcome> {
  await client.query(pinned(waits));
  const [statement] = work.statements;
  if (work.mode !== "alone" || statement === undefined) return inTransaction(client, work);
  const parsed = (await parse(statement.text)) as readonly Parsed[];
  const facts = parsed[0] === undefined ? {} : factsOf(parsed[0].tree);
  if (facts.outside !== undefined) return outside(client, work, statement, facts.outside.how, waits);
  return facts.procedural === true ? outside(client, work, statement, { is: "once" }, waits) : inTransaction(client, work);
}

/** Statements and their rows in one transaction. A batch counts what it touched, and is done when that is nothing. */
async function inTransaction(client: Client, work: Work): Promise<Outcome> {
  let at = work.statements[0];
  try {
    await client.query("BEGIN");
    const rows: LedgerStatement[] = [];
    let touched = 0;
    for (const statement of work.statements) {
      at = statement;
      const count = await send(client, statement.text);
      touched += count;
      rows.push(work.mode === "batches"
        ? rowOf(work, { ...statement, rows: statement.rows + count, batches: statement.batches + (count === 0 ? 0 : 1) }, count === 0 ? "done" : "started")
        : rowOf(work, { ...statement, rows: count }, "done"));
    }
    // What the statements made of the role does not hold for the ledger.
    await client.query("RESET SESSION AUTHORIZATION; RESET ROLE");
    await writeStatements(client, work.migration, rows);
    await client.query("COMMIT");
    return { is: "done", rows: touched };
  } catch (error) {
    const outcome = outcomeOf(error, at);
    await client.query("ROLLBACK");
    return outcome;
  }
}

/** A statement that no transaction holds: its row says `started` before and the outcome after. */
async function outside(client: Client, work: Work, statement: DueStatement, how: Outside, waits: Waits): Promise<Outcome> {
  const write = (state: StatementState): Promise<void> => writeStatements(client, work.migration, [rowOf(work, statement, state)]);
  const done = async (found?: string): Promise<Outcome> => {
    await client.query(pinned(waits));
    await write("done");
    return { is: "done", rows: 0, ...(found === undefined ? {} : { found }) };
  };
  try {
    // These wait for others without keeping anybody waiting: SHARE UPDATE EXCLUSIVE conflicts with no reader or writer. A timeout would only leave half an index.
    if (["create-index", "drop-index", "reindex", "detach"].includes(how.is)) await client.query("SET lock_timeout = 0");
    const settled = await settle(client, statement, how);
    if (settled.is === "done") return await done(settled.found);
    if (settled.is === "unknown") return { is: "failed", ordinal: statement.ordinal, code: "unknown outcome", message: "a run ended while this was being carried out, and nothing tells whether it was", hint: "look, then say so with concord repair" };
    if (settled.is === "building") return { is: "busy", reason: "another session is building this index" };
    await write("started");
    await send(client, settled.text ?? statement.text);
    return await done(settled.found);
  } catch (error) {
    const outcome = outcomeOf(error, statement);
    await client.query(pinned(waits));
    await write("failed");
    return outcome;
  }
}

type Settled = { readonly is: "send"; readonly text?: string; readonly found?: string } | { readonly is: "done"; readonly found: string } | { readonly is: "unknown" } | { readonly is: "building" };

/** Finds out what an earlier attempt left, and clears it away. */
async function settle(client: Client, { earlier }: DueStatement, how: Outside): Promise<Settled> {
  switch (how.is) {
    case "create-index": {
      if (how.index === undefined) return { is: "send" };
      const { state, schema } = await indexState(client, how.table, how.index.name);
      if (state === "building") return { is: "building" };
      if (state === "valid" && earlier === "started") return { is: "done", found: `the index ${how.index.name} was finished by the run before` };
      if (state !== "invalid") return { is: "send" };
      const index = { ...(schema === undefined ? {} : { schema }), name: how.index.name };
      await dropInvalid(client, index);
      return { is: "send", found: `the index ${how.index.name} was not valid: dropped and built again` };
    }
    case "drop-index":
      return earlier === "started" && !(await anyThere(client, how.indexes)) ? { is: "done", found: "dropped by the run before" } : { is: "send" };
    case "reindex": {
      if (earlier === undefined) return { is: "send" };
      const left = await leftByReindex(client);
      for (const index of left) await dropInvalid(client, index);
      return { is: "send", ...(left.length === 0 ? {} : { found: `dropped ${left.map((each) => each.name).join(", ")}, which were not valid` }) };
    }
    case "detach": {
      if (earlier === undefined) return { is: "send" };
      const state = await partitionState(client, how.table, how.partition);
      if (state === "attached") return { is: "send" };
      if (state === "detached") return { is: "done", found: "detached by the run before" };
      return { is: "send", text: `ALTER TABLE ${reference(how.table)} DETACH PARTITION ${reference(how.partition)} FINALIZE`, found: "the run before detached it halfway: finished" };
    }
    case "repeatable":
      return { is: "send" };
    case "once":
      return earlier === "started" ? { is: "unknown" } : { is: "send" };
  }
}

/** Sends one statement, or a batch with what surrounds it, and counts the rows that it touched; what it answers is not looked at. */
async function send(client: Client, text: string): Promise<number> {
  const answers: readonly QueryArrayResult[] = [await client.query({ text, rowMode: "array" })].flat();
  return answers.reduce((sum, { rowCount, command }) => sum + (["INSERT", "UPDATE", "DELETE", "MERGE"].includes(command) ? (rowCount ?? 0) : 0), 0);
}

function rowOf({ direction, mode }: Work, { ordinal, hash, rows, batches }: DueStatement, state: StatementState): LedgerStatement {
  return { direction, ordinal, hash, mode, state, rows, batches };
}

/** What the server answered. A connection that ended is no answer. */
function outcomeOf(error: unknown, statement: DueStatement | undefined): Outcome {
  if (!(error instanceof DatabaseError) || error.severity === "FATAL" || error.severity === "PANIC") throw error;
  const { code = "", message, detail, hint, position } = error;
  if (code === lockNotAvailable) return { is: "busy", reason: message };
  const { ordinal = 0, text = "" } = statement ?? {};
  // The server counts characters from 1.
  const at = position === undefined ? {} : { at: [...text].slice(0, Number(position) - 1).join("").length };
  return { is: "failed", ordinal, code, message, ...(detail === undefined ? {} : { detail }), ...(hint === undefined ? {} : { hint }), ...at };
}

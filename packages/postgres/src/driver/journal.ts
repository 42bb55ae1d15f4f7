import { entityOf, type Answer, type Json, type Operation, type Question, type Schema } from "@concord/core";
import { journalOf, type Journal } from "../history.ts";
import { fieldNamed } from "../names.ts";
import { identifier, qualified } from "../quote.ts";
import { become, noClients } from "./client.ts";
import { recordOf } from "./decode.ts";
import type { Session } from "./session.ts";
import { refusal } from "./verdict.ts";
import { performAll } from "./write.ts";

/** What does the journal hold after these writes? Or may a client who has signed in do this to it? */
export async function askJournal(session: Session, schema: Schema, question: Extract<Question, { ask: "journal" }>): Promise<Answer> {
  const entity = entityOf(schema, question.entity);
  const journal = journalOf(entity, schema.project);
  if (journal === undefined) return { answer: "not asked", reason: `${entity.id} keeps no journal` };
  const { clientRole } = schema.project;
  if (question.attempt !== undefined && clientRole === undefined) return noClients;
  const written = await performAll(session, schema, question.writes);
  if (written.answer === "rejected") return { answer: "not asked", reason: `the last write: ${written.reason}` };
  if (written.answer !== "accepted") return written;
  if (question.attempt !== undefined && clientRole !== undefined) {
    await become(session, schema, clientRole, { uid: "a client", roles: ["admin"], claims: {} });
    return attempted(session, journal, question.attempt);
  }
  const { historyId, operation, before, after } = journal.columns;
  const columns = [operation, before, after, ...journal.key].map((name) => `${identifier(name)}::text`).join(", ");
  const { rows } = await session.run({ text: `SELECT ${columns} FROM ${qualified(journal.schema, journal.table)} ORDER BY ${identifier(historyId)}`, values: [] });
  const fields = entity.key.map((name) => fieldNamed(entity, name));
  const entries = rows.map(([did, was, became, ...key]): Json => {
    const values = Object.values(recordOf(fields, key) as Readonly<Record<string, Json>>);
    return {
      key: values.length === 1 ? (values[0] as Json) : values, operation: did as string,
      ...(was == null ? {} : { before: JSON.parse(was) as Json }), ...(became == null ? {} : { after: JSON.parse(became) as Json }),
    };
  });
  return { answer: "accepted", stored: { entries } };
}

async function attempted(session: Session, journal: Journal, operation: Operation): Promise<Answer> {
  const table = qualified(journal.schema, journal.table);
  const column = identifier(journal.columns.changedBy);
  const statements: Readonly<Record<Operation, string>> = {
    read: `SELECT ${column} FROM ${table}`, create: `INSERT INTO ${table} DEFAULT VALUES`, update: `UPDATE ${table} SET ${column} = NULL`, delete: `DELETE FROM ${table}`,
  };
  try {
    const { count } = await session.run({ text: statements[operation], values: [] });
    return count > 0 ? { answer: "accepted" } : { answer: "rejected", reason: "policies show no such row" };
  } catch (error) {
    return refusal(error);
  }
}

import { entityOf, type Answer, type Json, type Question, type Schema } from "@concord/core";
import { journalOf } from "../history.ts";
import { fieldNamed } from "../names.ts";
import { identifier, qualified } from "../quote.ts";
import { attempt } from "./attempt.ts";
import { recordOf } from "./decode.ts";
import type { Session } from "./session.ts";
import { performAll } from "./write.ts";

/** What does the journal hold after these writes? Or may a client who has signed in do this to it? */
export async function askJournal(session: Session, schema: Schema, question: Extract<Question, { ask: "journal" }>): Promise<Answer> {
  const entity = entityOf(schema, question.entity);
  const journal = journalOf(entity, schema.project);
  if (journal === undefined) return { answer: "not asked", reason: `${entity.id} keeps no journal` };
  const written = await performAll(session, schema, question.writes);
  if (written.answer === "rejected") return { answer: "not asked", reason: `the last write: ${written.reason}` };
  if (written.answer !== "accepted") return written;
  const table = qualified(journal.schema, journal.table);
  if (question.attempt !== undefined) return attempt(session, schema.project, { table, column: journal.columns.changedBy }, question.attempt);
  const { historyId, operation, before, after } = journal.columns;
  const columns = [operation, before, after, ...journal.key].map((name) => `${identifier(name)}::text`).join(", ");
  const { rows } = await session.run({ text: `SELECT ${columns} FROM ${table} ORDER BY ${identifier(historyId)}`, values: [] });
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

import { entityOf, type Answer, type Field, type Offered, type Question, type Schema, type Write } from "@concord/core";
import type { Codecs } from "@concord/core/driver";
import { fieldsHere } from "../names.ts";
import { recordOf } from "./decode.ts";
import { respelled } from "./respelled.ts";
import { roundTrip, type Codec } from "./round.ts";
import type { Session } from "./session.ts";
import { insert, remove, update, type Put } from "./statements.ts";
import { refusal } from "./verdict.ts";

/** Fields that the store fills where a record lacks them. */
export const isFilled = (field: Field): boolean => field.default !== undefined || field.auto !== undefined;

/** The savepoint that a question begins with, when what has to be there is. */
export const asked = "SAVEPOINT asked";

/** Is the record accepted as a new one? One that is goes through the codec as well, in the place of what was put. */
export async function askRecord(session: Session, schema: Schema, codecs: Codecs<Codec>, question: Extract<Question, { ask: "record" }>): Promise<Answer> {
  const entity = entityOf(schema, question.entity);
  const statement = insert(entity, schema.project, question.record, (field) => question.defaults && isFilled(field), "with the row");
  const answer = await put(session, fieldsHere(entity), statement, question.record);
  if (answer.answer !== "accepted" || answer.stored === undefined) return answer;
  session.send(`ROLLBACK TO ${asked}`);
  return { ...answer, round: await roundTrip(session, codecs, entity, schema.project, answer.stored) };
}

/** Is the last write accepted? */
export async function askHistory(session: Session, schema: Schema, question: Extract<Question, { ask: "history" }>): Promise<Answer> {
  return performAll(session, schema, question.writes);
}

/** The answer to the last write; one before it that is refused leaves it unasked. */
export async function performAll(session: Session, schema: Schema, writes: readonly Write[]): Promise<Answer> {
  let last: Answer = { answer: "not asked", reason: "no write" };
  for (const [at, write] of writes.entries()) {
    last = await perform(session, schema, write);
    if (at < writes.length - 1 && last.answer !== "accepted") return { answer: "not asked", reason: `write ${at + 1} of ${writes.length}: ${last.reason}` };
  }
  return last;
}

async function perform(session: Session, schema: Schema, write: Write): Promise<Answer> {
  const entity = entityOf(schema, write.entity);
  if (write.do === "create") return put(session, fieldsHere(entity), insert(entity, schema.project, write.record, isFilled, "with the row"), write.record);
  if (write.do === "delete") return put(session, [], remove(entity, schema.project, write.key), undefined);
  const given = (field: Field): boolean => field.auto === undefined || (typeof write.record === "object" && write.record !== null && Object.hasOwn(write.record, field.name));
  return put(session, fieldsHere(entity), update(entity, schema.project, write.key, write.record, given, "with the row"), write.record);
}

async function put(session: Session, fields: readonly Field[], statement: Put, offered: Offered): Promise<Answer> {
  if ("unrepresentable" in statement) return { answer: "unrepresentable", reason: statement.unrepresentable };
  try {
    const { rows, count } = await session.run(statement);
    if (count !== 1) return { answer: "rejected", reason: "no row has this key" };
    if (rows[0] === undefined) return { answer: "accepted" };
    const stored = recordOf(fields, rows[0]);
    const reason = respelled(fields, offered, stored);
    return reason === undefined ? { answer: "accepted", stored } : { answer: "unrepresentable", reason };
  } catch (error) {
    return refusal(error);
  }
}

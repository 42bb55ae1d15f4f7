import { entityOf, type Answer, type Json, type Question, type Schema } from "@concord/core";
import { columnName, fieldNamed, fieldsHere, policyOf, tableText } from "../names.ts";
import { identifier, qualified } from "../quote.ts";
import { promoteFunction, slotOf, stagedFields } from "../staging.ts";
import { attempt } from "./attempt.ts";
import { columnTexts, recordOf } from "./decode.ts";
import { respelled } from "./respelled.ts";
import type { Session } from "./session.ts";
import { insert } from "./statements.ts";
import { refusal } from "./verdict.ts";
import { performAll } from "./write.ts";

/** What becomes of a waiting record after these writes? Or may a client who has signed in do this to it? What no column holds is refused before it waits. */
export async function askPromotion(session: Session, schema: Schema, { writes, waiting, ...question }: Extract<Question, { ask: "promotion" }>): Promise<Answer> {
  const { project } = schema;
  const entity = entityOf(schema, question.entity);
  const slot = slotOf(entity, project);
  if (slot === undefined) return { answer: "not asked", reason: `nothing waits to become a ${entity.id}` };
  const table = qualified(slot.schema, slot.table);
  const written = writes.length === 0 ? undefined : await performAll(session, schema, writes);
  if (written?.answer === "rejected") return { answer: "not asked", reason: `the last write: ${written.reason}` };
  if (written !== undefined && written.answer !== "accepted") return written;
  const statement = insert(entity, project, waiting, () => false, "", table);
  if ("unrepresentable" in statement) return { answer: "unrepresentable", reason: statement.unrepresentable };
  try {
    await session.run(statement);
  } catch (error) {
    return refusal(error);
  }
  const staged = stagedFields(entity);
  const { rows: [given] } = await session.run({ text: `SELECT ${columnTexts(staged, policyOf(project))} FROM ${table}`, values: [] });
  const waits = recordOf(staged, given ?? []) as Readonly<Record<string, Json>>;
  const reason = respelled(staged, waiting, waits);
  if (reason !== undefined) return { answer: "unrepresentable", reason };
  const lost = staged.find(({ name }) => Object.hasOwn(waiting as object, name) && !Object.hasOwn(waits, name));
  if (lost !== undefined) return { answer: "unrepresentable", reason: `${lost.name}: columns without a value hold nothing of it` };
  if (question.attempt !== undefined) return attempt(session, project, { table, column: slot.columns.source }, question.attempt);
  const { state, error } = slot.columns;
  await session.run({ text: `SELECT * FROM ${qualified(slot.schema, promoteFunction(slot))}()`, values: [] });
  const { rows: [row] } = await session.run({ text: `SELECT ${identifier(state)}, ${identifier(error)}::text FROM ${table}`, values: [] });
  if (row?.[0] === "rejected") {
    const why = JSON.parse(row[1] as string) as { readonly code: string; readonly message: string; readonly constraint?: string; readonly column?: string };
    const named = why.constraint ?? why.column;
    return { answer: "rejected", reason: `${why.code} ${why.message}`, ...(named === undefined ? {} : { statement: named }) };
  }
  if (row?.[0] !== "promoted") return { answer: "rejected", reason: `it is still ${row?.[0] ?? "nowhere"}` };
  const fields = fieldsHere(entity);
  const keys = entity.key.map((name) => identifier(columnName(fieldNamed(entity, name), policyOf(project)))).join(", ");
  const became = `SELECT ${columnTexts(fields, policyOf(project))} FROM ${tableText(entity, project)} WHERE (${keys}) = (SELECT ${slot.master.map(identifier).join(", ")} FROM ${table})`;
  const { rows: [record] } = await session.run({ text: became, values: [] });
  if (record === undefined) throw new Error(`a waiting ${entity.id} is promoted, and no record has its key`);
  return { answer: "accepted", stored: recordOf(fields, record) };
}

import { entityOf, type Answer, type Question, type Schema, type State } from "@concord/core";
import type { Codecs } from "@concord/core/driver";
import { DatabaseError } from "pg";
import { askExpression } from "./alone.ts";
import { askAccess, askList } from "./client.ts";
import { askJournal } from "./journal.ts";
import { askPromotion } from "./promotion.ts";
import type { Codec } from "./round.ts";
import type { Session } from "./session.ts";
import { insert } from "./statements.ts";
import { asked, askHistory, askRecord } from "./write.ts";

/** One question, in a transaction that is rolled back: the store is empty before and after. */
export async function askOne(session: Session, schema: Schema, codecs: Codecs<Codec>, question: Question): Promise<Answer> {
  if (question.ask === "batch") return { answer: "not asked", reason: "a table keeps its uniques by itself, and nothing is written beside a row" };
  if (question.ask === "expression") return askExpression(session, schema, question);
  try {
    await begin(session, schema, "state" in question ? question.state : []);
    if (question.ask === "history") return await askHistory(session, schema, question);
    if (question.ask === "journal") return await askJournal(session, schema, question);
    if (question.ask === "promotion") return await askPromotion(session, schema, question);
    if (question.ask === "record") return await askRecord(session, schema, codecs, question);
    if (question.ask === "list") return await askList(session, schema, question);
    return await askAccess(session, schema, question, (state) => seed(session, schema, state));
  } catch (error) {
    if (error instanceof Unseeded) return { answer: "not asked", reason: error.message };
    throw error;
  } finally {
    session.end();
  }
}

/** A state that no store could be in: two records of one key, a record that is not valid. */
class Unseeded extends Error {}

/** A transaction with these records, and a savepoint after them. */
async function begin(session: Session, schema: Schema, state: State): Promise<void> {
  if (state.length === 0) session.send(`BEGIN; ${asked}`);
  else await seed(session, schema, state, "BEGIN; ", `; ${asked}`);
}

/** Puts whole records past every rule for clients, and past references, so that they may come in any order and lead round in circles. */
async function seed(session: Session, schema: Schema, state: State, before: string = "", after: string = ""): Promise<void> {
  const refused = (entity: string, why: string): never => { throw new Unseeded(`a ${entity} of the state can't be put: ${why}`); };
  session.send(`${before}SET LOCAL session_replication_role = replica`);
  await Promise.all(state.map(({ entity, record }) => {
    const statement = insert(entityOf(schema, entity), schema.project, record, () => false, "");
    return "unrepresentable" in statement ? refused(entity, statement.unrepresentable) : session.run(statement).catch((error: unknown) => { if (error instanceof DatabaseError) return refused(entity, error.message); throw error; });
  }));
  session.send(`SET LOCAL session_replication_role = origin${after}`);
}

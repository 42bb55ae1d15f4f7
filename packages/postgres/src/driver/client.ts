import { isDeepStrictEqual } from "node:util";
import { entityOf, type Answer, type Caller, type Field, type Json, type Project, type Question, type Schema, type State } from "@concord/core";
import { fieldsHere } from "../names.ts";
import { identifier, literal } from "../quote.ts";
import type { Session } from "./session.ts";
import { insert, keyed, remove, select, update, type Put } from "./statements.ts";
import { refusal } from "./verdict.ts";

type Record = { readonly [name: string]: Json };
export const noClients: Answer = { answer: "not asked", reason: "the project names no client role, so PostgreSQL trusts its callers" };

/**
 * May the caller do this? Puts the record that is there, becomes the client role with the caller's token, and does it as a client would.
 */
export async function askAccess(session: Session, schema: Schema, question: Extract<Question, { ask: "access" }>, seed: (state: State) => Promise<void>): Promise<Answer> {
  const { project } = schema;
  const entity = entityOf(schema, question.entity);
  const { operation, old, record, state } = question;
  if (project.clientRole === undefined) return noClients;
  if (question.under !== undefined) return { answer: "not asked", reason: "a row has no name beside its key" };
  if (old !== undefined) await seed([{ entity: entity.id, record: old }]);
  become(session, project, project.clientRole, question.caller);
  if (operation === "create") return put(session, insert(entity, project, record, () => true, ""));
  const key = keyOf(entity.key, old as Record);
  const asked = fieldsHere(entity).filter((field) => question.fields?.includes(field.name) ?? !field.secret);
  if (operation === "read") return put(session, select(entity, project, asked, keyed(entity, key)));
  // With a condition on a column, PostgreSQL would judge the read line too: a client that may not read a row can't name it.
  const named = state.some((each) => each.entity === entity.id) ? key : undefined;
  if (operation === "delete") return put(session, remove(entity, project, named));
  const changed = changedFields(fieldsHere(entity), old as Record, record as Record, entity.access?.update.writable ?? []);
  if (changed === undefined) return { answer: "not asked", reason: "an UPDATE that changes nothing and may name no column" };
  return put(session, update(entity, project, named, record, (field) => changed.includes(field.name), ""));
}

/**
 * The fields that differ; of a record that stays as it is, one that the client may write. An absent `auto: updated` is left to the store.
 */
function changedFields(fields: readonly Field[], old: Record, next: Record, writable: readonly string[]): readonly string[] | undefined {
  const differ = fields.filter(({ name, auto }) => !isDeepStrictEqual(old[name], next[name]) && !(auto === "updated" && next[name] === undefined)).map(({ name }) => name);
  const extra = Object.keys(next).some((name) => !fields.some((field) => field.name === name));
  if (differ.length > 0 || extra) return differ;
  return writable[0] === undefined ? undefined : [writable[0]];
}

/** Does the caller's list hold every row that passes the filter? */
export async function askList(session: Session, schema: Schema, question: Extract<Question, { ask: "list" }>): Promise<Answer> {
  const { project } = schema;
  if (project.clientRole === undefined) return noClients;
  const entity = entityOf(schema, question.entity);
  const statement = select(entity, project, fieldsHere(entity).filter((field) => !field.secret), question.filter.map(({ field, equals }) => [field, equals]));
  const all = await session.run(statement);
  become(session, project, project.clientRole, question.caller);
  try {
    const seen = await session.run(statement);
    return seen.count === all.count ? { answer: "accepted" } : { answer: "rejected", reason: `policies leave out ${all.count - seen.count} of ${all.count} rows` };
  } catch (error) {
    return refusal(error);
  }
}

/**
 * Until the transaction ends: the client role, with the caller's token as a gateway sets it; an anonymous caller without claims has none.
 */
export function become(session: Session, { auth }: Project, role: string, { uid, roles, claims }: Caller): void {
  const token = { ...claims, ...(uid === undefined ? {} : { [auth.uid]: uid, [auth.roles]: roles }) };
  session.send(`SET LOCAL request.jwt.claims = ${literal(Object.keys(token).length === 0 ? "" : JSON.stringify(token))}; SET LOCAL ROLE ${identifier(role)}`);
}

function keyOf(names: readonly string[], record: Record): Json {
  const values = names.map((name) => record[name] ?? null);
  return values.length === 1 ? (values[0] as Json) : values;
}

async function put(session: Session, statement: Put): Promise<Answer> {
  if ("unrepresentable" in statement) return { answer: "unrepresentable", reason: statement.unrepresentable };
  try {
    const { count } = await session.run(statement);
    return count === 1 ? { answer: "accepted" } : { answer: "rejected", reason: "policies show no such row" };
  } catch (error) {
    return refusal(error);
  }
}

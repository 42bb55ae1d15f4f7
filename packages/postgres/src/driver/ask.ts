import pg from "pg";
import { entityOf, fieldsOf, type Answer, type Caller, type Entity, type Field, type Json, type Offered, type Question, type Schema, type State, type Write } from "@concord/core";
import { sql } from "../expression.ts";
import { surroundings } from "../emit/surroundings.ts";
import { columnOf } from "../emit/column.ts";
import { columnNames, fieldsHere, policyOf, tableText } from "../names.ts";
import { identifier } from "../quote.ts";
import { recordOf } from "./decode.ts";
import { encode } from "./encode.ts";
import { insert, update, whereKey, type Statement } from "./statements.ts";
import { refusal } from "./verdict.ts";

type Asked<A extends Question["ask"]> = Extract<Question, { readonly ask: A }>;

/** Fields that the store fills where a record lacks them. */
const filled = (field: Field): boolean => field.default !== undefined || field.auto !== undefined;

/** One question on one connection, in a transaction that is rolled back: the store is empty before and after. */
export async function askOne(client: pg.Client, schema: Schema, question: Question): Promise<Answer> {
  if (question.ask === "expression") return expression(client, schema, question);
  await client.query("BEGIN");
  try {
    if (question.ask === "history") return await history(client, schema, question);
    const bad = await seed(client, schema, question.state).catch((error: Error) => error);
    if (bad !== undefined) return { answer: "not asked", reason: `the state can't be put: ${bad.message}` };
    if (question.ask === "record") return await record(client, schema, question);
    return question.ask === "access" ? await access(client, schema, question) : await list(client, schema, question);
  } finally {
    await client.query("ROLLBACK");
  }
}

/**
 * Puts whole records past every rule for clients, and past references too, so that a question need not bring the whole world. They are valid by themselves:
 * a refusal is the question's mistake and is thrown.
 */
async function seed(client: pg.Client, schema: Schema, state: State): Promise<void> {
  if (state.length === 0) return;
  await client.query("SET LOCAL session_replication_role = replica");
  for (const { entity: id, record: given } of state) {
    const statement = insert(entityOf(schema, id), schema.project, given, () => false, false);
    if ("unrepresentable" in statement) throw new Error(`${id} in the state: ${statement.unrepresentable}`);
    await client.query(prepared(statement));
  }
  await client.query("SET LOCAL session_replication_role = origin");
}

const names = new Map<string, string>();

/** The same statement is planned once a connection: planning a wide table's checks takes longer than running them. */
function prepared({ text, values }: Exclude<Statement, { readonly unrepresentable: string }>): pg.QueryConfig {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = `concord_${names.size}`));
  return { name, text, values: [...values] };
}

async function record(client: pg.Client, schema: Schema, question: Asked<"record">): Promise<Answer> {
  return put(client, insert(entityOf(schema, question.entity), schema.project, question.record, (field) => question.defaults && filled(field), true));
}

async function put(client: pg.Client, statement: Statement): Promise<Answer> {
  if ("unrepresentable" in statement) return { answer: "unrepresentable", reason: statement.unrepresentable };
  try {
    const { rows } = await client.query<{ row: string }>(prepared(statement));
    return rows[0] === undefined ? { answer: "rejected", reason: "no row has this key" } : { answer: "accepted", stored: recordOf(rows[0].row) };
  } catch (error) {
    return refusal(error);
  }
}

async function history(client: pg.Client, schema: Schema, question: Asked<"history">): Promise<Answer> {
  let last: Answer = { answer: "not asked", reason: "no write" };
  for (const [at, write] of question.writes.entries()) {
    last = await perform(client, schema, write);
    if (last.answer !== "accepted" && at < question.writes.length - 1) {
      const why = "reason" in last ? last.reason : "";
      if (last.answer === "rejected") return { ...last, reason: `write ${at + 1} of ${question.writes.length}: ${why}` };
      return last;
    }
  }
  return last;
}

async function perform(client: pg.Client, schema: Schema, write: Write): Promise<Answer> {
  const entity = entityOf(schema, write.entity);
  if (write.do === "create") return put(client, insert(entity, schema.project, write.record, filled, true));
  const key = keyValues(entity, write.key);
  if (write.do === "update") {
    const given = write.record;
    return put(client, update(entity, schema.project, key, given, (field) => field.auto === undefined || has(given, field.name), true));
  }
  const values: (string | null)[] = [];
  const where = whereKey(entity, schema.project, key, values);
  try {
    const { rowCount } = await client.query(`DELETE FROM ${tableText(entity, schema.project)} WHERE ${where}`, values);
    return rowCount === 1 ? { answer: "accepted" } : { answer: "rejected", reason: "no row has this key" };
  } catch (error) {
    return refusal(error);
  }
}

function keyValues(entity: Entity, key: Json): readonly Json[] {
  return entity.key.length === 1 ? [key] : (key as readonly Json[]);
}

function has(record: Offered, name: string): boolean {
  return record !== null && typeof record === "object" && Object.hasOwn(record, name);
}

/** Becomes the client role with the caller's token. The token holds the claims that a caller has and no others. */
async function become(client: pg.Client, schema: Schema, caller: Caller): Promise<void> {
  const { auth, clientRole } = schema.project;
  const token = { ...caller.claims, ...(caller.uid === undefined ? {} : { [auth.uid]: caller.uid, [auth.roles]: caller.roles }) };
  await client.query("SELECT set_config('request.jwt.claims', $1, true)", [caller.uid === undefined && Object.keys(caller.claims).length === 0 ? "" : JSON.stringify(token)]);
  await client.query(`SET LOCAL ROLE ${identifier(clientRole as string)}`);
}

/**
 * As a client would do it: a `setBy: server` field with its default and an absent `auto` field are left to the store, which is what the create codec does, since the role may not write them.
 */
async function access(client: pg.Client, schema: Schema, question: Asked<"access">): Promise<Answer> {
  const { project } = schema;
  if (project.clientRole === undefined) return { answer: "not asked", reason: "the project names no client role" };
  const entity = entityOf(schema, question.entity);
  if (question.old !== undefined) await seed(client, schema, [{ entity: entity.id, record: question.old }]);
  await become(client, schema, question.caller);
  const old = question.old as { readonly [key: string]: Json } | undefined;
  const next = question.record as { readonly [key: string]: Json } | undefined;
  if (question.operation === "create") {
    const left = (field: Field): boolean => filled(field);
    const given = withoutDefaults(entity, next);
    return clientWrite(client, insert(entity, project, given, (field) => left(field) || field.optional, false));
  }
  const key = entity.key.map((name) => old?.[name] ?? null);
  const values: (string | null)[] = [];
  const where = whereKey(entity, project, key, values);
  if (question.operation === "update") {
    const changed = entity.fields.filter((field) => JSON.stringify(old?.[field.name]) !== JSON.stringify(next?.[field.name]) && !(field.auto === "updated" && next?.[field.name] === undefined));
    const touched = changed.length > 0 ? changed : fieldsHere(entity).filter((field) => entity.access?.update.writable.includes(field.name)).slice(0, 1);
    if (touched.length === 0) return { answer: "rejected", reason: "the role may write no column" };
    const foreign = Object.keys(next ?? {}).filter((name) => !entity.fields.some((field) => field.name === name));
    const patch = Object.fromEntries([...touched.map((field) => field.name), ...foreign].flatMap((name) => (next !== undefined && Object.hasOwn(next, name) ? [[name, next[name]]] : []))) as Json;
    return clientWrite(client, update(entity, project, key, patch, (field) => touched.includes(field), false));
  }
  const columns = fieldsHere(entity).filter((field) => !field.secret).flatMap((field) => columnNames(field, policyOf(project)).map(identifier)).join(", ");
  const text = question.operation === "read" ? `SELECT ${columns} FROM ${tableText(entity, project)} WHERE ${where}` : `DELETE FROM ${tableText(entity, project)} WHERE ${where}`;
  return clientWrite(client, { text, values });
}

function withoutDefaults(entity: Entity, record: { readonly [key: string]: Json } | undefined): Json {
  const given = Object.entries(record ?? {}).filter(([name, value]) => {
    const field = entity.fields.find((each) => each.name === name);
    return !(field?.serverOnly === true && field.default !== undefined && JSON.stringify(field.default) === JSON.stringify(value));
  });
  return Object.fromEntries(given) as Json;
}

async function clientWrite(client: pg.Client, statement: Statement): Promise<Answer> {
  if ("unrepresentable" in statement) return { answer: "unrepresentable", reason: statement.unrepresentable };
  try {
    const { rowCount } = await client.query(prepared(statement));
    return rowCount === 1 ? { answer: "accepted" } : { answer: "rejected", reason: "the policy shows no such row" };
  } catch (error) {
    return refusal(error);
  }
}

/** Whether something that is required is missing on the way to a value: an expression has no meaning then. */
function lacks(fields: readonly Field[], [name, ...rest]: readonly string[], record: Json | undefined): boolean {
  const field = fields.find((each) => each.name === name);
  if (field === undefined || record === null || typeof record !== "object") return false;
  const value = (record as { readonly [key: string]: Json })[field.name] ?? null;
  if (value === null) return !field.optional;
  return field.type.kind === "object" && lacks(field.type.fields, rest, value);
}

async function list(client: pg.Client, schema: Schema, question: Asked<"list">): Promise<Answer> {
  const { project } = schema;
  if (project.clientRole === undefined) return { answer: "not asked", reason: "the project names no client role" };
  const entity = entityOf(schema, question.entity);
  const values: (string | null)[] = [];
  const conditions = question.filter.map(({ field: name, equals }) => {
    const field = entity.fields.find((each) => each.name === name) as Field;
    const bound = encode(field.type, equals);
    if ("unrepresentable" in bound) throw new Error(bound.unrepresentable);
    values.push(bound.text);
    return `${identifier(columnNames(field, policyOf(project))[0] as string)} = $${values.length}`;
  });
  const key = entity.key.map((name) => identifier(columnNames(entity.fields.find((field) => field.name === name) as Field, policyOf(project))[0] as string)).join(", ");
  const text = `SELECT ${key} FROM ${tableText(entity, project)}${conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`}`;
  const all = await client.query(text, values);
  await become(client, schema, question.caller);
  try {
    const seen = await client.query(text, values);
    return seen.rowCount === all.rowCount ? { answer: "accepted" } : { answer: "rejected", reason: `the policies leave out ${(all.rowCount ?? 0) - (seen.rowCount ?? 0)} of ${all.rowCount} rows` };
  } catch (error) {
    return refusal(error);
  }
}

/** The expression alone, over one row of the entity's column types. */
async function expression(client: pg.Client, schema: Schema, question: Asked<"expression">): Promise<Answer> {
  const entity = entityOf(schema, question.entity);
  const { project } = schema;
  const given = question.record as { readonly [key: string]: Json };
  const missing = fieldsOf(question.expression.tree).find((path) => lacks(fieldsHere(entity), path, given));
  if (missing !== undefined) return { answer: "not asked", reason: `the table refuses a row without ${missing.join(".")} for that reason alone` };
  const values: (string | null)[] = [];
  const columns = fieldsHere(entity).filter((field) => field.type.kind !== "geoPoint").map((field) => {
    const bound = encode(field.type, given[field.name]);
    if ("unrepresentable" in bound) throw new Error(`${field.name}: ${bound.unrepresentable}`);
    values.push(bound.text);
    return `$${values.length}::${columnOf(entity, field, project).type} AS ${identifier(columnNames(field, policyOf(project))[0] as string)}`;
  });
  const { rows } = await client.query<{ holds: boolean | null }>(`SELECT (${sql(question.expression.tree, surroundings(entity, project))}) AS holds FROM (SELECT ${columns.join(", ")}) AS row`, values);
  if (rows[0]?.holds === null) throw new Error(`${question.expression.text} is unknown in PostgreSQL`);
  return rows[0]?.holds === true ? { answer: "accepted" } : { answer: "rejected", reason: "false" };
}


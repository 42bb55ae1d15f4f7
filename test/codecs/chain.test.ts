import type { Answer, Engine, Entity, Json, Question } from "@concord/core";
import { loadFiles, type Loaded } from "@concord/core/driver";
import { canonicalText, isObject, judge, storedShape, type JsonObject } from "@concord/oracle";
import { createDatabase, runScript, type Database } from "@concord/postgres/driver";
import { prove } from "@concord/prove";
import { initializeApp, deleteApp, type App } from "firebase-admin/app";
import { GeoPoint, Timestamp, getFirestore, type Firestore } from "firebase-admin/firestore";
import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { postgres, projectAt } from "../prove/proving.ts";

// Our own contracts' records, as PostgreSQL has accepted them: from PostgreSQL to Firestore and back to PostgreSQL, by the generated codecs and the drivers that applications use.

type Row = Record<string, string | null>;
interface TableCodec { readonly toRow: (record: Json) => Row; readonly fromRow: (row: Row) => JsonObject; readonly columns: string }
interface DocumentCodec { readonly toDocument: (record: Json) => object; readonly fromDocument: (document: object) => JsonObject }

/** Records of each entity that go the whole way. */
const most = 40;
const project = projectAt("../..");
const shared = project.schema.entities.filter((entity) => entity.stores.includes("postgres") && entity.stores.includes("firestore"));
const files = project.made.flatMap((made) => (made.target.name === "postgres" || made.target.name === "firestore" ? made.files : []));

let loaded: Loaded;
let database: Database;
let client: Client;
let app: App;
let documents: Firestore;
const accepted = new Map<string, JsonObject[]>();

beforeAll(async () => {
  loaded = await loadFiles(files.filter(({ path }) => path.endsWith(".ts")));
  const [address] = inject("postgres");
  const [engine] = postgres();
  if (address === undefined || engine === undefined) throw new Error("there is no PostgreSQL");
  database = await createDatabase(address);
  await runScript(database, files.find(({ path }) => path === "postgres/schema.sql")?.text ?? "");
  client = new Client(database.config);
  await client.connect();
  process.env["METADATA_SERVER_DETECTION"] = "none";
  app = initializeApp({ projectId: `demo-chain-${process.pid}` }, "chain");
  documents = getFirestore(app);
  documents.settings({ useBigInt: true });
  await prove({ ...project, engines: [listening(engine)], entities: shared.map((entity) => entity.id), seed: 5, budget: { perEngine: 0 }, clock: Date.now });
}, 300_000);
afterAll(async () => {
  await deleteApp(app);
  await client.end();
  await database.drop();
  await loaded.close();
});

/** The engine, and a note of every valid record that it accepts. */
function listening(engine: Engine): Engine {
  const note = (question: Question, answer: Answer): void => {
    if (question.ask !== "record" || answer.answer !== "accepted" || !isObject(answer.stored)) return;
    const entity = shared.find((each) => each.id === question.entity) as Entity;
    if (judge(entity, storedShape(entity, "postgres"), answer.stored).violations.length === 0) accepted.set(entity.id, [...(accepted.get(entity.id) ?? []), answer.stored]);
  };
  return {
    name: engine.name, target: engine.target, start: (schema, made) => engine.start(schema, made), ask: (question) => engine.ask(question), stop: () => engine.stop(),
    // Requests and histories leave no record behind: the server need not be asked.
    askAll: async (questions) => {
      const records = questions.filter(({ ask }) => ask === "record");
      const answers = new Map((await engine.askAll(records)).map((answer, index) => [records[index] as Question, answer]));
      for (const [question, answer] of answers) note(question, answer);
      return questions.map((question) => answers.get(question) ?? { answer: "not asked", reason: "it leaves no record behind" });
    },
  };
}

/** Inserts a record past references and uniques of others, reads it back as an application would, and leaves nothing behind. */
async function throughPostgres(table: string, codec: TableCodec, record: Json): Promise<JsonObject> {
  const row = codec.toRow(record);
  const names = Object.keys(row);
  await client.query("BEGIN; SET LOCAL session_replication_role = replica");
  try {
    await client.query(`INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")})`, names.map((name) => row[name]));
    const { rows } = await client.query<Row>(`SELECT ${codec.columns} FROM ${table}`);
    return codec.fromRow(rows[0] as Row);
  } finally {
    await client.query("ROLLBACK");
  }
}

async function throughFirestore(codec: DocumentCodec, record: JsonObject): Promise<JsonObject> {
  const document = documents.collection("chain").doc();
  await document.set(codec.toDocument(record));
  return codec.fromDocument((await document.get()).data() ?? {});
}

test.each(shared.map((entity) => [entity.id, entity] as const))("%s keeps every byte from PostgreSQL to Firestore and back", async (id, entity) => {
  const tableModule = await loaded.module(`postgres/${entity.namespace}/${entity.name}.codec.ts`);
  const documentModule = await loaded.module(`firestore/${entity.namespace}/${entity.name}.ts`);
  const table = { toRow: tableModule[`${entity.name}ToRow`], fromRow: tableModule[`${entity.name}FromRow`], columns: tableModule[`${entity.name}Columns`] } as TableCodec;
  const document = (documentModule[`${entity.name}Codec`] as (sdk: object) => DocumentCodec)({ Timestamp, GeoPoint });
  const name = /CREATE TABLE (\S+)/u.exec(files.find(({ path }) => path === `postgres/${entity.namespace}/${entity.name}.sql`)?.text ?? "")?.[1] ?? "";
  const different = new Map((accepted.get(id) ?? []).map((record) => [canonicalText(record), record]));
  const records = [...different.values()].slice(-most);
  expect(records.length).toBeGreaterThan(5);
  for (const record of records) {
    const first = await throughPostgres(name, table, record);
    const copied = await throughFirestore(document, first);
    // What Firestore does not hold (a secret, a field of PostgreSQL alone) stays behind.
    const held = new Set(entity.fields.filter((field) => field.stores.includes("firestore") && !field.secret).map((field) => field.name));
    const rest = Object.fromEntries(Object.entries(first).filter(([field]) => !held.has(field)));
    const last = await throughPostgres(name, table, { ...copied, ...rest });
    expect(canonicalText(last)).toBe(canonicalText(record));
  }
}, 120_000);

import { entityOf, type Answer, type Engine, type EngineFinder, type GeneratedFile, type Question, type Schema } from "@concord/core";
import type { Codecs } from "@concord/core/driver";
import { checkTable, type Refusal } from "../check/check.ts";
import { loadRow } from "../check/load.ts";
import { fieldsHere, policyOf } from "../names.ts";
import type { TableResource } from "../resource.ts";
import { decodeFields } from "./decode.ts";
import { encodeRecord } from "./encode.ts";
import { roundTrip, rowCodecs, type Codec } from "./round.ts";

/** Nothing executes BigQuery outside of Google: this engine reads the generated table resources and judges rows by BigQuery's documentation. */
const name = "BigQuery checker (not executed)";

class Checker implements Engine {
  readonly name: string = name;
  readonly target: string = "bigquery";
  #schema: Schema | undefined;
  #codecs: Codecs<Codec> | undefined;
  readonly #tables = new Map<string, TableResource>();

  /** Loads the table resources. Throws if the checker refuses one. */
  async start(schema: Schema, files: readonly GeneratedFile[]): Promise<void> {
    this.#schema = schema;
    const byPath = new Map(files.map((file) => [file.path, file.text]));
    for (const entity of schema.entities) {
      const text = byPath.get(`bigquery/${entity.namespace}/${entity.name}.json`);
      if (text === undefined) continue;
      const table: unknown = JSON.parse(text);
      const [refusal] = checkTable(table);
      if (refusal !== undefined) throw new Error(`${entity.id}: ${told(refusal)}`);
      this.#tables.set(entity.id, table as TableResource);
    }
    await this.#codecs?.close();
    this.#codecs = await rowCodecs(files);
  }

  async ask(question: Question): Promise<Answer> {
    if (question.ask !== "record") return { answer: "not asked", reason: "a table resource says nothing of it" };
    if (question.defaults) return { answer: "not asked", reason: "the table has no defaults" };
    const table = this.#tables.get(question.entity);
    if (table === undefined || this.#schema === undefined || this.#codecs === undefined) return { answer: "not asked", reason: `${question.entity} has no table` };
    const entity = entityOf(this.#schema, question.entity);
    const policy = policyOf(this.#schema.project);
    const encoded = encodeRecord(entity.fields, fieldsHere(entity), question.record, policy);
    if ("unrepresentable" in encoded) return { answer: "unrepresentable", reason: encoded.unrepresentable };
    const loaded = loadRow(table, encoded.row ?? null);
    if (loaded.is === "stored") {
      const stored = decodeFields(fieldsHere(entity), loaded.value, policy);
      return { answer: "accepted", stored, round: roundTrip(await this.#codecs.of(entity), table, stored) };
    }
    const reason = loaded.at === "" ? loaded.why : `${loaded.at}: ${loaded.why}`;
    return loaded.is === "refused" ? { answer: "rejected", reason, statement: loaded.statement } : { answer: "unrepresentable", reason };
  }

  async askAll(questions: readonly Question[]): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    for (const question of questions) answers.push(await this.ask(question));
    return answers;
  }

  async stop(): Promise<void> {
    this.#tables.clear();
    await this.#codecs?.close();
    this.#codecs = undefined;
  }
}

function told(refusal: Refusal): string {
  return `${refusal.at}: ${refusal.message} (${refusal.source})`;
}

/** Always found: the checker needs nothing but the generated files. */
export const bigqueryChecker: EngineFinder = {
  target: "bigquery",
  name,
  find: async () => ({ engine: new Checker() }),
};

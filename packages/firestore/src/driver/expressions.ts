import { print, type Answer, type Entity, type Json, type Schema, type Written } from "@concord/core";
import { translate } from "../expression.ts";
import { globalFunctions } from "../emit/global.ts";
import { printFunction, printRule } from "../rules/print.ts";
import { name } from "../rules/rule.ts";
import type { Database } from "./database.ts";
import { encodeRecord } from "./encode.ts";
import { owner } from "./token.ts";
import { Unrepresentable } from "./value.ts";

/** Asks expressions alone, each by a ruleset of its own in a project of its own: a write that it allows is true. */
export class Expressions {
  readonly #schema: Schema;
  readonly #open: (name: string) => Database;
  readonly #asked: Map<string, Promise<Database | string>> = new Map();

  /** `open` gives a project that no one else uses. */
  constructor(schema: Schema, open: (name: string) => Database) {
    this.#schema = schema;
    this.#open = open;
  }

  async ask(entity: Entity, expression: Written, record: Json): Promise<Answer> {
    const key = `${entity.id} ${expression.text}`;
    const known = this.#asked.get(key) ?? this.#prepare(entity, expression, this.#asked.size);
    this.#asked.set(key, known);
    const database = await known;
    if (typeof database === "string") return { answer: "not asked", reason: database };
    try {
      const fields = encodeRecord(entity, this.#schema.project, record);
      const path = `asked/${crypto.randomUUID()}`;
      const reply = await database.commit([{ do: "create", path, fields, now: [] }], undefined);
      if (!reply.ok) return { answer: "rejected", reason: reply.reason };
      await database.commit([{ do: "delete", path }], owner);
      return { answer: "accepted" };
    } catch (error) {
      if (error instanceof Unrepresentable) return { answer: "unrepresentable", reason: error.message };
      throw error;
    }
  }

  async #prepare(entity: Entity, expression: Written, index: number): Promise<Database | string> {
    const translated = translate(expression.tree, { schema: this.#schema, entity, record: name("d"), known: "the document" });
    if ("cannot" in translated) return translated.cannot;
    const functions = [...globalFunctions(this.#schema).values(), { name: "asked", parameters: ["d"], body: translated.rule }];
    const { text } = print("rules", [
      "rules_version = '2';\nservice cloud.firestore {\n  match /databases/{database}/documents {\n",
      ...functions.map((made) => printFunction(made, "    ")),
      "    match /asked/{id} {\n      allow create: if ", printRule({ is: "call", name: "asked", given: [name("request.resource.data")] }), ";\n    }\n  }\n}\n",
    ]);
    const database = this.#open(`asks-${index}`);
    await database.loadRules(text);
    return database;
  }
}

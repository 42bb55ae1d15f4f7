import { entityOf, type Answer, type Engine, type EngineFinder, type GeneratedFile, type Question, type Schema } from "@concord/core";
import { rulesFile } from "../names.ts";
import { Database } from "./database.ts";
import { startEmulator, type Emulator } from "./emulator.ts";
import { Expressions } from "./expressions.ts";
import { findEmulator } from "./find.ts";
import { Lane } from "./lane.ts";

/** Questions that are asked at once, each in a project of its own: more do not make the emulator faster. */
const lanes = 6;

/** The security rules on the Firestore emulator, which judges what clients do; servers bypass rules, so histories are not asked. */
export const firestoreEngine: EngineFinder = {
  target: "firestore",
  name: "Firestore emulator",
  find: async () => {
    const found = await findEmulator();
    return "missing" in found ? found : { engine: new FirestoreEngine() };
  },
};

class FirestoreEngine implements Engine {
  readonly name = "Firestore emulator";
  readonly target = "firestore";
  readonly clientsOnly = true;
  #emulator: Emulator | undefined;
  #schema: Schema | undefined;
  #lanes: readonly Lane[] = [];
  #expressions: Expressions | undefined;

  /** Loads the generated rules into projects of this engine alone, and believes nothing before a write that they must deny was denied. */
  async start(schema: Schema, files: readonly GeneratedFile[]): Promise<void> {
    const rules = files.find((file) => file.path === rulesFile);
    if (rules === undefined) throw new Error(`${rulesFile} is not among the generated files`);
    this.#emulator ??= await startEmulator();
    const { host } = this.#emulator;
    const run = crypto.randomUUID().slice(0, 8);
    const open = (name: string): Database => new Database(host, `demo-${run}-${name}`);
    this.#schema = schema;
    this.#lanes = Array.from({ length: lanes }, (_, index) => new Lane(open(`lane-${index}`), schema));
    this.#expressions = new Expressions(schema, open);
    for (const lane of this.#lanes) {
      await lane.database.loadRules(rules.text);
      await seeDenied(lane.database);
    }
  }

  async ask(question: Question): Promise<Answer> {
    const [answer] = await this.askAll([question]);
    return answer as Answer;
  }

  async askAll(questions: readonly Question[]): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    let next = 0;
    const work = async (lane: Lane): Promise<void> => {
      while (next < questions.length) {
        const index = next;
        next += 1;
        answers[index] = await this.#answer(lane, questions[index] as Question);
      }
    };
    await Promise.all(this.#lanes.map(work));
    return answers;
  }

  async stop(): Promise<void> {
    await this.#emulator?.stop();
    this.#emulator = undefined;
    this.#lanes = [];
  }

  async #answer(lane: Lane, question: Question): Promise<Answer> {
    if (this.#schema === undefined || this.#expressions === undefined) throw new Error("the engine has not started");
    if (question.ask === "history") return { answer: "not asked", reason: "servers bypass security rules, and a history is written by servers" };
    if (question.ask === "expression") return this.#expressions.ask(entityOf(this.#schema, question.entity), question.expression, question.record);
    return lane.ask(question);
  }
}

/** An emulator without rules allows everything: a write to a collection that no contract has must be denied. */
async function seeDenied(database: Database): Promise<void> {
  const reply = await database.commit([{ do: "create", path: "no-contract-has-this/x", fields: {}, now: [] }], undefined);
  if (reply.ok) throw new Error("the emulator allowed a write that no rule allows: the rules are not in force");
}

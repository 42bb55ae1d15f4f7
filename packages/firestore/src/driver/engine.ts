import { entityOf, type Answer, type Engine, type EngineFinder, type GeneratedFile, type Question, type Schema } from "@concord/core";
import type { Codecs } from "@concord/core/driver";
import { rulesFile } from "../names.ts";
import { Database } from "./database.ts";
import { startEmulator, type Emulator } from "./emulator.ts";
import { Expressions } from "./expressions.ts";
import { findEmulator } from "./find.ts";
import { Lane } from "./lane.ts";
import { documentCodecs, type Codec } from "./round.ts";

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
  #run: Run | undefined;

  /** Loads the generated rules into projects of this engine alone, and believes nothing before a write that they must deny was denied. Starting again asks other files. */
  async start(schema: Schema, files: readonly GeneratedFile[]): Promise<void> {
    const rules = files.find((file) => file.path === rulesFile);
    if (rules === undefined) throw new Error(`${rulesFile} is not among the generated files`);
    this.#emulator ??= await startEmulator();
    const { host } = this.#emulator;
    const id = crypto.randomUUID().slice(0, 8);
    const open = (name: string): Database => new Database(host, `demo-${id}-${name}`);
    await this.#run?.codecs.close();
    const codecs = await documentCodecs(files);
    this.#run = { schema, codecs, expressions: new Expressions(schema, open), lanes: [], open: (index) => openLane(open(`lane-${index}`), schema, rules.text, codecs) };
    await laneOf(this.#run, 0);
  }

  async ask(question: Question): Promise<Answer> {
    const [answer] = await this.askAll([question]);
    return answer as Answer;
  }

  async askAll(questions: readonly Question[]): Promise<readonly Answer[]> {
    const run = this.#run;
    if (run === undefined) throw new Error("the engine has not started");
    const answers: Answer[] = [];
    let next = 0;
    const work = async (index: number): Promise<void> => {
      const lane = await laneOf(run, index);
      while (next < questions.length) {
        const at = next;
        next += 1;
        answers[at] = await answer(run, lane, questions[at] as Question);
      }
    };
    await Promise.all(Array.from({ length: Math.min(lanes, questions.length) }, (_, index) => work(index)));
    return answers;
  }

  async stop(): Promise<void> {
    await this.#emulator?.stop();
    await this.#run?.codecs.close();
    this.#emulator = undefined;
    this.#run = undefined;
  }
}

/** One set of rules that is asked. Its lanes are opened when they are needed. */
interface Run {
  readonly schema: Schema;
  readonly codecs: Codecs<Codec>;
  readonly expressions: Expressions;
  readonly lanes: Promise<Lane>[];
  readonly open: (index: number) => Promise<Lane>;
}

function laneOf(run: Run, index: number): Promise<Lane> {
  return (run.lanes[index] ??= run.open(index));
}

async function openLane(database: Database, schema: Schema, rules: string, codecs: Codecs<Codec>): Promise<Lane> {
  await database.loadRules(rules);
  await seeDenied(database);
  return new Lane(database, schema, codecs);
}

async function answer(run: Run, lane: Lane, question: Question): Promise<Answer> {
  if (question.ask === "history" || question.ask === "journal" || question.ask === "promotion") return { answer: "not asked", reason: "servers bypass security rules, and a history is written by servers" };
  if (question.ask === "expression") return run.expressions.ask(entityOf(run.schema, question.entity), question.expression, question.record);
  return lane.ask(question);
}

/** An emulator without rules allows everything: a write to a collection that no contract has must be denied. */
async function seeDenied(database: Database): Promise<void> {
  const reply = await database.commit([{ do: "create", path: "no-contract-has-this/x", fields: {}, now: [] }], undefined);
  if (reply.ok) throw new Error("the emulator allowed a write that no rule allows: the rules are not in force");
}

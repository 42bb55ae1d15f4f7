import { emit, entityOf, type Answer, type Engine, type Question, type Schema } from "@concord/core";
import { prove, type Made, type Proof, type Told } from "@concord/prove";
import { targets } from "@concord/cli";
import { ajvEngine, validatorsEngine } from "@concord/jsonschema/driver";
import { engineOn } from "@concord/postgres/driver";
import { zodEngine } from "@concord/typescript/driver";
import { expect, inject, test } from "vitest";
import { firestore, projectAt } from "../prove/proving.ts";
import { equivalents, type Equivalent } from "./mutation/equivalent.ts";
import { loosenJsonSchema, loosenValidators, loosenZod } from "./mutation/loosen-libraries.ts";
import { loosenRules, loosenSql } from "./mutation/loosen.ts";
import { mutantsOf, type Loosen, type Mutant } from "./mutation/mutant.ts";

const { schema } = projectAt("../..");
/** The most questions that are asked of a mutant in a database for one claim. Where none was refused for it or where a store fills in, the prover itself is asked. */
const mostQuestions = 60;

/** The newest PostgreSQL of the run, in one database: there are few questions to each mutant. */
async function newest(): Promise<Engine> {
  const [address] = inject("postgres");
  if (address === undefined) throw new Error("there is no PostgreSQL");
  return engineOn(address, 1);
}

interface Outcome { readonly entity: string; readonly constraint: string; readonly statement: string; readonly fate: "killed" | "stillborn" | "survived" }

interface Subject {
  readonly target: string;
  readonly engine: () => Engine | Promise<Engine>;
  /** The file that holds the statements of all others, where the engine loads that one. */
  readonly loaded?: string;
  readonly loosen: Loosen;
}

const subjects: readonly Subject[] = [
  { target: "zod", engine: zodEngine, loosen: loosenZod },
  { target: "json-schema", engine: ajvEngine, loosen: loosenJsonSchema },
  { target: "validators", engine: validatorsEngine, loosen: loosenValidators },
  { target: "firestore", engine: firestore, loaded: "firestore/firestore.rules", loosen: loosenRules },
  { target: "postgres", engine: newest, loaded: "postgres/schema.sql", loosen: loosenSql },
];

test.each(subjects)("$target: without the statement that a claim names, a verdict is another", async ({ target, engine, loaded, loosen }) => {
  const asked = await engine();
  const outcomes: Outcome[] = [];
  for (const { id, stores } of schema.entities) {
    if (stores.includes(target) || !isStore(target)) outcomes.push(...await mutate(target, asked, id, loaded, loosen));
  }
  const survivors = outcomes.filter((each) => each.fate !== "killed");
  const unproven = survivors.filter((each) => !isEquivalent(target, each));
  process.stdout.write(`\nmutation: ${target}: ${outcomes.length} claims, ${outcomes.length - survivors.length} killed, ${survivors.length - unproven.length} equivalent, ${unproven.length} survived\n`);
  expect(unproven.map(({ constraint, statement, fate }) => `${constraint} ${fate}: ${statement.slice(0, 160).replaceAll(/\s+/g, " ")}`)).toEqual([]);
  expect(equivalents.filter((each) => each.target === target && !survivors.some((survivor) => matches(each, survivor))).map((each) => each.constraint.source), "proofs that nothing needs").toEqual([]);
  expect(outcomes.length).toBeGreaterThan(100);
}, 1_800_000);

function isStore(target: string): boolean {
  return targets.some((each) => each.name === target && each.store !== undefined);
}

function isEquivalent(target: string, outcome: Outcome): boolean {
  return equivalents.some((each) => each.target === target && matches(each, outcome));
}

function matches({ constraint, statement, holds }: Equivalent, outcome: Outcome): boolean {
  const path = /\/([^:]*):/u.exec(outcome.constraint)?.[1] ?? "";
  return constraint.test(outcome.constraint) && statement.test(outcome.statement) && (holds === undefined || holds(schema, entityOf(schema, outcome.entity), path));
}

/** Takes away each statement that claims on one entity name. The entity stands with what it refers to and what refers to it alone, so that little is loaded. */
async function mutate(target: string, engine: Engine, entity: string, loaded: string | undefined, loosen: Loosen): Promise<readonly Outcome[]> {
  const part = closure(schema, entity);
  const made: Made = { target: { name: target }, ...emit(targets.find((each) => each.name === target) as (typeof targets)[number], part) };
  const told: Told[] = [];
  const whole = await proveIt(part, made, engine, entity, (each) => told.push(each));
  if (!whole.holds) throw new Error(`${entity} does not hold as it is`);
  const outcomes: Outcome[] = [];
  for (const mutant of mutantsOf(made, entity, loaded, loosen)) {
    const shown = await flips(part, made, engine, entity, mutant, told);
    outcomes.push(...mutant.constraints.map((constraint): Outcome => ({
      entity, constraint, statement: mutant.statement, fate: shown === undefined ? "stillborn" : shown.has(constraint) ? "killed" : "survived",
    })));
  }
  return outcomes;
}

/** The constraints of the mutant of which a verdict is another; nothing where no engine loads the files. */
async function flips(part: Schema, made: Made, engine: Engine, entity: string, mutant: Mutant, told: readonly Told[]): Promise<ReadonlySet<string> | undefined> {
  for (const files of mutant.ways) {
    const shown = await flipsOf(engine, part, files, mutant.constraints, told);
    if (shown === undefined) continue;
    const silent = mutant.constraints.filter((each) => !shown.has(each) && (/:(?:auto|default|history|staging)$/.test(each) || refusalsOf(told, each).length === 0));
    if (silent.length === 0) return shown;
    const proof = await proveIt(part, { ...made, files }, engine, entity).catch(() => undefined);
    // A store that is broken does not accept what it did.
    if (proof === undefined) return new Set(mutant.constraints);
    const blamed = [...proof.disagreements.flatMap((each) => [...each.violations.map(({ constraint }) => constraint), ...each.at.map(({ claim }) => claim.constraint), ...missing(part, each)]), ...proof.unproven.map((each) => each.constraint)];
    return new Set([...shown, ...blamed]);
  }
  return undefined;
}

/** What was not done where a valid request is refused: what lets callers in, and what fills in the fields that a record lacks. */
function missing(part: Schema, { what, question }: Proof["disagreements"][number]): readonly string[] {
  if (what !== "refused") return [];
  if (question.ask === "access") return [`${question.entity}:access:${question.operation}`];
  if (question.ask === "list") return [`${question.entity}:access:read`];
  if (question.ask !== "record") return [];
  const { fields } = entityOf(part, question.entity);
  const lacks = (name: string): boolean => typeof question.record === "object" && question.record !== null && !Object.hasOwn(question.record, name);
  return fields.filter(({ name }) => lacks(name)).flatMap(({ name }) => ["auto", "default"].map((kind) => `${question.entity}/${name}:${kind}`));
}

async function flipsOf(engine: Engine, part: Schema, files: Mutant["ways"][number], constraints: readonly string[], told: readonly Told[]): Promise<Set<string> | undefined> {
  try {
    await engine.start(part, files);
  } catch {
    return undefined;
  }
  try {
    const shown = new Set<string>();
    for (const constraint of constraints) if (await isFlipped(engine, refusalsOf(told, constraint).slice(0, isStore(engine.target) ? mostQuestions : Infinity))) shown.add(constraint);
    return shown;
  } finally {
    await engine.stop();
  }
}

/** Questions that were refused for this constraint, those that break nothing else first. */
function refusalsOf(told: readonly Told[], constraint: string): readonly Question[] {
  const refused = told.filter(({ answer, violations }) => answer.answer === "rejected" && violations.some((each) => each.constraint === constraint));
  return refused.toSorted((one, other) => one.violations.length - other.violations.length).map(({ question }) => question);
}

/** Of a store that is broken in a way that it does not refuse records in: nothing was accepted. */
const failed: Answer = { answer: "rejected", reason: "an error that is no refusal" };

async function isFlipped(engine: Engine, questions: readonly Question[]): Promise<boolean> {
  for (let from = 0; from < questions.length; from += 10) {
    const some = questions.slice(from, from + 10);
    const answers = await engine.askAll(some).catch(() => Promise.all(some.map((each) => engine.ask(each).catch(() => failed))));
    if (answers.some(({ answer }) => answer === "accepted")) return true;
  }
  return false;
}

function proveIt(part: Schema, made: Made, engine: Engine, entity: string, onAnswer?: (told: Told) => void): ReturnType<typeof prove> {
  return prove({ schema: part, made: [made], engines: [engine], entities: [entity], budget: { perEngine: 0 }, seed: 1, clock: Date.now, ...(onAnswer === undefined ? {} : { onAnswer }) });
}

/** The schema of the entity, and of all that it refers to, directly or not. */
function closure(whole: Schema, entity: string): Schema {
  const reached = new Set([entity]);
  for (const id of reached) for (const reference of whole.entities.find((each) => each.id === id)?.references ?? []) reached.add(reference.to);
  return { ...whole, entities: whole.entities.filter((each) => reached.has(each.id)), views: [], queries: [], seeds: [] };
}

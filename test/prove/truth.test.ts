import { stores } from "@concord/cli";
import { readSchema, type Check, type Engine, type Expression, type Json, type Question, type Schema } from "@concord/core";
import { evaluate, nodes, type JsonObject } from "@concord/oracle";
import { validatorsEngine } from "@concord/jsonschema/driver";
import { zodEngine } from "@concord/typescript/driver";
import { expect, test } from "vitest";
import { firestore, postgres, projectOf } from "./proving.ts";
import { formsOf, lists, logic, pairs } from "./truth/forms.ts";

/** Operators of checks; those of access (`hasRole`, `now`, `auth`) ask the caller, and are judged by requests. */
const operators: Readonly<Record<Exclude<Expression["op"], "literal" | "field" | "auth" | "hasRole" | "now">, true>> = {
  "==": true, "!=": true, "<": true, "<=": true, ">": true, ">=": true, "&&": true, "||": true, "!": true, in: true, "+": true, "-": true, "*": true,
  negate: true, "?:": true, size: true, all: true, exists: true,
};

interface Table { readonly a: string; readonly b: string; readonly as: readonly Json[]; readonly bs: readonly Json[]; readonly forms: readonly string[] }
const tables: readonly Table[] = [
  ...pairs.map((pair) => ({ a: pair.type, b: pair.type, as: pair.values, bs: pair.values, forms: formsOf(pair) })),
  { a: "boolean", b: "boolean", as: [false, true], bs: [false, true], forms: logic },
  { a: "list, of: { type: int32, minimum: -9, maximum: 9 }, maxItems: 3", b: "int32, minimum: -9, maximum: 9", as: [[], [1], [-1, 2]], bs: [-1, 1], forms: lists },
];

test("every operator gives one value over absent, null and values, in every store, in TypeScript and over JSON", async () => {
  const forms = tables.flatMap((table, index) => table.forms.map((text) => ({ index, text, isTaken: isTaken(contract(index, table, [text])) })));
  const taken = (index: number): readonly string[] => forms.filter((form) => form.index === index && form.isTaken).map((form) => form.text);
  const { schema, made } = projectOf(sourcesOf(tables.map((table, index) => contract(index, table, taken(index)))));
  const questions = tables.flatMap((table, index) => checksOf(schema, index).flatMap(({ if: expression }) => records(table).map((record): Question => ({
    ask: "expression", entity: `truth.table${index}`, expression, record,
  }))));

  const engines = [...postgres(), await firestore(), zodEngine(), validatorsEngine()];
  const answered = await Promise.all(engines.map(async (engine) => {
    await engine.start(schema, made.find((each) => each.target.name === engine.target)?.files ?? []);
    try {
      return { engine, ...await ask(engine, questions) };
    } finally {
      await engine.stop();
    }
  }));
  const asked = new Set(schema.entities.flatMap((entity) => entity.checks.flatMap((check) => nodes(check.if.tree).map((node) => node.op))));
  const refused = forms.filter((form) => !form.isTaken);
  process.stdout.write([
    "", `${forms.length} forms, ${refused.length} of them refused by the language, ${questions.length} questions`,
    ...answered.map(({ engine, judged, unasked }) => `${engine.name.padEnd(20)} ${judged} judged, ${unasked.length} not asked`), "",
  ].join("\n"));
  expect(answered.flatMap((each) => each.wrong)).toEqual([]);
  expect(answered.flatMap((each) => each.unasked)).toEqual([]);
  expect(Object.keys(operators).filter((operator) => !asked.has(operator as Expression["op"]))).toEqual([]);
  expect(refused.map((form) => form.text)).toEqual(expect.arrayContaining(["a < b", "a + b > 1", "-a < b", "a && b", "a || b", "!a", "size(a) == 1", "b in a", "a.all(x, x > 0)"]));
}, 300_000);

/** Puts the questions; gives what disagrees with the oracle, and what was not asked, as people read it. */
async function ask(engine: Engine, questions: readonly Question[]): Promise<{ readonly judged: number; readonly wrong: readonly string[]; readonly unasked: readonly string[] }> {
  const answers = await engine.askAll(questions);
  const told = questions.map((question, index) => {
    if (question.ask !== "expression") throw new Error("only expressions are asked");
    const { answer } = answers[index] as (typeof answers)[number];
    const holds = evaluate(question.expression.tree, { record: question.record }) === true;
    return { answer, isRight: answer === (holds ? "accepted" : "rejected"), text: `${engine.name}: ${question.expression.text} over ${JSON.stringify(question.record)} is ${holds}: ${JSON.stringify(answers[index])}` };
  });
  const judged = told.filter(({ answer }) => answer === "accepted" || answer === "rejected");
  return { judged: judged.length, wrong: judged.filter((each) => !each.isRight).map((each) => each.text), unasked: told.filter((each) => !judged.includes(each)).map((each) => each.text) };
}

function contract(index: number, { a, b }: Table, forms: readonly string[]): string {
  const checks = forms.map((form, at) => `  form${at}: ${JSON.stringify(form)}`);
  return [`entity: table${index}`, "description: Two fields that may be missing.", "fields:", "  id: { type: uid }", `  a: { type: ${a}, optional: true }`, `  b: { type: ${b}, optional: true }`,
    ...(checks.length === 0 ? [] : ["checks:", ...checks]), "access:", "  create: auth.uid == id", ""].join("\n");
}

function sourcesOf(contracts: readonly string[]): readonly { readonly file: string; readonly text: string }[] {
  const named = contracts.map((text) => ({ file: `schemas/truth/${/^entity: (\w+)/u.exec(text)?.[1] ?? ""}.yaml`, text }));
  return [{ file: "schemas/project.yaml", text: "stores: [postgres, firestore]\nprimary: postgres\n" }, ...named];
}

/** Whether the language takes a contract. */
function isTaken(text: string): boolean {
  return readSchema(sourcesOf([text]), stores).schema !== undefined;
}

function checksOf(schema: Schema, index: number): readonly Check[] {
  return schema.entities.find((entity) => entity.id === `truth.table${index}`)?.checks ?? [];
}

/** {absent, null, each value}², beside a key. */
function records({ as, bs }: Table): readonly JsonObject[] {
  const choices = (values: readonly Json[]): readonly (Json | undefined)[] => [undefined, null, ...values];
  return choices(as).flatMap((a) => choices(bs).map((b): JsonObject => ({ id: "one", ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) })));
}

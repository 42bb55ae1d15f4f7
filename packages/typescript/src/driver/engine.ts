import { entityOf, isOfRecord, type Answer, type Engine, type Entity, type Json, type Question, type Schema, type Written } from "@concord/core";
import { createRequire } from "node:module";
import * as z from "zod";
import { printExpression } from "@concord/jsonschema";
import { fileOf, pascal, readerOf } from "../names.ts";
import { applicationRecord } from "./application.ts";
import { loadFiles, type Loaded } from "./load.ts";

type Codec = z.ZodType<unknown, unknown>;
type Reader = (form: object) => unknown;
type Condition = (record: unknown) => boolean;

/** What `start` loads. */
interface Running {
  readonly schema: Schema;
  readonly loaded: Loaded;
  /** By entity and shape: what reads a form into it. */
  readonly readers: ReadonlyMap<string, ReadonlyMap<string, Reader>>;
  /** By entity and shape. */
  readonly codecs: ReadonlyMap<string, ReadonlyMap<string, Codec>>;
  readonly helpers: Readonly<Record<string, unknown>>;
  /** By the typed tree: one text means another thing over fields of other types. */
  readonly conditions: Map<Written["tree"], Condition>;
}

/** The generated codecs, run: a record is accepted if it decodes, and what is stored is what it encodes back to. */
export function zodEngine(): Engine {
  const { version } = createRequire(import.meta.url)("zod/package.json") as { readonly version: string };
  let running: Running | undefined;
  const ask = (question: Question): Answer => {
    if (running === undefined) throw new Error("the engine is not started");
    if (question.ask === "record") return judge(running, question);
    if (question.ask === "expression") return evaluate(running, question.entity, question.expression, question.record);
    return { answer: "not asked", reason: "a codec sees one record and no caller" };
  };
  return {
    name: `Zod ${version}`,
    target: "zod",
    start: async (schema, files) => {
      await running?.loaded.close();
      const loaded = await loadFiles(files.filter((file) => file.path.startsWith("zod/") || file.path.startsWith("forms/")));
      const readers = new Map<string, ReadonlyMap<string, Reader>>();
      const codecs = new Map<string, ReadonlyMap<string, Codec>>();
      for (const entity of schema.entities) {
        const module = await loaded.module(fileOf("zod", entity));
        const name = pascal(entity.name);
        const forms = entity.shapes.filter((shape) => shape.form);
        const reading = forms.length === 0 ? {} : await loaded.module(fileOf("forms", entity));
        readers.set(entity.id, new Map(forms.map((shape) => [shape.name, reading[readerOf(entity, shape)] as Reader])));
        const shapes = ["record", "create", ...entity.shapes.map((shape) => shape.name)];
        codecs.set(entity.id, new Map(shapes.map((shape) => [shape, module[name + pascal(shape)] as Codec])));
      }
      running = { schema, loaded, readers, codecs, helpers: await loaded.module("zod/concord.ts"), conditions: new Map() };
    },
    ask: async (question) => ask(question),
    askAll: async (questions) => questions.map(ask),
    stop: async () => {
      await running?.loaded.close();
      running = undefined;
    },
  };
}

function judge({ schema, codecs, readers }: Running, { entity, record, defaults, shape, form }: Question & { readonly ask: "record" }): Answer {
  const offered = withoutUndefined(record);
  const read = form === true ? readers.get(entity)?.get(shape ?? "") : undefined;
  const given = read === undefined || !isObject(offered) ? offered : read(asSent(offered));
  const made = defaults ? madeByStore(entityOf(schema, entity), given) : undefined;
  if (made !== undefined) return { answer: "not asked", reason: `${made} is made by the store, and no new record holds it` };
  const codec = codecs.get(entity)?.get(shape ?? (defaults ? "create" : "record"));
  if (codec === undefined) throw new Error(`no codec of ${entity} was generated`);
  const decoded = z.safeDecode(codec, given);
  if (!decoded.success) return { answer: "rejected", reason: firstOf(decoded.error) };
  const encoded = z.safeEncode(codec, decoded.data);
  if (!encoded.success) return { answer: "rejected", reason: `what it decoded does not encode: ${firstOf(encoded.error)}` };
  return { answer: "accepted", stored: encoded.data as Json };
}

/** What a form sends, as names with values where all of them are texts, which is how browsers send it; else as an object. */
function asSent(form: Readonly<Record<string, unknown>>): object {
  const pairs = Object.entries(form).flatMap(([name, value]) => (Array.isArray(value) ? (value as readonly unknown[]).map((each) => [name, each]) : [[name, value]]));
  return pairs.every(([, value]) => typeof value === "string") ? pairs : form;
}

function firstOf({ issues }: z.core.$ZodError): string {
  const [issue] = issues;
  return issue === undefined ? "" : `${issue.path.join(".")}: ${issue.message}`;
}

/** The first field that a new record may not hold, though the question's record does. */
function madeByStore(entity: Entity, record: unknown): string | undefined {
  return isObject(record) ? entity.fields.find((field) => field.auto !== undefined && Object.hasOwn(record, field.name))?.name : undefined;
}

/** Evaluates the text that the generated file would hold. */
function evaluate(running: Running, id: string, expression: Written, record: Json): Answer {
  if (!isOfRecord(expression.tree)) return { answer: "not asked", reason: "a codec knows neither the caller nor another record" };
  const condition = running.conditions.get(expression.tree) ?? compile(expression, running.helpers);
  running.conditions.set(expression.tree, condition);
  const { fields } = entityOf(running.schema, id);
  return condition(applicationRecord(fields, record)) ? { answer: "accepted" } : { answer: "rejected", reason: "false" };
}

function compile({ tree }: Written, helpers: Running["helpers"]): Condition {
  const text = printExpression(tree, { record: "record", helper: (name) => `helpers.${name}`, over: "total" });
  return (new Function("helpers", `return (record) => ${text};`) as (given: Running["helpers"]) => Condition)(helpers);
}

/** JSON has no undefined: a member that is undefined is missing. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [[name, withoutUndefined(member)]])));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

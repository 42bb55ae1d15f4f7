import type { Answer, Engine, Entity, GeneratedFile, Question, Schema } from "@concord/core";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { createRequire } from "node:module";
import { givenTo } from "./offered.ts";

/** The validators of one entity: its record, a new record whose defaults are left out, and the shapes that its contract names. */
interface Validators { readonly record: ValidateFunction; readonly create: ValidateFunction; readonly shapes: ReadonlyMap<string, ValidateFunction>; readonly entity: Entity }

/**
 * Ajv in strict mode over the generated documents, without a format or keyword of its own. It reads own properties only, since a record may lack
 * a field that every object inherits a value for.
 */
export function ajvEngine(): Engine {
  const { version } = createRequire(import.meta.url)("ajv/package.json") as { readonly version: string };
  const validators = new Map<string, Validators>();
  const ask = (question: Question): Answer => {
    if (question.ask !== "record") return { answer: "not asked", reason: "a schema sees one record and no caller" };
    const found = validators.get(question.entity);
    if (found === undefined) throw new Error(`no document of ${question.entity} was generated`);
    return judge(found, question);
  };
  return {
    name: `Ajv ${version}`,
    target: "json-schema",
    start: async (schema: Schema, files: readonly GeneratedFile[]) => {
      const ajv = new Ajv2020({ strict: true, ownProperties: true, allErrors: false });
      const texts = new Map(files.map((file) => [file.path, file.text]));
      for (const entity of schema.entities) {
        const text = texts.get(`json-schema/${entity.namespace}/${entity.name}.schema.json`);
        if (text === undefined) continue;
        ajv.addSchema(JSON.parse(text) as object, entity.id);
        const compiled = (reference: string): ValidateFunction => ajv.getSchema(`${entity.id}${reference}`) as ValidateFunction;
        validators.set(entity.id, { entity, record: compiled(""), create: compiled("#/$defs/create"), shapes: new Map(entity.shapes.map(({ name }) => [name, compiled(`#/$defs/${name}`)])) });
      }
    },
    ask: async (question) => ask(question),
    askAll: async (questions) => questions.map(ask),
    stop: async () => validators.clear(),
  };
}

function judge({ entity, record, create, shapes }: Validators, question: Question & { readonly ask: "record" }): Answer {
  const { defaults, shape } = question;
  const given = givenTo(entity, question.record, defaults, shape);
  if ("answer" in given) return given;
  const validate = shape === undefined ? (defaults ? create : record) : shapes.get(shape);
  if (validate === undefined) throw new Error(`nothing of the shape ${shape} was generated`);
  if (validate(given.given)) return { answer: "accepted" };
  const [error] = validate.errors ?? [];
  const reason = `${error?.instancePath ?? ""}: ${error?.message ?? ""}`;
  return { answer: "rejected", reason, ...(error === undefined ? {} : { statement: error.schemaPath }) };
}

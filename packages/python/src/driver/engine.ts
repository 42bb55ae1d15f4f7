import { entityOf, type Answer, type Engine, type GeneratedFile, type Json, type Question, type Schema } from "@concord/core";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileOf, folder, modelOf } from "../names.ts";
import { startPython, type Python } from "./process.ts";
import { server } from "./server.ts";
import { jsonText } from "./text.ts";

/** What `start` starts. */
interface Running { readonly schema: Schema; readonly place: string; readonly python: Python }

/**
 * The generated models, run by a Python with Pydantic: a record is accepted if the model of its shape validates it, and what is stored is what the model writes again.
 * @param command the Python; @param name what the engine is called.
 */
export function pydanticEngine(command: string, name: string): Engine {
  let running: Running | undefined;
  const stop = async (): Promise<void> => {
    const last = running;
    running = undefined;
    await last?.python.stop();
    if (last !== undefined) await rm(last.place, { recursive: true, force: true });
  };
  const ask = async (question: Question): Promise<Answer> => {
    if (running === undefined) throw new Error("the engine is not started");
    if (question.ask === "record") return judge(running, question);
    return { answer: "not asked", reason: "a model sees one record and no caller" };
  };
  return {
    name,
    target: folder,
    start: async (schema: Schema, files: readonly GeneratedFile[]) => {
      await stop();
      const place = await mkdtemp(join(tmpdir(), "concord-python-"));
      for (const { path, text } of files.filter((file) => file.path.endsWith(".py"))) {
        await mkdir(dirname(join(place, path)), { recursive: true });
        await writeFile(join(place, path), text);
      }
      running = { schema, place, python: startPython(command, server, [place]) };
    },
    ask,
    askAll: (questions) => Promise.all(questions.map(ask)),
    stop,
  };
}

async function judge({ schema, python }: Running, { entity: id, record, defaults, shape, form }: Question & { readonly ask: "record" }): Promise<Answer> {
  if (record === undefined) return { answer: "unrepresentable", reason: "undefined is no JSON" };
  if (form === true) return { answer: "not asked", reason: "a model reads JSON, and no form" };
  const entity = entityOf(schema, id);
  const made = defaults && isObject(record) ? entity.fields.find((field) => field.auto !== undefined && Object.hasOwn(record, field.name)) : undefined;
  if (made !== undefined) return { answer: "not asked", reason: `${made.name} is made by the store, and no new record holds it` };
  const module = fileOf(entity, "models").replace(/\.py$/u, "").replaceAll("/", ".");
  const line = `{"module":${JSON.stringify(module)},"model":${JSON.stringify(modelOf(entity, shape ?? (defaults ? "create" : "record")))},"record":${jsonText(record)}}`;
  const { stored, refused = "" } = JSON.parse(await python.ask(line)) as { readonly stored?: Json; readonly refused?: string };
  return stored === undefined ? { answer: "rejected", reason: refused } : { answer: "accepted", stored };
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

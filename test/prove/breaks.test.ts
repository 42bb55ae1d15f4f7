import type { Engine, GeneratedFile } from "@concord/core";
import { ajvEngine, validatorsEngine } from "@concord/jsonschema/driver";
import { prove, proverMemory, type Proof } from "@concord/prove";
import { zodEngine } from "@concord/typescript/driver";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, inject, test } from "vitest";
import { expectFile } from "../scenarios/expected.ts";
import { breaks, fileOf, type Break } from "./breaks/breaks.ts";
import { firestore, libraries, postgres, projectAt, textOf, type Project } from "./proving.ts";

/** Tickets are asked on a clock that stands still: no ticket says when it was made, so what is asked is the same on every day. */
const memory = proverMemory(Date.UTC(2024, 0, 15));
let project: Project;
let engines: Readonly<Record<Break["target"], Engine>>;
beforeAll(async () => {
  project = projectAt("breaks");
  const [newest] = postgres();
  const checker = (await libraries()).find(({ target }) => target === "bigquery");
  if (newest === undefined || checker === undefined) throw new Error("there is no PostgreSQL, or no checker of BigQuery");
  engines = { postgres: newest, firestore: await firestore(), bigquery: checker, zod: zodEngine(), "json-schema": ajvEngine(), validators: validatorsEngine() };
});

/** Proves the tickets alone. */
const proveTickets = (engine: Engine, entity = "shop.ticket"): Promise<Proof> => prove({
  ...project, engines: [engine], entities: [entity], seed: 1, budget: { perEngine: 0 }, clock: Date.now, memory,
});

test.each(["postgres", "firestore", "zod", "json-schema", "validators"] as const)("unbroken, %s holds", async (target) => {
  const proof = await proveTickets(engines[target]);
  if (!proof.holds) expect.fail(textOf(proof));
});

/** Four of each target, or all. */
const asked = inject("tier") === "second" ? breaks : breaks.filter((each) => breaks.filter(({ target }) => target === each.target).indexOf(each) < 4);

test.each(asked)("$target: $name", async (each) => {
  const isCodec = each.file !== undefined;
  const entity = isCodec ? each.constraint : (each.entity ?? "shop.ticket");
  const proof = await proveTickets(broken(engines[each.target], each), entity);
  expect(proof.failed).toEqual([]);
  const blamed = [...proof.disagreements.flatMap(({ violations, at }) => [...violations.map((violation) => violation.constraint), ...at.map(({ claim }) => claim.constraint)]), ...proof.unproven.map((finding) => finding.constraint)];
  if (isCodec) expect(new Set(proof.disagreements.map(({ entity, what }) => `${entity} ${what}`))).toEqual(new Set([`${each.constraint} changed`]));
  else expect(blamed).toContain(each.constraint);
  expect(proof.disagreements.every(({ entity: of, question }) => of === entity && question !== undefined)).toBe(true);
  expectFile(fileURLToPath(new URL(`breaks/${each.target}-${each.name}.txt`, import.meta.url)), withoutTable(textOf(proof)));
});

/** The engine, given one edited file: what the claims say of that file is no longer so. */
function broken(engine: Engine, { target, find, put, file = fileOf[target] }: Break): Engine {
  const edited = (files: readonly GeneratedFile[]): readonly GeneratedFile[] => files.map(({ path, text }) => {
    if (path !== file) return { path, text };
    expect(text.split(find).length - 1, `how often ${path} says ${find}`).toBe(1);
    return { path, text: text.replace(find, () => put) };
  });
  return {
    name: engine.name, target, ...(engine.clientsOnly === undefined ? {} : { clientsOnly: engine.clientsOnly }),
    start: (schema, files) => {
      expect(files.map((file) => file.path)).toContain(file);
      return engine.start(schema, edited(files));
    },
    ask: (question) => engine.ask(question), askAll: (questions) => engine.askAll(questions), stop: () => engine.stop(),
  };
}

/** What follows the table of counts: each finding with its record. */
function withoutTable(text: string): string {
  const [, ...parts] = text.split(/\n(?=\n(?:1\. |Claims that))/u);
  return `${parts.join("\n").trim().split("\n").slice(0, -1).join("\n").trim()}\n`;
}

import type { Engine } from "@concord/core";
import { ajvEngine } from "@concord/jsonschema/driver";
import { prove, type Made, type Proof } from "@concord/prove";
import { zodEngine } from "@concord/typescript/driver";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { expectFile } from "../scenarios/expected.ts";
import { breaks, fileOf, type Break } from "./breaks/breaks.ts";
import { firestore, postgres, projectAt, textOf, type Project } from "./proving.ts";

let project: Project;
let engines: Readonly<Record<Break["target"], Engine>>;
beforeAll(async () => {
  project = projectAt("breaks");
  const [newest] = postgres();
  if (newest === undefined) throw new Error("there is no PostgreSQL");
  engines = { postgres: newest, firestore: await firestore(), zod: zodEngine(), "json-schema": ajvEngine() };
});

/** Proves the tickets alone, on a clock that stands still: no ticket says when it was made, so what is asked is the same on every day. */
const proveTickets = (made: readonly Made[], engine: Engine): Promise<Proof> => prove({
  schema: project.schema, made, engines: [engine], entities: ["shop.ticket"], seed: 1, budget: { perEngine: 0 }, clock: () => Date.UTC(2024, 0, 15),
});

test.each(["postgres", "firestore", "zod", "json-schema"] as const)("unbroken, %s holds", async (target) => {
  const proof = await proveTickets(project.made, engines[target]);
  if (!proof.holds) expect.fail(textOf(proof));
});

test.each(breaks)("$target: $name", async (each) => {
  const proof = await proveTickets(broken(project.made, each), engines[each.target]);
  expect(proof.failed).toEqual([]);
  const blamed = [...proof.disagreements.flatMap(({ violations, at }) => [...violations.map((violation) => violation.constraint), ...at.map(({ claim }) => claim.constraint)]), ...proof.unproven.map((finding) => finding.constraint)];
  expect(blamed).toContain(each.constraint);
  expect(proof.disagreements.every(({ entity, question }) => entity === "shop.ticket" && question !== undefined)).toBe(true);
  expectFile(fileURLToPath(new URL(`breaks/${each.target}-${each.name}.txt`, import.meta.url)), withoutTable(textOf(proof)));
});

/** What the targets made, with one edit. */
function broken(made: readonly Made[], { target, find, put }: Break): readonly Made[] {
  const path = fileOf[target];
  const text = made.find((each) => each.target.name === target)?.files.find((file) => file.path === path)?.text ?? "";
  expect(text.split(find).length - 1, `how often ${path} says ${find}`).toBe(1);
  return made.map((each) => (each.target.name !== target ? each
    : { ...each, files: each.files.map((file) => (file.path === path ? { path, text: file.text.replace(find, () => put) } : file)) }));
}

/** What follows the table of counts: each finding with its record. */
function withoutTable(text: string): string {
  const [, ...parts] = text.split(/\n(?=\n(?:1\. |Claims that))/u);
  return `${parts.join("\n").trim().split("\n").slice(0, -1).join("\n").trim()}\n`;
}

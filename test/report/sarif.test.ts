import { report, type Code, type Diagnostic } from "@concord/core";
import { sarif } from "@concord/report";
import draft4 from "ajv-draft-04";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { codes } from "../../packages/cli/src/codes.ts";
import { someOfIt } from "../hostile/corpus.ts";
import { contracts, put, temporary } from "../publish/project.ts";
import { runHere } from "../scenarios/world.ts";

// SARIF is judged by the standard's own JSON Schema (its release 2.1.0-rtm.5, as Microsoft's package carries it): closed at every object, with formats asserted; one of its patterns is none under the flag u.

const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8")) as object;
const isValid = new draft4.default({ allErrors: true, formats: fullFormats, unicodeRegExp: false }).compile(schema);
const faultsOf = (log: unknown): readonly string[] => (isValid(log) ? [] : (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`));

type Log = ReturnType<typeof sarif>;

/** What the standard leaves open and GitHub's code scanning asks for: these texts are there and not empty, descriptions have at most 1,024 characters, and every place is a region. */
function missedByGitHub({ $schema, runs: [run] }: Log): readonly string[] {
  const { rules = [] } = run?.tool.driver ?? {};
  const texts = rules.flatMap(({ id, shortDescription, fullDescription, help }) => [[`${id} short`, shortDescription?.text, 1024], [`${id} full`, fullDescription?.text, 1024], [`${id} help`, help?.text, Infinity]] as const);
  const results = (run?.results ?? []).map(({ locations: [at] = [] }) => [at?.physicalLocation?.artifactLocation?.uri, ...["startLine", "startColumn", "endLine", "endColumn"].map((word) => at?.physicalLocation?.region?.[word as "startLine"])]);
  return [
    ...($schema === undefined ? ["$schema"] : []),
    ...texts.flatMap(([what, text = "", most]) => (text === "" || text.length > most ? [what] : [])),
    ...results.flatMap((words, index) => (words.every((word) => word !== undefined && word !== "") ? [] : [`result ${index}`])),
  ];
}

async function reported(folder: string, ...more: readonly string[]): Promise<{ readonly log: Log; readonly told: readonly Told[]; readonly code: number }> {
  const { out, err, code } = await runHere(folder, "report", ...more, "--sarif");
  expect(err).toBe("");
  const { diagnostics } = JSON.parse((await runHere(folder, "report", ...more, "--json")).out) as { readonly diagnostics: readonly Told[] };
  return { log: JSON.parse(out) as Log, told: diagnostics, code };
}

/** A finding, as `--json` tells it. */
interface Told { readonly code: string; readonly span: { readonly file: string; readonly start: At; readonly end: At }; readonly related: readonly object[] }
interface At { readonly line: number; readonly column: number }

/** The findings of a log by their rules, found by number, and their places. */
const found = ({ runs: [run] }: Log): readonly object[] => (run?.results ?? []).map(({ ruleIndex = -1, locations: [at] = [], relatedLocations = [] }) => {
  const { startLine, startColumn, endLine, endColumn } = at?.physicalLocation?.region ?? {};
  return { code: run?.tool.driver.rules?.[ruleIndex]?.id, file: at?.physicalLocation?.artifactLocation?.uri, at: [startLine, startColumn, endLine, endColumn], related: relatedLocations.length };
});
const said = (told: readonly Told[]): readonly object[] => told.map(({ code, span: { file, start, end }, related }) => ({
  code, file: file.replace(/^.*:/u, ""), at: [start.line, start.column, end.line, end.column], related: related.length,
}));

const folder = fileURLToPath(new URL("../scenarios/report", import.meta.url));

test.each([["safe", 0], ["breaking", 3], ["lossy-migration", 2], ["weakened-security", 2]])("a pull request is SARIF, finding by finding as --json tells it: %s", async (name, count) => {
  const { log, told, code } = await reported(join(folder, name, "after"), "--against", "../before");
  expect([faultsOf(log), missedByGitHub(log)]).toEqual([[], []]);
  expect(found(log)).toEqual(said(told));
  expect([told.length, code]).toEqual([count, count === 0 ? 0 : 1]);
});

test("errors of the contracts, of this state and the one before, are SARIF", async () => {
  const place = temporary(onTestFinished);
  put(join(place, "before"), { "schemas/project.yaml": contracts["project.yaml"] as string, "schemas/people/person.yaml": "entity: person\nfields:\n  id: { type: uid }\n  name: { type: text }\n" });
  put(join(place, "after"), { "schemas/project.yaml": contracts["project.yaml"] as string, "schemas/people/person.yaml": "entity: person\ndescription: <b>x</b>\nfields:\n  id: { type: uid\n" });
  const { log, told, code } = await reported(join(place, "after"), "--against", "../before");
  expect([faultsOf(log), missedByGitHub(log), code]).toEqual([[], [], 1]);
  expect(found(log)).toEqual(said(told));
  expect(new Set(told.map(({ span }) => span.file))).toEqual(new Set(["../before:schemas/people/person.yaml", "schemas/people/person.yaml"]));
});

test("every kind of finding, with hostile texts in hostile files, known or not", () => {
  const findings = codes.flatMap((code: Code, index): readonly Diagnostic[] => {
    const text = (someOfIt[index % someOfIt.length] as string).toWellFormed();
    const span = { file: `schemas/${text}.yaml`, start: 0, end: text.length };
    return [report(code, span, `x${text}`, { help: text, related: [{ span, message: text }] })];
  });
  for (const sourceOf of [() => undefined, (file: string) => ({ file, text: file })]) {
    const log = JSON.parse(JSON.stringify(sarif(findings, codes, sourceOf, { name: "concord", version: "1.0.0-beta.1" }))) as Log;
    expect([faultsOf(log), missedByGitHub(log)]).toEqual([[], []]);
    expect(log.runs[0]?.results).toHaveLength(codes.length);
  }
});

test.each<[what: string, edit: (log: Log) => void, fault: string]>([
  ["a level of its own", (log) => { Object.assign(log.runs[0]?.results?.[0] ?? {}, { level: "fatal" }); }, "/runs/0/results/0/level must be equal to one of the allowed values"],
  ["a line 0", (log) => { Object.assign(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.region ?? {}, { startLine: 0 }); }, "/runs/0/results/0/locations/0/physicalLocation/region/startLine must be >= 1"],
  ["a word that SARIF does not know", (log) => { Object.assign(log.runs[0]?.results?.[0] ?? {}, { severity: "error" }); }, "/runs/0/results/0 must NOT have additional properties"],
  ["a file's name that is no URI", (log) => { Object.assign(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation ?? {}, { uri: "schemas/a b.yaml" }); }, '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri must match format "uri-reference"'],
  ["no message", (log) => { Reflect.deleteProperty(log.runs[0]?.results?.[0] ?? {}, "message"); }, "/runs/0/results/0 must have required property 'message'"],
])("the schema refuses %s", (_, edit, fault) => {
  const span = { file: "schemas/a.yaml", start: 0, end: 1 };
  const log = JSON.parse(JSON.stringify(sarif([report(codes[0] as Code, span, "x")], codes, (file) => ({ file, text: "x" }), { name: "concord", version: "1.0.0" }))) as Log;
  expect(faultsOf(log)).toEqual([]);
  edit(log);
  expect(faultsOf(log)).toEqual([fault]);
});

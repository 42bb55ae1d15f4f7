// `npm run bench`: what compiling costs, beside the floor and beside other tools, and what validating with the result does.
// One run on one model. Prints the measurements, then every goal as met or missed, and where a goal of the cold build is missed, where its time goes.
// Options: --entities (1,000), --large (10,000; 0 leaves it out), --rounds (5).
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { consumerOf } from "./consume.ts";
import { contract, nameOf, writeModel } from "./model.ts";
import { buf, bufBreaking, dbmlCore, drizzleKit, jsonSchemaToTypescript } from "./peers/index.ts";
import { profileOf } from "./profile.ts";
import { changed } from "./peers/buf-breaking.ts";
import type { Peer, Program } from "./program.ts";
import { concord, inTurn, type Run, type Runs } from "./run.ts";
import { isMet, of, printGoals, printRuns, printTable, spread, type Goal, type Spread } from "./table.ts";
import { validationRates } from "./validate.ts";
import { watchEdit } from "./watch.ts";

const { values } = parseArgs({ options: {
  entities: { type: "string", default: "1000" }, large: { type: "string", default: "10000" }, rounds: { type: "string", default: "5" },
} });
const [entities, large, rounds] = [Number(values.entities), Number(values.large), Number(values.rounds)];

const packages = fileURLToPath(new URL("../node_modules", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "concord-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
let aside = 0;
const project = modelOf("project", entities);
const generated = join(project, "generated");
console.log(`${spelled(entities)} entities of 12 fields; Node ${process.versions.node}, ${cpus().length} processors;`);
console.log(`median (least..most) of ${rounds} runs in turn\n`);

const cold = coldBuild("cold build, all targets", project);
const floor: Program = {
  name: "floor: parse the YAML once, write the same bytes once",
  command: [process.execPath, fileURLToPath(new URL("programs/floor.mjs", import.meta.url)), project, generated, join(folder, "copy")],
  folder,
  before: () => setAside(join(folder, "copy")),
  makes: join(folder, "copy", "enforcement.json"),
};
const drizzle = peer("drizzle-kit", drizzleKit);
const compiling = await inTurn(rounds, [cold, floor, drizzle]);
printRuns(compiling);

const differenceName = `changes and verdicts of ${changed} edits`;
const reportName = `report of ${changed} edits for a pull request`;
const unchanged = build("build with nothing to do", project);
const image = peer("buf", buf);
const idle = await inTurn(rounds, [unchanged, image]);
printRuns(idle);

const edited = editedModel();
const compared = await inTurn(rounds, [comparing(differenceName, "diff"), peer("buf-breaking", bufBreaking), comparing(reportName, "report")]);
printRuns(compared);

printRuns(await inTurn(Math.ceil(rounds / 2), [peer("dbml-core", dbmlCore), peer("json-schema-to-typescript", jsonSchemaToTypescript)]));

const edits = spread(await watchEdit(project, 20));
printTable([["one edit under watch, to files on the disk", `${edits.median.toFixed(0)} (${edits.least.toFixed(0)}..${edits.most.toFixed(0)}) ms`]]);

const goals: Goal[] = [
  times("cold build to the floor", 3, compiling, cold, floor, "wall"),
  times("cold build to drizzle-kit", 3, compiling, cold, drizzle, "wall"),
  times("memory of the cold build to drizzle-kit's", 2, compiling, cold, drizzle, "megabytes"),
  times("build with nothing to do, to buf build", 1, idle, unchanged, image, "wall"),
  { what: "changes and verdicts, to buf breaking", is: median(compared, differenceName) / median(compared, "buf breaking"), unit: "times", digits: 2, most: 1 },
  { what: `report of ${changed} changed contracts among ${spelled(entities)}`, is: median(compared, reportName), unit: "s", digits: 2, most: 3 },
  { what: "one edit under watch", is: edits.median, unit: "ms", digits: 0, most: 100 },
];
const rates = await validationRates(generated, folderOf("validate"), rounds);
printTable([["", "records a processor second"], ...[...rates].map(([name, each]) => [name, million(spread(each))])]);
const validating = (other: string): number => spread(rates.get("generated validators") ?? []).median / spread(rates.get(other) ?? []).median;
goals.push({ what: "generated validators to Zod codecs", is: validating("Zod codecs"), unit: "times", digits: 2, least: 3 });
goals.push({ what: "generated validators to TypeBox", is: validating("TypeBox, compiled"), unit: "times", digits: 2, least: 0.7 });
const consumer = consumerOf(project, folderIn("consumer"), entities, (path) => (path.startsWith(".bin/") ? join(packages, "..", "..", "node_modules", path) : join(packages, path)));
const importing = await inTurn(rounds, [consumer.byHand, consumer.types, consumer.codecs]);
printRuns(importing);
goals.push(times(`type check of ${spelled(entities)} imported entities to interfaces by hand`, 1.5, importing, consumer.types, consumer.byHand, "wall"));
for (const { bundler, generated: ours, byHand, foreign } of await consumer.bundles()) {
  printTable([[`one codec in a bundle by ${bundler}, beside Zod`, `${ours} bytes, by hand ${byHand}; files of other entities, validators or stores: ${foreign.length}`]]);
  goals.push({ what: `one codec in a bundle by ${bundler} to a file by hand`, is: foreign.length > 0 ? NaN : ours / byHand, unit: "times", digits: 2, most: 1.2 });
}
if (large > 0) {
  // Without Firestore, both: one of its databases takes 1,000 composite indexes.
  const without = (count: number): Program => coldBuild(`cold build of ${spelled(count)}, without Firestore`, modelOf(`of-${count}`, count, ["postgres", "bigquery"]));
  const [few, many] = [without(entities), without(large)];
  const scale = await inTurn(2, [few, many]);
  printRuns(scale);
  const growth = ratio(scale, many, few, "wall") * entities / large;
  goals.push({ what: `an entity among ${spelled(large)} to one among ${spelled(entities)}`, is: growth, unit: "times", digits: 2, most: 1.2 });
}
printGoals(goals);
const inProcessorTime = [floor, drizzle].map((other) => [`cold build to ${other.name}, in processor time`, `${ratio(compiling, cold, other, "cpu").toFixed(2)} times`]);
printTable(inProcessorTime);
if (goals.slice(0, 3).some((goal) => !isMet(goal))) {
  const places = (await profileOf(cold)).slice(0, 14).map(([where, seconds]) => [where, seconds.toFixed(2)]);
  printTable([["where the time of a cold build goes: each package's own code", "s"], ...places]);
}

function modelOf(name: string, count: number, stores?: readonly string[]): string {
  writeModel(join(folder, name), count, stores);
  return join(folder, name);
}

/** Without generated files and without anything remembered. */
function coldBuild(name: string, at: string): Program {
  return { ...build(name, at), before: () => {
    setAside(join(at, "generated"));
    rmSync(join(at, "node_modules", ".cache"), { recursive: true, force: true });
  } };
}

/**
 * Moves what an earlier run made out of the way, until all is over. Removing thousands of files just before the clock starts would be measured with them:
 * ext4 does not take a freed inode again for a while, and looking for another one made each new file cost 0.6 ms instead of 0.1.
 */
function setAside(made: string): void {
  mkdirSync(join(folder, "aside"), { recursive: true });
  if (existsSync(made)) renameSync(made, join(folder, "aside", String(aside += 1)));
}

function build(name: string, at: string): Program {
  return { name, command: [...concord, "build"], folder: at, makes: join(at, "generated", "enforcement.json") };
}

/** The model, and the same with another field in some entities. */
function editedModel(): { readonly before: string; readonly after: string } {
  const [before, after] = [modelOf("before", entities), modelOf("after", entities)];
  for (let number = 0; number < changed; number += 1) {
    const { namespace, name } = nameOf(number);
    const reached = number % Math.ceil(entities / 25) === 0;
    writeFileSync(join(after, "schemas", namespace, `${name}.yaml`), contract(number, { remark: true, reached }));
  }
  return { before, after };
}

/** A command that compares the edited model with the one before. */
function comparing(name: string, called: "diff" | "report"): Program {
  return { name, command: [...concord, called, "--against", edited.before], folder: edited.after, makes: join(edited.after, "schemas") };
}

function peer(name: string, { prepare }: Peer): Program {
  return prepare({ folder: folderOf(name), entities, generated, installed: (path) => join(packages, path) });
}

/** An empty folder of its own. */
function folderIn(name: string): string {
  const own = join(folder, name);
  mkdirSync(own);
  return own;
}

/** A folder of its own that resolves the packages of this workspace. */
function folderOf(name: string): string {
  const own = folderIn(name);
  symlinkSync(packages, join(own, "node_modules"));
  return own;
}

function times(what: string, most: number, runs: Runs, one: Program, other: Program, measured: keyof Run): Goal {
  return { what, is: ratio(runs, one, other, measured), unit: "times", digits: 2, most };
}

function ratio(runs: Runs, one: Program, other: Program, measured: keyof Run): number {
  return of(runs, one.name, measured).median / of(runs, other.name, measured).median;
}

function median(runs: Runs, name: string): number {
  return of(runs, name, "wall").median;
}

function million({ median, least, most }: Spread): string {
  const [middle, low, high] = [median, least, most].map((rate) => (rate / 1e6).toFixed(2));
  return `${middle} (${low}..${high}) million`;
}

function spelled(count: number): string {
  return count.toLocaleString("en");
}

// `npm run bench`: what compiling costs, in one run on one model, beside the floor. Prints a table; each row is a measurement and its goal.
import { cpus, tmpdir } from "node:os";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeModel } from "./model.ts";
import { concord, measure, median, type Measured } from "./run.ts";
import { watchEdit } from "./watch.ts";

const entities = 1_000;
const runs = 5;

const folder = mkdtempSync(join(tmpdir(), "concord-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const project = join(folder, "project");
const generated = join(project, "generated");
writeModel(project, entities);

console.log(`${entities.toLocaleString("en")} entities of 12 fields; Node ${process.versions.node}, ${cpus().length} processors; medians of ${runs} runs\n`);

const cold = await median(runs, () => measure([...concord, "build"], project), () => rmSync(generated, { recursive: true, force: true }));
const floor = await median(runs, () => measure([process.execPath, fileURLToPath(new URL("floor.ts", import.meta.url)), project, generated, join(folder, "copy")], folder),
  () => rmSync(join(folder, "copy"), { recursive: true, force: true }));
const unchanged = await median(runs, () => measure([...concord, "build"], project));
const edit = await watchEdit(project, 20);

row("floor: parse the YAML once, write the same bytes once", floor);
row("cold build of all targets", cold, `${ratio(cold, floor)} times the floor (goal: at most 3)`);
row("unchanged build", unchanged, `${ratio(unchanged, cold)} times the cold build`);
console.log(`${"one edit under watch, to files on the disk".padEnd(56)} ${`${edit.toFixed(0)} ms`.padStart(9)}              goal: 100 ms`);

function row(name: string, { seconds, megabytes }: Measured, note = ""): void {
  console.log(`${name.padEnd(56)} ${`${seconds.toFixed(2)} s`.padStart(9)} ${`${megabytes.toFixed(0)} MB`.padStart(8)}     ${note}`);
}

function ratio(one: Measured, other: Measured): string {
  return (one.seconds / other.seconds).toFixed(2);
}

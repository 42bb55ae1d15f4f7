import { diff, effectOf, judge } from "@concord/changes";
import { hashOf, sqlForm } from "@concord/migrate";
import { planBetween, RefusedStep } from "@concord/postgres/driver";
import { command, type Command } from "../command.ts";
import { isError, readContracts } from "../compile.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { folderOf, readMigrations } from "../migrate/files.ts";
import { fillsOf } from "../plan/fills.ts";
import { migrationFiles } from "../plan/migrations.ts";
import { freeName, migrationName } from "../plan/name.ts";
import { namesElsewhere, otherPlans } from "../plan/others.ts";
import { emptyOf, schemaOf, sideOf } from "../plan/side.ts";
import { contractsAgainst } from "../project/against.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { withScratch } from "../project/scratch.ts";
import { hashOfContracts, noSnapshot, readSnapshot, snapshotFile, snapshotText, writeProjectFile, type Snapshot } from "../project/snapshot.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printDrift } from "../report/drift.ts";
import { printJson } from "../report/json.ts";
import { printOtherPlan, printPlan, stepsAsData } from "../report/plan.ts";
import { plural } from "../report/plural.ts";

export const plan: Command = command({
  args: {
    value: { type: "positional", required: false, valueHint: "namespace.entity.field=value", description: "What rows get that lack a value: a literal, or sql:<expression>; several may be given" },
    against: { type: "string", valueHint: "revision or folder", description: "The state to begin with; by default the one that the last plan led to" },
    name: { type: "string", valueHint: "verb_noun", description: "What the migration is called, without its date" },
    "dry-run": { type: "boolean", description: "Show the plan and write nothing" },
  },
  many: true,
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const contents = readContractFiles(root).contents();
    const reading = readContracts(contents);
    const before = beginning(root, world.folder, args.against);
    const sourceOf = sourceFinder(contents.texts);
    const said = (diagnostics: typeof reading.diagnostics): typeof exit.findings => {
      if (args.json) printJson(world, "plan", exit.findings, { diagnostics: diagnosticsAsData(diagnostics, sourceOf) });
      else printDiagnostics(world.out, diagnostics, sourceOf);
      return exit.findings;
    };
    const { schema: after } = reading;
    if (after === undefined || reading.diagnostics.some(isError)) return said(reading.diagnostics.filter(isError));
    const wanted = sideOf(after);
    if (wanted.diagnostics.some(isError)) return said(wanted.diagnostics.filter(isError));
    const fills = fillsOf(args._, after);
    const former = before.sources.length === 0 ? emptyOf(after) : schemaOf(before.sources);
    const changes = judge(diff(former, after));
    const folder = folderOf("postgres");
    const directory = readMigrations(root, "postgres", sqlForm);
    if (directory.diagnostics.some(isError)) throw new Failure(`the files in ${folder} are not in order`, "concord status shows what is wrong with them");
    const { steps, locks, left, diagnostics } = await withScratch(world, { purpose: "plan on" }, (scratch) => {
      if (!args.json && world.err.isTerminal) world.err.write(`Planning ${plural(changes.length, "change")}, there and back, on a scratch server …\n`);
      return planBetween(scratch, sideOf(former), wanted, changes, fills);
    }).catch((error: unknown) => {
      if (error instanceof RefusedStep) throw new Failure(`PostgreSQL refuses a step of the plan (${error.step.about}): ${error.message}`, 'where values do not become others by themselves, say how: concord plan "shop.order.count=sql:…"');
      throw error;
    });
    if (diagnostics.length > 0) return said(diagnostics);
    const rest = [...left.up, ...left.down, ...left.again];
    if (rest.length > 0) {
      printDrift(world.err, rest);
      throw new Failure(`the plan does not lead where the contracts do: ${left.up.length} differences there, ${left.down.length} on the way back, ${left.again.length} after it`, "this is a gap in concord: report it with the contracts of both states; nothing was written");
    }
    const text = snapshotText(contents.sources);
    const name = freeName(world.date(), args.name ?? migrationName(changes, before.sources.length === 0), [...directory.pairs.map(({ up }) => up.name), ...namesElsewhere(root)]);
    const heading = { name, from: before.hash, to: hashOf(text) };
    const files = migrationFiles(steps, locks, { ...heading, folder, after: directory.head });
    const others = otherPlans(root, former, after, changes.map(({ change }) => change), heading);
    const write = args["dry-run"] !== true;
    if (write) {
      for (const file of [...files, ...others.flatMap((each) => each.files)]) writeProjectFile(root, file.file, file.text);
      if (steps.length > 0 || others.length > 0 || before.sources.length === 0 || text !== snapshotText(before.sources)) writeProjectFile(root, snapshotFile, text);
    }
    if (args.json) {
      printJson(world, "plan", exit.clean, { from: heading.from, to: heading.to, effect: effectOf(steps), steps: stepsAsData(steps, locks), files: files.map((each) => ({ ...each, written: write })), others: others.map((each) => ({ ...each, effect: effectOf(each.steps), files: each.files.map((file) => ({ ...file, written: write })) })) });
      return exit.clean;
    }
    printPlan(world.out, { steps, locks, files, written: write });
    for (const each of others) printOtherPlan(world.out, each, write);
    return exit.clean;
  },
});

/** The state with which a plan begins. */
function beginning(root: string, here: string, against: string | undefined): Snapshot {
  if (against === undefined) return readSnapshot(root);
  const { sources } = contractsAgainst(root, here, against);
  return sources.length === 0 ? noSnapshot : { sources, hash: hashOfContracts(sources) };
}

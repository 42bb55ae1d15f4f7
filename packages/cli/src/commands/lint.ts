import { inOrder, type Diagnostic, type Source } from "@concord/core";
import { readMigration, sqlForm, type Directory, type MigrationFile } from "@concord/migrate";
import { lintMigrations, provenMajors, walkMigrations, type Linted, type Walked } from "@concord/postgres/driver";
import { relative, resolve, sep } from "node:path";
import { command, type Command } from "../command.ts";
import { isError } from "../compile.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { folderOf, readMigrations } from "../migrate/files.ts";
import { migrationsSince } from "../migrate/fresh.ts";
import { schemaOf, sideOf } from "../plan/side.ts";
import { hasMain } from "../project/against.ts";
import { takeFile } from "../project/files.ts";
import { findRoot } from "../project/root.ts";
import { withScratch } from "../project/scratch.ts";
import { readSnapshot } from "../project/snapshot.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import { plural } from "../report/plural.ts";

/** Migrations in the order in which they are run, some of them to be judged; and what cannot be judged for what is wrong with files. */
interface Lines { readonly lines: readonly (readonly Linted[])[]; readonly diagnostics: readonly Diagnostic[]; readonly sources: readonly Source[] }

export const lint: Command = command({
  args: {
    file: { type: "positional", required: false, description: "Files of SQL, judged behind all migrations before them; by default the migrations that are new against main, all where there is no main" },
    all: { type: "boolean", description: "Judge every migration" },
    against: { type: "string", valueHint: "revision or folder", description: "Judge the migrations that this state does not have; by default where this branch left main" },
    postgres: { type: "string", valueHint: "version", description: `The PostgreSQL to run them on: ${provenMajors.join(" or ")}` },
    strict: { type: "boolean", description: "Let warnings fail, too" },
  },
  many: true,
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const major = majorOf(args.postgres);
    const directory = readMigrations(root, "postgres", sqlForm);
    const wanted = args._.map((path) => relative(root, resolve(world.folder, path)).split(sep).join("/"));
    const all = args.all === true || (args.against === undefined && !hasMain(root));
    const since = wanted.length > 0 || all ? undefined : migrationsSince(root, world.folder, args.against, "postgres");
    const { lines, diagnostics, sources } = wanted.length > 0 ? named(root, directory, wanted) : chosen(directory, since?.isNew ?? (() => true));
    const judged = lines.flatMap((line) => line.filter(({ judge }) => judge).map(({ file }) => file.name));
    const found = [...diagnostics];
    let server: string | undefined;
    if (!diagnostics.some(isError) && judged.length > 0) await withScratch(world, { purpose: "judge migrations on", major, strictly: major !== undefined }, async (scratch) => {
      server = scratch.name;
      for (const line of lines) found.push(...(await lintMigrations(scratch, line)));
      if (wanted.length === 0 && !found.some(({ code }) => code === "migration/fails")) found.push(...(await walkMigrations(scratch, walkOf(directory, new Set(judged)), aimOf(root, directory))));
    });
    const ordered = inOrder(found);
    const code = ordered.some((each) => isError(each) || args.strict === true) ? exit.findings : exit.clean;
    const sourceOf = sourceFinder(sources);
    if (args.json) {
      printJson(world, "lint", code, { against: since?.name ?? null, server: server ?? null, judged, diagnostics: diagnosticsAsData(ordered, sourceOf) });
      return code;
    }
    printDiagnostics(world.out, ordered, sourceOf);
    if (all && args.all !== true && wanted.length === 0) world.err.write("There is no branch main here to compare with: every migration is judged.\n");
    const which = since === undefined ? "" : ` new against ${since.name}`;
    if (judged.length === 0) world.out.write(`There is no migration${which} in ${folderOf("postgres")}.\n`);
    else if (ordered.length === 0) world.out.write(`${plural(judged.length, "migration")}${which} judged on ${server}: nothing found.\n`);
    return code;
  },
});

/** All migrations, those that are judged to be tried there and back. */
function walkOf({ pairs }: Directory, judged: ReadonlySet<string>): readonly Walked[] {
  return pairs.map(({ up, down }) => ({ file: up, ...(down === undefined ? {} : { down }), judge: judged.has(up.name) }));
}

/** What makes the contracts to which the migrations lead, where they were planned from contracts. */
function aimOf(root: string, { pairs }: Directory): string | undefined {
  if (pairs.every(({ up }) => up.to === undefined)) return undefined;
  const { sources } = readSnapshot(root);
  return sources.length === 0 ? undefined : sideOf(schemaOf(sources)).script;
}

function majorOf(version: string | undefined): string | undefined {
  if (version !== undefined && !provenMajors.some((each) => String(each) === version)) throw new Failure(`--postgres takes ${provenMajors.join(" or ")}, and not ${JSON.stringify(version)}`);
  return version;
}

/** The whole chain; of the findings about files, those about migrations that are judged or that keep them from being judged. */
function chosen({ pairs, diagnostics, sources }: Directory, isWanted: (file: MigrationFile) => boolean): Lines {
  return { lines: [pairs.map(({ up: file }) => ({ file, judge: isWanted(file) }))], diagnostics: diagnostics.filter(isError), sources };
}

/** Each file behind what comes before it: a migration of the chain at its place, its rollback behind it, any other file behind all of them. */
function named(root: string, { pairs, diagnostics, sources }: Directory, wanted: readonly string[]): Lines {
  const found: Diagnostic[] = diagnostics.filter(isError);
  const texts = [...sources];
  const lines = wanted.map((path): readonly Linted[] => {
    const at = pairs.findIndex(({ up, down }) => up.source.file === path || down?.source.file === path);
    const before = (at === -1 ? pairs : pairs.slice(0, at + 1)).map(({ up: file }) => ({ file, judge: file.source.file === path }));
    const down = pairs[at]?.down;
    if (at !== -1) return down?.source.file === path ? [...before, { file: down, judge: true }] : before;
    const taken = takeFile(root, path);
    if (taken === undefined) throw new Failure(`there is no file ${path}`);
    if (taken.source !== undefined) texts.push(taken.source);
    if (taken.diagnostic !== undefined) {
      found.push(taken.diagnostic);
      return before;
    }
    const read = readMigration(taken.source);
    found.push(...read.diagnostics.filter(isError));
    texts.push(read.file.source);
    return [...before, { file: read.file, judge: true }];
  });
  return { lines, diagnostics: found, sources: texts };
}

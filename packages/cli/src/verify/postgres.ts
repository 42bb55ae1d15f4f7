import type { Schema, Source } from "@concord/core";
import { nothing, sqlForm } from "@concord/migrate";
import { aboutServer, driftOf, mendingOf, whyPoliciesPass, type Drift, type Mending, type Scratch } from "@concord/postgres/driver";
import { tableOf } from "@concord/postgres";
import { definitionName } from "@concord/postgres/evolve";
import { compiler, isError } from "../compile.ts";
import { exit, type Exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { withEmbedded } from "../migrate/embedded.ts";
import { folderOf, readMigrations } from "../migrate/files.ts";
import { migrationFiles, type PlanFile } from "../plan/migrations.ts";
import { freeName } from "../plan/name.ts";
import { databaseFailure, databaseIn, databaseVariables, type NamedDatabase } from "../project/database.ts";
import { readContractFiles } from "../project/project.ts";
import { withScratch } from "../project/scratch.ts";
import { writeProjectFile } from "../project/snapshot.ts";
import { printDrift } from "../report/drift.ts";
import { printJson } from "../report/json.ts";
import { plural } from "../report/plural.ts";
import type { World } from "../world.ts";
import { dueIn } from "./due.ts";

interface Asked { readonly json: boolean; /** Whether a migration is to be written that mends what differs. */ readonly mend: boolean }

/** The contracts as they are: as text, as they were read, and the statements that they compile to. */
interface Wanted { readonly schema: Schema; readonly script: string; readonly sources: readonly Source[] }

/** Compares a live PostgreSQL with the contracts: the one that the environment names, else the project's own. */
export async function verifyPostgres(root: string, world: World, asked: Asked): Promise<Exit> {
  const contents = readContractFiles(root).contents();
  const { files, schema, diagnostics } = compiler().compile(contents);
  const script = files.find(({ path }) => path === "postgres/schema.sql")?.text;
  if (schema === undefined || diagnostics.some(isError)) throw new Failure("the contracts have errors", "concord check shows them");
  if (script === undefined) throw new Failure("no contract names postgres as a store");
  const named = databaseIn(world.env);
  if (named !== undefined) return compare(root, world, named, `the database that ${named.variable} names`, { schema, script, sources: contents.sources }, asked);
  return withEmbedded(root, world, false, ({ url, about }) => {
    world.err.write(`${databaseVariables[0]} is not set: this is ${about}.\n`);
    return compare(root, world, { variable: "no variable", url }, "the project's own database", { schema, script, sources: contents.sources }, asked);
  });
}

async function compare(root: string, world: World, database: NamedDatabase, called: string, { schema, script, sources }: Wanted, { json, mend }: Asked): Promise<Exit> {
  const live = { connectionString: database.url, application_name: "concord" };
  const failed = (error: unknown): never => { throw databaseFailure(database, error); };
  const { version, bypasses } = await aboutServer(live).catch(failed);
  const due = await dueIn(root, database.url, sources).catch((error: unknown) => { if (error instanceof Failure) throw error; return failed(error); });
  if (mend && due !== undefined) throw new Failure(`${due.why}: what differs need not be drift`, `first ${due.help}`);
  const major = version.split(".")[0];
  const { drift: { differences, compared }, mending, scratch } = await withScratch(world, { purpose: "compile the contracts on", major }, async (on): Promise<{ drift: Drift; mending?: Mending; scratch: Scratch }> => {
    const drift = await driftOf(live, on, script).catch(failed);
    if (!mend || drift.differences.length === 0) return { drift, scratch: on };
    return { drift, mending: await mendingOf(live, on, schema, script).catch(failed), scratch: on };
  });
  const { clientRole } = schema.project;
  const passes = clientRole === undefined ? undefined : await whyPoliciesPass(live, clientRole, [...new Set(schema.entities.map((entity) => tableOf(entity, schema.project).schema))]).catch(failed);
  const code = differences.length > 0 || passes !== undefined ? exit.findings : exit.clean;
  const files = mending === undefined ? [] : mendingFiles(root, world, mending);
  for (const { file, text } of files) writeProjectFile(root, file, text);
  if (json) {
    printJson(world, "verify", code, { database: database.variable, version, scratch: scratch.name, compared, bypasses, clientRole: clientRole === undefined ? null : { name: clientRole, passes: passes ?? null }, differences, due: due ?? null, ...(mend ? { files, unmended: mending?.unmended ?? [] } : {}) });
    return code;
  }
  if (bypasses) world.err.write("Row-level security does not hold for this connection's role: applications should connect as another one.\n");
  if (passes !== undefined) world.out.write(`No policy holds for the role of clients, ${clientRole}: it ${passes}.\n`);
  if (String(scratch.major) !== major) world.err.write(`The database is PostgreSQL ${version}, the contracts were compiled on ${scratch.name}: what the two spell differently shows as a difference.\n`);
  if (differences.length > 0) printDrift(world.out, differences);
  const said = differences.length === 0 ? "it is what the contracts say" : `${plural(differences.length, "difference")} from the contracts`;
  world.out.write(`${plural(compared, "thing")} of ${called} compared: ${said}.\n`);
  const beside = differences.filter(({ is }) => is === "unexpected").length;
  for (const { file } of files) world.out.write(`  wrote ${file}\n`);
  const byHand = (mending?.unmended ?? []).map((each) => `${definitionName(each.definition)}${each.is === "different" ? ` (${each.attribute})` : ""}`);
  if (byHand.length > 0) world.out.write(`Left to be put right by hand: ${byHand.join(", ")}.\n`);
  if (mend && beside > 0) world.out.write(`What no contract has is left alone: ${plural(beside, "thing")}. To keep it in contracts: concord import postgres.\n`);
  if (differences.length > 0 && due !== undefined) world.out.write(`Some of it may be no drift: ${due.why} (${due.help}).\n`);
  else if (!mend && differences.some(({ is }) => is !== "unexpected")) world.out.write("A migration that brings it to what the contracts say: concord verify --mend\n");
  return code;
}

/** The migration that mends what differs, at the end of the line; none where all that differs is what nobody asked for. */
function mendingFiles(root: string, world: World, { steps, locks, left }: Mending): readonly PlanFile[] {
  if (steps.length === 0) return [];
  if (left.length > 0) throw new Failure(`the migration would leave ${plural(left.length, "difference")}`, "this is a gap in concord: nothing was written");
  const directory = readMigrations(root, "postgres", sqlForm);
  const name = freeName(world.date(), "mend_drift", directory.pairs.map(({ up }) => up.name));
  const to = directory.pairs.at(-1)?.up.to ?? nothing;
  return migrationFiles(steps.map((step) => ({ ...step, phase: step.phase === "contract" ? "switch" as const : step.phase })), locks, { folder: folderOf("postgres"), name, from: to, to, after: directory.head });
}

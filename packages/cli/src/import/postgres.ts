import { readSchema, type NamingPolicy } from "@concord/core";
import { aboutServer, createDatabase, importFrom, loadDump, readSource, type Imported, type Refused, type Source as Read } from "@concord/postgres/driver";
import { readDump } from "@concord/postgres/import";
import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Failure, failureOf } from "../failure.ts";
import { databaseFailure, namedDatabase } from "../project/database.ts";
import { withScratch } from "../project/scratch.ts";
import { stores } from "../targets.ts";
import type { World } from "../world.ts";

/** A database that was imported, and how much of it could be read. */
export interface ImportedDatabase {
  readonly from: string;
  readonly imported: Imported;
  readonly tables: number;
  /** Statements of a dump that nobody could load. */
  readonly refused: readonly Refused[];
}

interface Asked { readonly from?: string | undefined; readonly schemas?: readonly string[] | undefined; readonly policy?: NamingPolicy | undefined }

/** Imports a dump, or the live database that the environment names, which is only read. */
export async function importPostgres(world: World, { from, schemas, policy }: Asked): Promise<ImportedDatabase> {
  return from === undefined ? importLive(world, schemas, policy) : importDump(world, from, schemas, policy);
}

async function importLive(world: World, schemas: readonly string[] | undefined, policy: NamingPolicy | undefined): Promise<ImportedDatabase> {
  const database = namedDatabase(world.env);
  const live = { connectionString: database.url, application_name: "concord" };
  const failed = (error: unknown): never => { throw databaseFailure(database, error); };
  const { version } = await aboutServer(live).catch(failed);
  const source = await readSource(live, schemas).catch(failed);
  demandSchemas(source, schemas);
  const major = version.split(".")[0];
  return withScratch(world, { purpose: "try contracts on", major }, async (scratch) => {
    if (String(scratch.major) !== major) world.err.write(`The database is PostgreSQL ${version}, the contracts are tried on ${scratch.name}: what the two spell differently is said in SQL or left behind.\n`);
    return { from: database.variable, imported: await importFrom(source, scratch, policy), tables: source.database.tables.length, refused: [] };
  });
}

async function importDump(world: World, from: string, schemas: readonly string[] | undefined, policy: NamingPolicy | undefined): Promise<ImportedDatabase> {
  const place = resolve(world.folder, from);
  const dump = readDump(textOf(place, from));
  const [brings] = dump.refused;
  if (brings !== undefined) throw new Failure(`${from}:${brings.line}: ${brings.what}`, "put what it brings in its place");
  return withScratch(world, { purpose: "load the dump into" }, async (scratch) => {
    const database = await createDatabase(scratch);
    try {
      const refused = await loadDump(database, dump);
      const source = await readSource(database.config, schemas);
      demandSchemas(source, schemas);
      return { from: relative(world.folder, place), imported: await importFrom(source, scratch, policy), tables: source.database.tables.length, refused };
    } finally {
      await database.drop();
    }
  });
}

function textOf(place: string, from: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(place));
  } catch (error) {
    if (error instanceof TypeError) throw new Failure(`${from} is not in UTF-8`, "plain SQL as pg_dump writes it; pg_restore -f makes it of an archive");
    throw failureOf(`cannot read ${from}`, error);
  }
}

function demandSchemas({ definitions }: Read, wanted: readonly string[] | undefined): void {
  const gone = wanted?.find((schema) => !definitions.some((each) => each.kind === "schema" && each.schema === schema));
  if (gone !== undefined) throw new Failure(`there is no schema ${gone}`);
}

/** How a project that is there already names things in PostgreSQL; nothing where there is none. */
export function policyOf(root: string): NamingPolicy | undefined {
  const file = "schemas/project.yaml";
  if (!existsSync(join(root, file))) return undefined;
  const { schema } = readSchema([{ file, text: readFileSync(join(root, file), "utf8") }], stores);
  return schema?.project.naming["postgres"] ?? "snake_case";
}

import { definitionName } from "@concord/postgres/evolve";
import { contractsOfRegistry, type Contract } from "@concord/postgres/import";
import { basename, resolve } from "node:path";
import { readFileSync } from "node:fs";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { Failure, failureOf } from "../failure.ts";
import { importPostgres, policyOf, type ImportedDatabase } from "../import/postgres.ts";
import { readRegistry } from "../import/registry.ts";
import { writeFiles, type Written } from "../import/write.ts";
import { contractYaml, projectYaml } from "../import/yaml.ts";
import { findRoot } from "../project/root.ts";
import { printLeft, printRefused, printWritten } from "../report/imported.ts";
import { plural } from "../report/plural.ts";
import { printJson } from "../report/json.ts";
import type { World } from "../world.ts";

export const importCommand: Command = command({
  args: {
    what: { type: "positional", required: true, description: "postgres, or registry" },
    file: { type: "positional", required: false, description: "registry: the file" },
    from: { type: "string", valueHint: "dump.sql", description: "postgres: a dump in plain SQL; without it DATABASE_URL or NEON_DATABASE_URL is read" },
    schema: { type: "string", valueHint: "names", description: "postgres: the schemas to import, with commas; all by default" },
    into: { type: "string", valueHint: "folder", description: "The folder in which schemas/ stands or is made; the project's root by default" },
    replace: { type: "boolean", description: "Replace contracts that are there already; without it they are kept" },
  },
  run: async (args, world) => {
    const root = rootOf(world, args.into, args.root);
    if (args.what === "registry") return registry(world, root, args.file, args.replace === true, args.json === true);
    if (args.what !== "postgres") throw new Failure(`there is nothing to import from ${args.what}`, "concord import postgres, or concord import registry <file>");
    if (args.file !== undefined) throw new Failure(`${JSON.stringify(args.file)} is one argument too many`, `concord import postgres --from ${args.file}`);
    const schemas = args.schema?.split(",").map((name) => name.trim()).filter((name) => name !== "");
    const read = await importPostgres(world, { from: args.from, schemas, policy: policyOf(root) });
    const { imported, refused } = read;
    const written = writeAll(root, imported.contracts, imported.policy, args.replace === true);
    const code = refused.length > 0 || written.kept.some((file) => file !== projectFile) ? exit.findings : exit.clean;
    if (args.json === true) {
      const left = imported.left.map(({ definition: { kind, schema, of, name }, definition, reason }) => ({ thing: definitionName(definition), kind, schema, of, name, reason: reason ?? null }));
      printJson(world, "import", code, { from: read.from, tables: read.tables, contracts: imported.contracts.length, compared: imported.compared, ...written, left, refused });
      return code;
    }
    printRefused(world.err, read.from, refused);
    printWritten(world.out, written);
    printLeft(world.out, imported.left);
    world.out.write(`\n${summary(read)}\n`);
    if (written.kept.some((file) => file !== projectFile)) world.err.write("Contracts that were there already are kept as they are, and may say something else: --replace replaces them.\n");
    return code;
  },
});

const projectFile = "schemas/project.yaml";

/** The folder that holds, or will hold, `schemas/`. */
function rootOf(world: World, into: string | undefined, named: string | undefined): string {
  if (into !== undefined) return resolve(world.folder, into);
  if (named !== undefined) return resolve(world.folder, named);
  try {
    return findRoot(world.folder);
  } catch (error) {
    if (error instanceof Failure) return world.folder;
    throw error;
  }
}

async function registry(world: World, root: string, file: string | undefined, replace: boolean, json: boolean): Promise<0 | 1> {
  if (file === undefined) throw new Failure("no registry is named", "concord import registry clnt_column_registry.yml");
  const tables = readRegistry({ file, text: textOf(resolve(world.folder, file), file) });
  const contracts = contractsOfRegistry(tables);
  const written = writeAll(root, contracts, undefined, replace);
  const code = written.kept.some((each) => each !== projectFile) ? exit.findings : exit.clean;
  if (json) printJson(world, "import", code, { from: file, tables: tables.length, contracts: contracts.length, ...written });
  else {
    printWritten(world.out, written);
    world.out.write(`\n${plural(contracts.length, "contract")} of ${plural(tables.length, "table")} in ${file}. A registry says nothing of checks, defaults and references.\n`);
  }
  return code;
}

function textOf(place: string, file: string): string {
  try {
    return readFileSync(place, "utf8");
  } catch (error) {
    throw failureOf(`cannot read ${file}`, error);
  }
}

/** Writes the contracts, and a project if there is none. */
function writeAll(root: string, contracts: readonly Contract[], policy: string | undefined, replace: boolean): Written {
  const files = [...contractYaml(contracts)].sort((left, right) => (left.file < right.file ? -1 : 1));
  const project = writeFiles(root, [{ file: projectFile, text: projectYaml(basename(root), policy) }], false);
  const { fresh, replaced, kept } = writeFiles(root, files, replace);
  return { fresh: [...project.fresh, ...fresh], replaced, kept: [...project.kept, ...kept] };
}

function summary({ from, imported, tables }: ImportedDatabase): string {
  const entities = imported.contracts.filter(({ words }) => "entity" in words).length;
  const left = imported.left.length === 0 ? "nothing is left behind" : `${plural(imported.left.length, "thing")} left behind`;
  return `${plural(tables, "table")} of ${from}: ${plural(entities, "entity", "entities")}, ${plural(imported.contracts.length - entities, "enum")}. ${plural(imported.compared, "thing")} compared: a plan of these contracts changes nothing, and ${left}.`;
}

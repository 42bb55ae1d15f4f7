import { existsSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { command, type Command } from "../command.ts";
import { exit, type Exit } from "../exit.ts";
import { Failure, failureOf } from "../failure.ts";
import { newFiles, type NewFile } from "../init/files.ts";
import { setUpClone } from "../init/git.ts";
import { contractsFolder, findRoot } from "../project/root.ts";
import { plural } from "../report/plural.ts";
import { printJson } from "../report/json.ts";
import { version } from "../version.ts";
import type { World } from "../world.ts";

export const init: Command = command({
  args: {
    folder: { type: "positional", required: false, description: "Where to make it; here by default" },
    yes: { type: "boolean", alias: "y", description: "Do not ask before writing into a folder that holds files already" },
    git: { type: "boolean", description: "Once in each clone of a repository that has contracts: let merges build the generated files instead of conflicting" },
  },
  run: async (args, world) => {
    const folder = resolve(world.folder, args.folder ?? ".");
    if (args.git === true) return prepareClone(findRoot(folder, args.root), args.json === true, world);
    const files = newFiles(nameFor(folder));
    if (lstatSync(join(folder, contractsFolder), { throwIfNoEntry: false }) !== undefined) {
      throw new Failure(`there is a folder ${contractsFolder} here already`, "concord build compiles it");
    }
    const kept = files.filter((file) => lstatSync(join(folder, file.path), { throwIfNoEntry: false }) !== undefined);
    const fresh = files.filter((file) => !kept.includes(file));
    if (isUsed(folder) && args.yes !== true && !args.json) await confirm(world, fresh, kept);
    for (const file of fresh) put(folder, file);
    const paths = (list: readonly NewFile[]): readonly string[] => list.map((file) => file.path);
    if (args.json) printJson(world, "init", exit.clean, { folder, written: paths(fresh), kept: paths(kept) });
    else tell(world, folder, fresh, kept);
    return exit.clean;
  },
});

/** What a repository cannot bring with it: see `setUpClone`. */
async function prepareClone(root: string, json: boolean, world: World): Promise<Exit> {
  const [{ compiler }, { readContractFiles }] = await Promise.all([import("../compile.ts"), import("../project/project.ts")]);
  const { schema } = compiler().compile(readContractFiles(root).contents());
  if (schema === undefined) throw new Failure("the contracts are not valid", "concord check says why");
  const { hooks, isNew } = setUpClone(root, schema.project.output);
  if (json) printJson(world, "init", exit.clean, { hooks, isNew });
  else world.out.write(`In this clone a merge builds the generated files${isNew ? "" : " already"}:\n${hooks.map((hook) => `  ${hook}\n`).join("")}`);
  return exit.clean;
}

/** npm's names are lower case. */
function nameFor(folder: string): string {
  return basename(folder).toLowerCase().replace(/[^a-z0-9-]+/gu, "-").replace(/^-+|-+$/gu, "") || "contracts";
}

function isUsed(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => name !== ".git");
}

async function confirm(world: World, fresh: readonly NewFile[], kept: readonly NewFile[]): Promise<void> {
  world.err.write(`The folder is not empty. To be written:\n${list(fresh)}`);
  if (kept.length > 0) world.err.write(`Already there, and kept as they are:\n${list(kept)}`);
  const answer = await world.ask(`Write ${plural(fresh.length, "file")}? [y/N] `);
  if (answer === undefined) {
    throw new Failure("the folder is not empty, and nobody is here to be asked", "concord init --yes writes without asking; files that are there are kept");
  }
  if (!/^y(?:es)?$/iu.test(answer.trim())) throw new Failure("nothing was written");
}

function list(files: readonly NewFile[]): string {
  return files.map((file) => `  ${file.path}\n`).join("");
}

/** Writes a new file; one that is there meanwhile is not touched. */
function put(folder: string, { path, text }: NewFile): void {
  const place = join(folder, path);
  try {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text, { flag: "wx" });
  } catch (error) {
    throw failureOf(`cannot write ${path}`, error);
  }
}

function tell(world: World, folder: string, fresh: readonly NewFile[], kept: readonly NewFile[]): void {
  const { write, colours } = world.out;
  for (const { path } of fresh) write(`${colours.green("new ")} ${path}\n`);
  for (const { path } of kept) write(`${colours.yellow("kept")} ${path}\n`);
  const here = relative(world.folder, folder);
  const hasPackage = fresh.some((file) => file.path === "package.json");
  const steps = [
    ...(here === "" ? [] : [`cd ${/^[\w./-]+$/u.test(here) ? here : JSON.stringify(here)}`]),
    hasPackage ? "npm install" : `npm install --save-dev --save-exact @concord/cli@${version}`,
    "npx concord build      # compiles schemas/ to generated/",
    "npx concord prove      # asks the real engines whether they agree",
    "npx concord watch      # compiles while you edit",
    "npx concord plan       # writes the migrations that lead to the contracts",
    "npx concord migrate    # runs them, on a PostgreSQL of the project's own until DATABASE_URL names one",
  ];
  write(`\nNext:\n${steps.map((step) => `  ${step}\n`).join("")}`);
}

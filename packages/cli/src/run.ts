import { parseArgs, renderUsage, type ArgsDef, type CommandDef } from "citty";
import { stripVTControlCharacters } from "node:util";
import { everywhere, type Command } from "./command.ts";
import { commands, type Listed } from "./commands/index.ts";
import { exit, type Exit } from "./exit.ts";
import { Failure } from "./failure.ts";
import { printJson } from "./report/json.ts";
import { version } from "./version.ts";
import type { World } from "./world.ts";

/**
 * Runs one command line and gives the exit code. This is the one place that catches: a `Failure` is told without a stack trace,
 * anything else is a bug and told with it.
 */
export async function run(argv: readonly string[], world: World): Promise<Exit> {
  const json = argv.includes("--json");
  try {
    return await dispatch(argv, world);
  } catch (error) {
    const code = error instanceof Failure ? exit.failed : exit.bug;
    if (json) printJson(world, argv[0] ?? "", code, { error: errorAsData(error) });
    tell(error, world);
    return code;
  }
}

async function dispatch(argv: readonly string[], world: World): Promise<Exit> {
  const [name, ...rest] = argv;
  if (name === "--version" || name === "-v") {
    world.out.write(`${version}\n`);
    return exit.clean;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const asked = commands.find((each) => each.name === rest[0]);
    world.out.write(await usage(asked, world));
    return name === undefined ? exit.failed : exit.clean;
  }
  const listed = commands.find((each) => each.name === name);
  if (listed === undefined) throw await unknown("command", name, commands.map((each) => each.name), "concord --help lists the commands");
  if (rest.includes("--help") || rest.includes("-h")) {
    world.out.write(await usage(listed, world));
    return exit.clean;
  }
  const command = await listed.load();
  return command.run((await parsed(listed.name, command, rest)) as never, world);
}

/** The arguments of a command; throws a `Failure` for one that it doesn't have. */
async function parsed(name: string, command: Command, rest: readonly string[]): Promise<object> {
  const known: ArgsDef = { ...command.args, ...everywhere };
  const args = refusing(() => parseArgs([...rest], known));
  const options = Object.entries(known).filter(([, arg]) => arg.type !== "positional").map(([option]) => option);
  const allowed = new Set(
    ["_", ...Object.entries(known).flatMap(([option, arg]) => [option, camelCase(option), ...("alias" in arg && arg.alias !== undefined ? [arg.alias].flat() : [])])],
  );
  for (const key of Object.keys(args)) {
    if (allowed.has(key)) continue;
    throw await unknown("option", `--${key}`, options.map((option) => `--${option}`), `concord ${name} --help lists the options`);
  }
  for (const [option, arg] of Object.entries(known)) {
    if (arg.type === "string" && args[option] === "") throw new Failure(`--${option} needs a value`, `--${option}=<${arg.valueHint ?? option}>`);
  }
  const places = Object.values(known).filter((arg) => arg.type === "positional").length;
  if (command.many !== true && args._.length > places) {
    throw new Failure(`${JSON.stringify(args._[places])} is one argument too many`, `concord ${name} --help`);
  }
  return args;
}

/** citty gives `--dry-run` as `dryRun` too. */
function camelCase(option: string): string {
  return option.replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

/** citty reports a missing argument as an error of its own. */
function refusing<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new Failure(stripVTControlCharacters((error as Error).message));
  }
}

async function unknown(what: string, word: string, known: readonly string[], help: string): Promise<Failure> {
  const { suggest } = await import("@concord/core");
  const meant = suggest(word, known);
  return new Failure(`there is no ${what} ${word}`, meant === undefined ? help : `did you mean ${meant}?`);
}

async function usage(listed: Listed | undefined, world: World): Promise<string> {
  const main: CommandDef = {
    meta: { name: "concord", version, description: "One contract per entity; every store from it, and no two disagree." },
    subCommands: Object.fromEntries(commands.map((each) => [each.name, { meta: { name: each.name, description: each.about } }])),
  };
  const text = listed === undefined
    ? await renderUsage(main)
    : await renderUsage({ meta: { name: listed.name, description: listed.about }, args: { ...(await listed.load()).args, ...everywhere } }, main);
  return `${(world.out.isTerminal ? text : stripVTControlCharacters(text)).replace(/ +$/gmu, "")}\n`;
}

function errorAsData(error: unknown): object {
  return error instanceof Failure ? { message: error.message, help: error.help ?? null } : { message: String(error), bug: true };
}

/** Tells a failure as what it is, and everything else as a bug of ours. */
export function tell(error: unknown, world: World): void {
  const { write, colours } = world.err;
  if (error instanceof Failure) {
    write(`${colours.red("error:")} ${error.message}\n${error.help === undefined ? "" : `${colours.cyan("help:")} ${error.help}\n`}`);
    return;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  write(`${colours.red("This is a bug in concord")} ${version} (Node ${process.versions.node}, ${process.platform} ${process.arch}):\n\n${stack}\n\n`);
  write("Please report it with the lines above and, if you can, the contract that causes it.\n");
}

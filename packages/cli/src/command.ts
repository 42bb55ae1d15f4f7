import type { ArgsDef, BooleanArgDef, ParsedArgs, StringArgDef } from "citty";
import type { Exit } from "./exit.ts";
import type { World } from "./world.ts";

/** What a command takes and does: a file in `commands/`. Its name and what it is for stand in `commands/index.ts`. */
export interface Command<A extends ArgsDef = ArgsDef> {
  readonly args: A;
  /** Whether it takes more positional arguments than it names. */
  readonly many?: boolean;
  readonly run: (args: ParsedArgs<A & typeof everywhere>, world: World) => Promise<Exit>;
}

/** Options of every command. */
export const everywhere: { readonly json: BooleanArgDef & { readonly type: "boolean" }; readonly root: StringArgDef & { readonly type: "string" } } = {
  json: { type: "boolean", description: "Print one JSON document for machines, and nothing for people" },
  root: { type: "string", valueHint: "folder", description: "The project's root; by default the nearest folder upwards that holds schemas/" },
};

/** Keeps the types of a command's own arguments, for its `run`. */
export function command<const A extends ArgsDef>(definition: Command<A>): Command {
  return definition as unknown as Command;
}

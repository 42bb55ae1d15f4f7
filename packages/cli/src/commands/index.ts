import type { Command } from "../command.ts";
import { build } from "./build.ts";
import { check } from "./check.ts";
import { explain } from "./explain.ts";
import { fmt } from "./fmt.ts";
import { init } from "./init.ts";
import { prove } from "./prove.ts";
import { watch } from "./watch.ts";

/** Every command, in the order in which the usage lists them. A new one is a file here and a line. */
export const commands: readonly Command[] = [init, build, check, prove, watch, fmt, explain];

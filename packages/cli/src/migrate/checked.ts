import type { Diagnostic, Source } from "@concord/core";
import { prepare, sqlForm, type Directory } from "@concord/migrate";
import { isError } from "../compile.ts";
import { exit, type Exit } from "../exit.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import type { World } from "../world.ts";
import { readMigrations } from "./files.ts";

/** The migrations of PostgreSQL, if nothing is wrong with their files; else tells what is, and gives the exit code. */
export function readChecked(root: string, world: World, command: string, json: boolean): { readonly directory: Directory } | Exit {
  const directory = readMigrations(root, "postgres", sqlForm);
  if (!directory.diagnostics.some(isError)) return { directory };
  const sourceOf = sourceFinder(directory.sources);
  if (json) printJson(world, command, exit.findings, { result: "findings", diagnostics: diagnosticsAsData(directory.diagnostics, sourceOf) });
  else printDiagnostics(world.out, directory.diagnostics, sourceOf);
  return exit.findings;
}

/** Everything that can be told of migrations without a database: their files, their order, and statements that could not be run. */
export async function checkMigrations(root: string): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly sources: readonly Source[] }> {
  const { pairs, diagnostics, sources } = readMigrations(root, "postgres", sqlForm);
  if (pairs.length === 0) return { diagnostics, sources };
  const { cutStep } = await import("@concord/postgres/driver");
  const ready = await prepare({ cut: cutStep }, pairs);
  return { diagnostics: [...diagnostics, ...ready.flatMap(({ up, down }) => [...up.diagnostics, ...(down?.diagnostics ?? [])])], sources };
}

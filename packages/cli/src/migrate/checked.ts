import { cutStatements } from "@concord/bigquery/evolve";
import type { Diagnostic, Source } from "@concord/core";
import { cutRequests, requestForm } from "@concord/firestore/evolve";
import { prepare, sqlForm, type Directory } from "@concord/migrate";
import { isError } from "../compile.ts";
import { exit, type Exit } from "../exit.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import type { World } from "../world.ts";
import { readMigrations } from "./files.ts";
import type { Chosen } from "./store.ts";

/** The migrations of a store, of PostgreSQL unless another is named, if nothing is wrong with their files; else tells what is, and gives the exit code. */
export function readChecked(root: string, world: World, command: string, json: boolean, { target, form }: Chosen = { target: "postgres", form: sqlForm }): { readonly directory: Directory } | Exit {
  const directory = readMigrations(root, target, form);
  if (!directory.diagnostics.some(isError)) return { directory };
  const sourceOf = sourceFinder(directory.sources);
  if (json) printJson(world, command, exit.findings, { result: "findings", diagnostics: diagnosticsAsData(directory.diagnostics, sourceOf) });
  else printDiagnostics(world.out, directory.diagnostics, sourceOf);
  return exit.findings;
}

/** Everything that can be told of migrations without a database: their files, their order, and statements that could not be run. */
export async function checkMigrations(root: string): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly sources: readonly Source[] }> {
  const [postgres, firestore, bigquery] = [readMigrations(root, "postgres", sqlForm), readMigrations(root, "firestore", requestForm), readMigrations(root, "bigquery", sqlForm)];
  const ready = [
    ...(postgres.pairs.length === 0 ? [] : await prepare({ cut: (await import("@concord/postgres/driver")).cutStep }, postgres.pairs)),
    ...(firestore.pairs.length === 0 ? [] : await prepare({ cut: cutRequests }, firestore.pairs)),
    ...(bigquery.pairs.length === 0 ? [] : await prepare({ cut: cutStatements }, bigquery.pairs)),
  ];
  return {
    diagnostics: [...postgres.diagnostics, ...firestore.diagnostics, ...bigquery.diagnostics, ...ready.flatMap(({ up, down }) => [...up.diagnostics, ...(down?.diagnostics ?? [])])],
    sources: [...postgres.sources, ...firestore.sources, ...bigquery.sources],
  };
}

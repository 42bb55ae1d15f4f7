import { bigqueryChecker } from "@concord/bigquery/driver";
import { stores, targets } from "@concord/cli";
import { emit, readSchema, type Colours, type Engine, type EngineFinder, type Schema, type Source } from "@concord/core";
import { firestoreEngine } from "@concord/firestore/driver";
import { ajvEngine, validatorsEngine } from "@concord/jsonschema/driver";
import { engineOn } from "@concord/postgres/driver";
import type { Made, Proof } from "@concord/prove";
import { zodEngine } from "@concord/typescript/driver";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { readContractFiles } from "../../packages/cli/src/project/project.ts";
import { printProof } from "../../packages/cli/src/prove/report.ts";
import { printDiagnostics, sourceFinder } from "../../packages/cli/src/report/diagnostics.ts";
import type { Stream } from "../../packages/cli/src/world.ts";

/** Contracts, and what every target makes of them. */
export interface Project { readonly schema: Schema; readonly made: readonly Made[] }

/** Compiles the contracts below `schemas/` of a folder, named from here. Throws what is wrong with them, as the command line prints it. */
export function projectAt(folder: string): Project {
  return projectOf(readContractFiles(fileURLToPath(new URL(folder, import.meta.url))).contents().sources);
}

/** Compiles contracts for every target. */
export function projectOf(sources: readonly Source[]): Project {
  const { schema, diagnostics } = readSchema(sources, stores);
  if (schema === undefined) throw new Error(printed((to) => printDiagnostics(to, diagnostics, sourceFinder(sources))));
  return { schema, made: targets.filter((target) => target.isWanted?.(schema.project) !== false).map((target) => ({ target, ...emit(target, schema) })) };
}

/** The PostgreSQL servers of the run, newest version first. */
export function postgres(): readonly Engine[] {
  return inject("postgres").map((address) => engineOn(address, 1));
}

/** The emulator of the run. */
export const firestore = (): Promise<Engine> => found(firestoreEngine);

/** Engines that are libraries of ours. */
export async function libraries(): Promise<readonly Engine[]> {
  return [zodEngine(), ajvEngine(), validatorsEngine(), await found(bigqueryChecker)];
}

async function found(finder: EngineFinder): Promise<Engine> {
  const answer = await finder.find();
  if ("missing" in answer) throw new Error(`${finder.name}: ${answer.missing}`);
  return answer.engine;
}

/** A proof as the command line prints it. */
export function textOf(proof: Proof): string {
  return printed((to) => printProof(to, proof));
}

/** Several proofs of one project, each on other engines, as one. */
export function together(proofs: readonly [Proof, ...Proof[]]): Proof {
  const all = <Key extends "entities" | "disagreements" | "unproven" | "implied" | "answers" | "failed" | "totals">(key: Key): Proof[Key] => proofs.flatMap((each) => each[key] as readonly unknown[]) as unknown as Proof[Key];
  return {
    seed: proofs[0].seed, entities: all("entities"), disagreements: all("disagreements"), unproven: all("unproven"), implied: all("implied"), answers: all("answers"), failed: all("failed"), totals: all("totals"),
    cutShort: proofs.some((each) => each.cutShort), holds: proofs.every((each) => each.holds),
  };
}

const same = (text: string): string => text;
const plain: Colours = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

function printed(print: (to: Stream) => void): string {
  let text = "";
  print({ write: (more) => { text += more; }, isTerminal: false, colours: plain, width: 140 });
  return text;
}

import { firestoreDrift } from "@concord/firestore/driver";
import { compiler, isError } from "../compile.ts";
import { exit, type Exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { firestoreFailure, namedFirestore } from "../project/firestore.ts";
import { readContractFiles } from "../project/project.ts";
import { printProjectDrift } from "../report/project-drift.ts";
import { printJson } from "../report/json.ts";
import { plural } from "../report/plural.ts";
import type { World } from "../world.ts";

/** Compares the rules that are in force, and a real project's indexes, with the contracts. */
export async function verifyFirestore(root: string, world: World, target: string | undefined, json: boolean): Promise<Exit> {
  const destination = namedFirestore(world.env, target);
  const { schema, files, diagnostics } = compiler().compile(readContractFiles(root).contents());
  if (schema === undefined || diagnostics.some(isError)) throw new Failure("the contracts have errors", "concord check shows them");
  const rules = files.find(({ path }) => path === "firestore/firestore.rules")?.text;
  if (rules === undefined) throw new Failure("no contract names firestore as a store");
  const { differences, compared, indexes } = await firestoreDrift(destination, schema, rules).catch((error: unknown) => { throw firestoreFailure(destination, error); });
  const code = differences.length > 0 ? exit.findings : exit.clean;
  const { project, emulator } = destination;
  if (json) {
    printJson(world, "verify", code, { store: "firestore", project, emulator: emulator ?? null, compared, indexes, differences });
    return code;
  }
  if (!indexes) world.err.write("Indexes were not compared: the emulator has none, and answers without.\n");
  if (differences.length > 0) printProjectDrift(world.out, differences);
  world.out.write(`${plural(compared, "thing")} of the Firestore project ${project} compared: ${differences.length === 0 ? "it is what the contracts say" : `${plural(differences.length, "difference")} from the contracts`}.\n`);
  return code;
}

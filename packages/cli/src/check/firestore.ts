import type { GeneratedFile, Schema } from "@concord/core";
import { exit, type Exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { firestoreFailure, namedFirestore } from "../project/firestore.ts";
import { printJson } from "../report/json.ts";
import { plural } from "../report/plural.ts";
import type { World } from "../world.ts";
import { checkRecords, type CheckedData } from "./data.ts";

/** Findings that are printed; --json has them all. */
const most = 50;

/** Looks at every record of a Firestore project, and tells what the contracts have against it. */
export async function checkFirestore(world: World, target: string | undefined, schema: Schema, files: readonly GeneratedFile[], json: boolean): Promise<Exit> {
  const destination = namedFirestore(world.env, target);
  const { readDocuments } = await import("@concord/firestore/driver");
  let checked: CheckedData;
  try {
    checked = await checkRecords(schema, files, "firestore", readDocuments(destination, schema, files));
  } catch (error) {
    if (error instanceof Failure || error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError || error instanceof SyntaxError) throw error;
    throw firestoreFailure(destination, error);
  }
  const { records, findings, unlooked } = checked;
  const code = findings.length > 0 ? exit.findings : exit.clean;
  if (json) {
    printJson(world, "check", code, { store: "firestore", project: destination.project, records, findings, unlooked });
    return code;
  }
  for (const { at, is, what } of findings.slice(0, most)) world.out.write(`${at}: ${is}: ${what.replaceAll(/\p{Cc}/gu, " ")}\n`);
  if (findings.length > most) world.out.write(`and ${findings.length - most} more\n`);
  for (const each of unlooked) world.err.write(`Not looked at: ${each}.\n`);
  world.out.write(`${plural(records, "record")} of the Firestore project ${destination.project} checked: ${findings.length === 0 ? "the contracts have nothing against them" : plural(findings.length, "finding")}.\n`);
  return code;
}

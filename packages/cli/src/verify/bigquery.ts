import { bigqueryDrift } from "@concord/bigquery/driver";
import { compiler, isError } from "../compile.ts";
import { exit, type Exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { bigqueryFailure, namedBigquery, tellExperimental } from "../project/bigquery.ts";
import { readContractFiles } from "../project/project.ts";
import { printJson } from "../report/json.ts";
import { plural } from "../report/plural.ts";
import { printProjectDrift } from "../report/project-drift.ts";
import type { World } from "../world.ts";

/** Compares the datasets, tables and views of a BigQuery project with the contracts. */
export async function verifyBigquery(root: string, world: World, target: string | undefined, json: boolean): Promise<Exit> {
  const destination = await namedBigquery(root, world.env, target);
  const { schema, diagnostics } = compiler().compile(readContractFiles(root).contents());
  if (schema === undefined || diagnostics.some(isError)) throw new Failure("the contracts have errors", "concord check shows them");
  if (![...schema.entities, ...schema.views].some(({ stores }) => stores.includes("bigquery"))) throw new Failure("no contract names bigquery as a store");
  tellExperimental(world);
  const { differences, compared } = await bigqueryDrift(destination, schema).catch((error: unknown) => { throw bigqueryFailure(destination, error); });
  const code = differences.length > 0 ? exit.findings : exit.clean;
  const { project, emulator } = destination;
  if (json) {
    printJson(world, "verify", code, { store: "bigquery", experimental: true, project, emulator: emulator ?? null, compared, differences });
    return code;
  }
  if (differences.length > 0) printProjectDrift(world.out, differences);
  world.out.write(`${plural(compared, "thing")} of the BigQuery project ${project} compared: ${differences.length === 0 ? "it is what the contracts say" : `${plural(differences.length, "difference")} from the contracts`}.\n`);
  return code;
}

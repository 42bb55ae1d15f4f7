import { apiRevision, apiRoot, callOf, cutStatements, requestOf } from "@concord/bigquery/evolve";
import { prepare, type Directory, type Ready } from "@concord/migrate";
import { isError } from "../compile.ts";
import { exit, type Exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { bigqueryIn } from "../project/bigquery.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import type { World } from "../world.ts";

interface Asked { readonly project: string | undefined;  /** The last migration to show. */ readonly to: string | undefined; readonly json: boolean }

/**
 * Prints the requests that BigQuery's migrations are, from the first one on: nobody is asked what a project has already. They are compared with the API's own description, which is
 * no proof that BigQuery does them.
 */
export async function tellRequests(root: string, world: World, { pairs, sources }: Directory, { project = world.env["BIGQUERY_PROJECT_ID"], to, json }: Asked): Promise<Exit> {
  const last = to === undefined ? pairs.length - 1 : pairs.findIndex(({ up }) => up.name === to);
  if (to !== undefined && last === -1) throw new Failure(`there is no migration ${to} to run`, "their files are in schemas/migrations/bigquery");
  const ready = (await prepare({ cut: cutStatements }, pairs.slice(0, last + 1))).map(({ up }) => up);
  const diagnostics = ready.flatMap((each) => each.diagnostics);
  if (diagnostics.some(isError)) {
    const sourceOf = sourceFinder(sources);
    if (json) printJson(world, "migrate", exit.findings, { result: "findings", diagnostics: diagnosticsAsData(diagnostics, sourceOf) });
    else printDiagnostics(world.out, diagnostics, sourceOf);
    return exit.findings;
  }
  const { location } = await bigqueryIn(root);
  const steps = ready.flatMap((each) => stepsOf(each, project, location));
  if (json) {
    printJson(world, "migrate", exit.clean, { result: "dry-run", experimental: true, api: { root: apiRoot, revision: apiRevision }, due: ready.map(({ file }) => file.name), steps });
    return exit.clean;
  }
  world.err.write(`Experimental: nothing of this was ever tried on BigQuery. The requests fit the API's description, revision ${apiRevision}; which of them a project needs was not asked. A run adds to the id of each job what its ledger counted.\n`);
  if (steps.length === 0) world.out.write("Nothing to run.\n");
  else world.out.write(`-- Requests below ${apiRoot}\n${steps.map(printed).join("")}`);
  return exit.clean;
}

interface Told { readonly migration: string; readonly title: string | undefined; readonly repeated: boolean; readonly loses: readonly string[]; readonly requests: readonly { readonly call: string; readonly body: unknown }[] }

function stepsOf({ file, steps }: Ready, project: string | undefined, location: string | undefined): readonly Told[] {
  return steps.map(({ mode, title, statements }) => ({
    migration: file.name, title, repeated: mode === "batches", loses: statements.flatMap(({ loses }) => loses ?? []),
    requests: statements.map(({ text, ordinal }) => {
      const request = requestOf(text, { project, location, migration: file.name, direction: "up", ordinal });
      return { call: callOf(request), body: request.body };
    }),
  }));
}

function printed({ migration, title, repeated, loses, requests }: Told): string {
  const head = [`-- ${migration}${title === undefined ? "" : `: ${title}`}`, ...loses.map((each) => `-- takes data away: ${each}`), ...(repeated ? ["-- repeated until it touches no row, each time as a job of its own"] : [])];
  return `\n${head.join("\n")}\n${requests.map(({ call, body }) => `${call}\n${JSON.stringify(body, undefined, 2)}\n`).join("")}`;
}

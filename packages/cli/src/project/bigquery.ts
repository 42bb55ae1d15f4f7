import type { Destination } from "@concord/bigquery/driver";
import { readSchema } from "@concord/core";
import { Failure } from "../failure.ts";
import type { World } from "../world.ts";
import { takeFile } from "./files.ts";
import { contractsFolder } from "./root.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What project.yaml says of BigQuery, where it says something. */
interface Said { readonly project?: string; readonly location?: string }

/**
 * Where the project's tables are: in the project `target`, or that of BIGQUERY_PROJECT_ID; at the address of BIGQUERY_EMULATOR_HOST where that is set, else at Google. Jobs run where
 * project.yaml says that the datasets are. Statements that name another project, since project.yaml does, would change that one: this is refused. `statementMs` is how long
 * a statement may take; 0 says nothing.
 */
export async function namedBigquery(root: string, env: Environment, target: string | undefined, statementMs = 0): Promise<Destination> {
  const emulator = env["BIGQUERY_EMULATOR_HOST"];
  const project = target ?? env["BIGQUERY_PROJECT_ID"];
  if (project === undefined || project === "") throw new Failure("no BigQuery project is named, so nothing is sent to BigQuery", "set BIGQUERY_PROJECT_ID, or name one with --target <project>; the credentials are those of GOOGLE_APPLICATION_CREDENTIALS or of gcloud auth application-default login");
  const said = await bigqueryIn(root);
  if (said.project !== undefined && !said.project.includes("${") && said.project !== project) throw new Failure(`project.yaml names the BigQuery project ${said.project}, and ${project} is named here`, "statements of the first one are not sent through the other: name the same one, or none in project.yaml");
  return { project, ...(statementMs === 0 ? {} : { statementMs }), ...(said.location === undefined ? {} : { location: said.location }), ...(emulator === undefined || emulator === "" ? {} : { emulator }) };
}

/** The words of project.yaml's block; none where there is no such file, or it is broken. */
export async function bigqueryIn(root: string): Promise<Said> {
  const { stores } = await import("../targets.ts");
  const taken = takeFile(root, `${contractsFolder}/project.yaml`);
  if (taken === undefined || taken.diagnostic !== undefined) return {};
  return (readSchema([taken.source], stores).schema?.project.blocks["bigquery"] ?? {}) as Said;
}

/** Says before anything else what it is worth. */
export function tellExperimental(world: World): void {
  world.err.write("Experimental: nothing of this was ever tried on BigQuery itself.\n");
}

/** What went wrong with it. */
export function bigqueryFailure({ project, emulator }: Destination, error: unknown): Failure {
  const { message, cause } = error as Error;
  const because = cause instanceof Error && cause.message !== "" ? `${message}: ${cause.message}` : message;
  const help = /credentials|authError|private key|DECODER|invalid_grant/iu.test(message) ? "set GOOGLE_APPLICATION_CREDENTIALS to a file of credentials, or run gcloud auth application-default login" : undefined;
  return new Failure(`the BigQuery project ${project}${emulator === undefined ? "" : ` at ${emulator}`}: ${because}`, help);
}

import type { ApiRequest } from "../../evolve/request.ts";
import { setTimeout as wait } from "node:timers/promises";
import type { Api, Json } from "./client.ts";
import { ApiFailure, unless } from "./failure.ts";

/** How a job ended. */
export type Ended =
  | { readonly is: "done"; /** Rows that it added, changed or removed; 0 for what changes no rows. */ readonly rows: number; /** Whether it was there already when it was sent. */ readonly found: boolean }
  | { readonly is: "failed"; readonly reason: string; readonly message: string };

/** What is asked while a job runs. */
export interface Watch {
  /** The longest pause between two looks, in milliseconds. */
  readonly lookMs: number;
  /** Called between two looks. */
  readonly each: (state: string) => Promise<void>;
}

/** The id that a request gives its job. */
export function jobIdOf({ body }: ApiRequest): string {
  return (body as { readonly jobReference: { readonly jobId: string } }).jobReference.jobId;
}

/**
 * Runs a job to its end. The id is the caller's: where BigQuery has a job of this id already (409), nothing is run, and that job's end is the answer. Throws an `ApiFailure` where the
 * job is refused before it is one.
 */
export async function runJob(api: Api, request: ApiRequest, { lookMs, each }: Watch): Promise<Ended> {
  const sent = await unless([409], api.send(request));
  let job = sent ?? await lookAt(api, jobIdOf(request));
  for (let pause = Math.min(100, lookMs); stateOf(job) !== "DONE"; pause = Math.min(lookMs, pause * 2)) {
    await each(stateOf(job));
    await wait(pause);
    job = await lookAt(api, jobIdOf(request));
  }
  return endOf(job, sent === undefined);
}

/** Asks for an end of a job that runs; one that has ended stays as it is. */
export async function cancelJob(api: Api, jobId: string): Promise<void> {
  await unless([404], api.send({ method: "jobs.cancel", parameters: { projectId: api.project, jobId }, body: undefined }, { query: { location: api.location } }));
}

function lookAt(api: Api, jobId: string): Promise<Json> {
  return api.send({ method: "jobs.get", parameters: { projectId: api.project, jobId }, body: undefined }, { query: { location: api.location } });
}

interface Status { readonly state?: string; readonly errorResult?: { readonly reason?: string; readonly message?: string } }

const stateOf = (job: Json): string => (job["status"] as Status | undefined)?.state ?? "PENDING";

function endOf(job: Json, found: boolean): Ended {
  const { errorResult } = (job["status"] ?? {}) as Status;
  if (errorResult !== undefined) return { is: "failed", reason: errorResult.reason ?? "unknown", message: errorResult.message ?? "BigQuery says no more of it" };
  const statistics = job["statistics"] as { readonly query?: { readonly numDmlAffectedRows?: string } } | undefined;
  return { is: "done", rows: Number(statistics?.query?.numDmlAffectedRows ?? 0), found };
}

/** The end of a job that was never one: what refuses it, as a job's own failure. What passes, or has no answer, is thrown on. */
export async function endOrRefusal(run: () => Promise<Ended>): Promise<Ended> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ApiFailure && error.status >= 400 && error.status < 500 && error.status !== 401) return { is: "failed", reason: error.reason, message: error.message };
    throw error;
  }
}

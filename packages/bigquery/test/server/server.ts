import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { apiMethods, type ApiMethodName } from "../../src/evolve/api.ts";
import { RefusedAction } from "../../src/evolve/simulate.ts";
import { faultsOf } from "../../src/evolve/request.ts";
import type { FieldResource, TableResource } from "../../src/index.ts";
import { Project, Refusal, type Job, type Kept } from "./project.ts";

/** Where the connection of a runner ends for good: at the request of a number, before the server did what it asks for, or after it and before it answers. */
export interface Death { readonly request: number; readonly when: "before" | "after" }

/** A server that speaks BigQuery's API as far as migrations use it. It is equipment of tests, and no BigQuery: what it lets one do is what the documentation says. */
export interface BigqueryServer {
  readonly url: string;
  readonly project: Project;
  /** Everything that was asked, with the ids of jobs: `POST projects/p/jobs concord_1_up_1`. */
  readonly asked: string[];
  /** What the API's own description has against requests that came. */
  readonly faults: string[];
  /** How often a job has to be asked for before it says that it has ended. */
  looks: number;
  /** Answers in place of what would be answered, as often as there are some. */
  readonly instead: { readonly method: ApiMethodName; readonly status: number; readonly reason: string; readonly message: string; /** Whether the request is carried out all the same. */ readonly done?: boolean }[];
  /** Lets requests of a method wait until so many of them are there, once: what they read before is then the same. */
  together(method: ApiMethodName, count: number): void;
  /** Counts requests from here on, and kills whoever sends the one of this number. */
  dieAt(death: Death | undefined): void;
  close(): Promise<void>;
}

interface Call { readonly method: ApiMethodName; readonly parameters: Readonly<Record<string, string>>; readonly query: URLSearchParams; readonly body: unknown; readonly ifMatch: string | undefined }

/** Starts a server for one project, on a port of its own. */
export async function startBigquery(id: string, location = "US"): Promise<BigqueryServer> {
  const project = new Project(id, location);
  const [asked, faults, instead]: [string[], string[], BigqueryServer["instead"]] = [[], [], []];
  let [count, death, dead]: [number, Death | undefined, boolean] = [0, undefined, false];
  let gate: { readonly method: ApiMethodName; left: number; readonly open: Promise<void>; readonly release: () => void } | undefined;
  const arrived = async (at: NonNullable<typeof gate>): Promise<void> => {
    at.left -= 1;
    if (at.left === 0) {
      gate = undefined;
      at.release();
    }
    await at.open;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await textOf(request);
    count += 1;
    const dies = death?.request === count;
    if (dead || (dies && death?.when === "before")) {
      dead = true;
      request.socket.destroy();
      return;
    }
    const path = `${request.method} ${(request.url ?? "").replace(/^\/bigquery\/v2\/|\?.*$/gu, "")}`;
    asked.push(path.endsWith("/jobs") ? `${path} ${(JSON.parse(text) as { readonly jobReference: { readonly jobId: string } }).jobReference.jobId}` : path);
    if (gate !== undefined && isCall(gate.method, path)) await arrived(gate);
    const [status, answer] = answerTo(request, text);
    if (dies) {
      dead = true;
      request.socket.destroy();
      return;
    }
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  };

  const answerTo = (request: IncomingMessage, text: string): readonly [number, unknown] => {
    const url = new URL(request.url ?? "", "http://x");
    try {
      const call = callOf(request, url, text);
      const other = instead[0]?.method === call.method ? instead.shift() : undefined;
      if (other !== undefined && other.done !== true) throw new Refusal(other.status, other.reason, other.message);
      const answer = serve(server, call);
      if (other !== undefined) throw new Refusal(other.status, other.reason, other.message);
      return [200, answer];
    } catch (error) {
      const known = error instanceof Refusal ? error : error instanceof RefusedAction ? new Refusal(400, "invalid", error.message) : undefined;
      if (known === undefined) throw error;
      return [known.status, { error: { code: known.status, message: known.message, errors: [{ message: known.message, domain: "global", reason: known.reason }] } }];
    }
  };

  const callOf = (request: IncomingMessage, url: URL, text: string): Call => {
    const refuse = (fault: string): never => {
      faults.push(`${request.method} ${url.pathname}: ${fault}`);
      throw new Refusal(400, "invalid", fault);
    };
    const path = url.pathname.replace(/^\/bigquery\/v2\//u, "");
    for (const [name, { http, path: form, query, body }] of Object.entries(apiMethods)) {
      const names = [...form.matchAll(/\{(\w+)\}/gu)].map(([, each]) => each as string);
      const found = http === request.method ? formOf(form).exec(path) : null;
      if (found === null) continue;
      const parameters = Object.fromEntries(names.map((each, index) => [each, decodeURIComponent(found[index + 1] as string)]));
      for (const word of url.searchParams.keys()) if (!query.includes(word) && word !== "prettyPrint") refuse(`${word} is no parameter of ${name}`);
      const given: unknown = text === "" ? undefined : JSON.parse(text);
      if (body !== undefined && given === undefined) refuse("there is no body");
      const [fault] = faultsOf({ method: name as ApiMethodName, parameters, body: given });
      if (fault !== undefined) refuse(`${fault.at} ${fault.message}`);
      if (parameters["projectId"] !== id) throw new Refusal(403, "accessDenied", `Access Denied: Project ${parameters["projectId"]}`);
      return { method: name as ApiMethodName, parameters, query: url.searchParams, body: given, ifMatch: request.headers["if-match"] };
    }
    return refuse("there is no such method");
  };

  const http = createServer((request, response) => void handle(request, response).catch((error: unknown) => { faults.push(String((error as Error).stack)); request.socket.destroy(); }));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const server: BigqueryServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, project, asked, faults, looks: 1, instead,
    together: (method, left) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = { method, left, open: promise, release: resolve };
    },
    dieAt: (next) => { [count, death, dead] = [0, next, false]; },
    close: () => new Promise((resolve) => { http.closeAllConnections(); http.close(() => resolve()); }),
  };
  return server;
}

const formOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/gu, "([^/]+)")}$`, "u");

function isCall(method: ApiMethodName, asked: string): boolean {
  const { http, path } = apiMethods[method];
  return asked.startsWith(`${http} `) && formOf(path).test(asked.slice(http.length + 1));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk as string;
  return text;
}

function serve({ project, looks }: BigqueryServer, { method, parameters, query, body, ifMatch }: Call): unknown {
  const at = { projectId: project.id, datasetId: parameters["datasetId"] ?? "", tableId: parameters["tableId"] ?? "" };
  switch (method) {
    case "datasets.list": return { kind: "bigquery#datasetList", datasets: [...project.datasets].map((datasetId) => ({ datasetReference: { projectId: project.id, datasetId }, location: project.location })) };
    case "datasets.get":
      if (!project.datasets.has(at.datasetId)) throw new Refusal(404, "notFound", `Not found: Dataset ${project.id}:${at.datasetId}`);
      return { datasetReference: { projectId: project.id, datasetId: at.datasetId }, location: project.location };
    case "datasets.insert": {
      const { datasetReference, location = "US" } = body as { readonly datasetReference: { readonly datasetId: string }; readonly location?: string };
      if (location !== project.location) throw new Refusal(400, "invalid", `this server is in ${project.location}`);
      project.makeDataset(datasetReference.datasetId);
      return body;
    }
    case "tables.list": {
      if (!project.datasets.has(at.datasetId)) throw new Refusal(404, "notFound", `Not found: Dataset ${project.id}:${at.datasetId}`);
      const tables = [...project.tables.values()].filter(({ resource }) => resource.tableReference.datasetId === at.datasetId);
      // One page for each table, so that whoever reads has to turn pages.
      const index = Number(query.get("pageToken") ?? "0");
      return { kind: "bigquery#tableList", tables: tables.slice(index, index + 1).map(({ resource: { tableReference } }) => ({ tableReference, type: "TABLE" })), totalItems: tables.length, ...(index + 1 < tables.length ? { nextPageToken: String(index + 1) } : {}) };
    }
    case "tables.get": return asAnswered(project, project.table(at));
    case "tables.insert": return asAnswered(project, project.makeTable(body as TableResource));
    case "tables.patch": return asAnswered(project, project.patch(at, body as Readonly<Record<string, unknown>>, ifMatch));
    case "tabledata.list": {
      const { data } = project.table(at);
      const [index, count] = [Number(query.get("pageToken") ?? "0"), Math.min(7, Number(query.get("maxResults")))];
      // Rows come in no order that anybody promises.
      const rows = data.toReversed().slice(index, index + count).map((row) => ({ f: row.map((v) => ({ v })) }));
      return { kind: "bigquery#tableDataList", totalRows: String(data.length), ...(rows.length === 0 ? {} : { rows }), ...(index + count < data.length ? { pageToken: String(index + count) } : {}) };
    }
    case "jobs.insert": {
      const { jobReference, configuration } = body as { readonly jobReference: { readonly jobId: string; readonly location?: string }; readonly configuration: { readonly query: { readonly query: string; readonly useLegacySql?: boolean; readonly queryParameters?: readonly { readonly name: string; readonly parameterValue: { readonly value: string } }[] } } };
      if (configuration.query.useLegacySql !== false) throw new Refusal(400, "invalid", "legacy SQL has no such statements");
      if (!/^[\w-]{1,1024}$/u.test(jobReference.jobId)) throw new Refusal(400, "invalid", "a job's id has letters, digits, _ and -, at most 1024");
      if ((jobReference.location ?? "US") !== project.location) throw new Refusal(404, "notFound", `Not found: Dataset in location ${jobReference.location ?? "US"}`);
      return jobAnswer(project, project.run(jobReference.jobId, configuration.query.query, new Map((configuration.query.queryParameters ?? []).map(({ name, parameterValue }) => [name, parameterValue.value]))), looks);
    }
    case "jobs.get": case "jobs.cancel": {
      const job = project.jobs.get(parameters["jobId"] ?? "");
      if (job === undefined || (query.get("location") ?? "US") !== project.location) throw new Refusal(404, "notFound", `Not found: Job ${project.id}:${parameters["jobId"]}`);
      // One that never ends says so until it is stopped.
      job.looks = method === "jobs.cancel" ? Number.POSITIVE_INFINITY : project.waits && job.error?.reason === "stopped" ? job.looks : job.looks + 1;
      return method === "jobs.get" ? jobAnswer(project, job, looks) : { kind: "bigquery#jobCancelResponse", job: jobAnswer(project, job, looks) };
    }
  }
}

function jobAnswer(project: Project, { id, query, looks, affected, error }: Job, wanted: number): unknown {
  const done = looks >= wanted;
  return {
    kind: "bigquery#job", jobReference: { projectId: project.id, jobId: id, location: project.location }, configuration: { jobType: "QUERY", query: { query, useLegacySql: false } },
    status: done ? { state: "DONE", ...(error === undefined ? {} : { errorResult: error, errors: [error] }) } : { state: "RUNNING" },
    ...(done && error === undefined ? { statistics: { query: { numDmlAffectedRows: String(affected) } } } : {}),
  };
}

/** A table as tables.get answers with it: with all that the server adds of its own, and every mode spelled out. */
function asAnswered(project: Project, kept: Kept): unknown {
  const { resource: { tableReference, schema, ...rest }, more } = kept;
  const spelled = (fields: readonly FieldResource[]): readonly unknown[] => fields.map((field) => ({ mode: "NULLABLE", ...field, ...(field.fields === undefined ? {} : { fields: spelled(field.fields) }) }));
  const id = `${tableReference.projectId}:${tableReference.datasetId}.${tableReference.tableId}`;
  return {
    kind: "bigquery#table", etag: project.tag(kept), id, selfLink: `https://bigquery.googleapis.com/bigquery/v2/${id}`, tableReference, schema: { fields: spelled(schema.fields) }, ...rest,
    numBytes: "0", numLongTermBytes: "0", numRows: String(kept.rows), creationTime: "1", lastModifiedTime: String(kept.version), type: "TABLE", location: project.location,
    numTotalLogicalBytes: "0", numActiveLogicalBytes: "0", numLongTermLogicalBytes: "0", ...more,
  };
}

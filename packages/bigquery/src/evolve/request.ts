import { unnamedProject } from "../names.ts";
import { apiMethods, usualLocation, type ApiMethodName, type Form } from "./api.ts";

/** A request of the API: its method, the parameters of its path, its body. */
export interface ApiRequest {
  readonly method: ApiMethodName;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What is wrong with a request, and where in its body, as in JavaScript. */
export interface RequestFault { readonly at: string; readonly message: string }

/** Which job a statement of a migration is. */
export interface JobOf {
  readonly project: string | undefined;
  readonly migration: string;
  readonly direction: "up" | "down";
  readonly ordinal: number;
  /** What tells the runs of one statement apart, as the ledger counts them; nothing where no ledger was asked. */
  readonly run?: string;
  /** Where it runs: where the tables are. */
  readonly location?: string | undefined;
  /** After how many milliseconds BigQuery is to give it up. */
  readonly timeoutMs?: number | undefined;
}

/** The statement of a migration's file as a request: one that stands there as JSON as it is, GoogleSQL as a job whose id is always the same. Throws a `SyntaxError` for JSON that is no request. */
export function requestOf(text: string, { project, migration, direction, ordinal, run, location = usualLocation, timeoutMs }: JobOf): ApiRequest {
  if (text.startsWith("{")) {
    const { method, table, body, ...more } = JSON.parse(text) as { readonly method?: unknown; readonly table?: Readonly<Record<string, string>>; readonly body?: unknown };
    if (method !== "tables.patch" || typeof table !== "object" || table === null || Object.keys(more).length > 0) throw new SyntaxError('a request has "method": "tables.patch", "table" and "body"');
    return { method, parameters: { projectId: project ?? unnamedProject, ...table }, body };
  }
  const projectId = project ?? unnamedProject;
  const jobId = `concord_${migration}_${direction}_${ordinal}${run === undefined ? "" : `_${run}`}`.replaceAll(/[^A-Za-z0-9_-]/gu, "_");
  return { method: "jobs.insert", parameters: { projectId }, body: { jobReference: { projectId, jobId, location }, configuration: { query: { query: text, useLegacySql: false }, ...(timeoutMs === undefined ? {} : { jobTimeoutMs: String(timeoutMs) }) } } };
}

/** How a request is sent: `PATCH projects/p/datasets/d/tables/t`. */
export function callOf({ method, parameters }: ApiRequest): string {
  const { http, path } = apiMethods[method];
  return `${http} ${path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => pathPart(parameters[name] ?? ""))}`;
}

const pathPart = (text: string): string => (text === unnamedProject ? text : encodeURIComponent(text));

/** What the API's own description refuses of a request. Nothing found is no proof that BigQuery does it. */
export function faultsOf({ method, parameters, body }: ApiRequest): readonly RequestFault[] {
  const { path, body: form, clears } = apiMethods[method];
  const names = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name as string);
  return [
    ...names.filter((name) => (parameters[name] ?? "") === "").map((name) => ({ at: name, message: "is missing in the path" })),
    ...Object.keys(parameters).filter((name) => !names.includes(name)).map((name) => ({ at: name, message: "is no part of the path" })),
    ...(form === undefined ? (body === undefined ? [] : [{ at: "body", message: "is none that the method takes" }]) : faultsIn(body, form, "body", clears)),
  ];
}

function faultsIn(value: unknown, form: Form, at: string, clears: boolean): readonly RequestFault[] {
  const no = (what: string): readonly RequestFault[] => [{ at, message: `is not ${what}` }];
  if (form === "string") return typeof value === "string" ? [] : no("a text");
  if (form === "boolean") return typeof value === "boolean" ? [] : no("true or false");
  if (form === "int64") return typeof value === "string" && /^-?\d{1,19}$/u.test(value) ? [] : no("a whole number as text");
  if ("list" in form) return Array.isArray(value) ? value.flatMap((each, index) => faultsIn(each, form.list, `${at}[${index}]`, false)) : no("a list");
  if (typeof value !== "object" || value === null || Array.isArray(value)) return no("an object");
  const entries = Object.entries(value);
  if ("map" in form) return entries.flatMap(([name, each]) => (clears && each === null ? [] : faultsIn(each, form.map, `${at}.${name}`, false)));
  return [
    ...(form.required ?? []).filter((name) => !entries.some(([each]) => each === name)).map((name) => ({ at: `${at}.${name}`, message: "is missing" })),
    ...entries.flatMap(([name, each]): readonly RequestFault[] => {
      const inner = Object.hasOwn(form.closed, name) ? form.closed[name] : undefined;
      if (inner === undefined) return [{ at: `${at}.${name}`, message: "is no field that the API has there" }];
      return clears && each === null ? [] : faultsIn(each, inner, `${at}.${name}`, clears && typeof inner === "object" && "map" in inner);
    }),
  ];
}

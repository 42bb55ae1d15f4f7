import { BigQuery } from "@google-cloud/bigquery";
import { PassThroughClient } from "google-auth-library";
import { apiMethods, apiRoot, usualLocation } from "../../evolve/api.ts";
import { callOf, faultsOf, type ApiRequest } from "../../evolve/request.ts";
import { ApiFailure, failureOf, patiently } from "./failure.ts";

/** Where a project's tables are: at Google, to whom the caller's own credentials lead, or in something that speaks the same API. */
export interface Destination {
  readonly project: string;
  /** `http://127.0.0.1:9050`; without it the project is a real one. */
  readonly emulator?: string;
  /** Where the ledger's dataset is and jobs run, which has to be where the tables are; US where it is left away, as it is for BigQuery. */
  readonly location?: string;
  /** How long a statement may take, in milliseconds; as long as BigQuery lets it where it is left away. */
  readonly statementMs?: number;
  /** How long a runner that says nothing counts as alive, in milliseconds; a minute where it is left away. */
  readonly leaseMs?: number;
  /** The first pause before a request is sent again, in milliseconds; half a second where it is left away. */
  readonly retryMs?: number;
  /** The longest pause between two looks at a job, in milliseconds; two seconds where it is left away. */
  readonly lookMs?: number;
}

/** A resource as the API answers with it. */
export type Json = Readonly<Record<string, unknown>>;

/** What is sent with a request beside its path and body. */
export interface Sending {
  readonly query?: Readonly<Record<string, string>>;
  /** The tag of the resource as it was read: another one refuses the request, with 412. */
  readonly ifMatch?: string;
}

/** The one way to the API. Throws an `ApiFailure` for what it refuses. */
export interface Api {
  readonly project: string;
  readonly location: string;
  send(request: ApiRequest, sending?: Sending): Promise<Json>;
}

/**
 * Sends requests through the vendor's client: its endpoint, its credentials, its errors. The requests are our own, so that what a dry run shows is what is sent; each is compared
 * with the API's description before. The library's own repetitions are off: it would send again without jitter, and say nothing of it. Where BIGQUERY_EMULATOR_HOST is set the
 * library goes there whatever it is told: that is never what a destination without emulator means, so it is refused.
 */
export function openBigquery({ project, emulator, location = usualLocation, retryMs = 500 }: Destination): Api {
  const inEnvironment = process.env["BIGQUERY_EMULATOR_HOST"];
  if (emulator === undefined && inEnvironment !== undefined && inEnvironment !== "") throw new Error("BIGQUERY_EMULATOR_HOST is set, and a real project was named");
  const settings = { projectId: project, autoRetry: false };
  // An emulator asks for no credentials: the library shall not look for the caller's own.
  const client = new BigQuery(emulator === undefined ? settings : { ...settings, apiEndpoint: emulator, authClient: new PassThroughClient() });
  const root = emulator === undefined ? apiRoot : `${/^https?:/u.test(emulator) ? "" : "http://"}${emulator.replace(/\/+$/u, "")}/bigquery/v2/`;
  return {
    project, location,
    send: (request, { query = {}, ifMatch } = {}) => {
      const [fault] = faultsOf(request);
      if (fault !== undefined) throw new ApiFailure(0, "invalid", `the request is not sent: ${fault.at} ${fault.message}`);
      const { http } = apiMethods[request.method];
      const [, path = ""] = callOf(request).split(" ");
      const body = request.body === undefined ? {} : { json: request.body };
      const headers = ifMatch === undefined ? {} : { headers: { "If-Match": ifMatch } };
      return patiently(retryMs, () => new Promise((resolve, reject) => {
        client.request({ method: http, uri: `${root}${path}`, qs: query, ...body, ...headers }, (error, answer) => (error === null || error === undefined ? resolve((answer ?? {}) as Json) : reject(failureOf(error))));
      }));
    },
  };
}

import { setTimeout as wait } from "node:timers/promises";

/** What the API, or the way to it, answers instead of what was asked for. */
export class ApiFailure extends Error {
  /** The status of HTTP; 0 where nothing answered. */
  readonly status: number;
  /** BigQuery's own word for it: `notFound`, `duplicate`, `accessDenied`, `rateLimitExceeded`. */
  readonly reason: string;

  constructor(status: number, reason: string, message: string) {
    super(withoutSecrets(message));
    this.status = status;
    this.reason = reason;
  }
}

/** Reasons that are gone when one asks again (docs: BigQuery error messages, table of errors). */
const passing: ReadonlySet<string> = new Set(["backendError", "jobBackendError", "internalError", "jobInternalError", "rateLimitExceeded", "jobRateLimitExceeded", "tableUnavailable"]);

/** Whether what went wrong is worth another try: a reason that passes, a server that is busy, a connection that broke. */
export function isPassing(status: number, reason: string): boolean {
  return passing.has(reason) || status === 429 || status >= 500 || (status === 0 && /^(?:ECONNRESET|ETIMEDOUT|EPIPE|EAI_AGAIN|ENETUNREACH|UND_ERR_SOCKET|noAnswer)$/u.test(reason));
}

/** What the client library throws, as one class. What a broken file of credentials holds is in the error of whoever parses it: that is told in other words. */
export function failureOf(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  const { code, errors, message, cause } = error as { readonly code?: unknown; readonly errors?: readonly { readonly reason?: string }[]; readonly message?: string; readonly cause?: { readonly code?: unknown } };
  if (error instanceof SyntaxError || (message ?? "").includes("in JSON")) return new ApiFailure(0, "credentials", "the file with the credentials, or an answer of the server, is no JSON");
  const status = typeof code === "number" ? code : /^\d{3}$/u.test(String(code)) ? Number(code) : 0;
  const broken = [code, cause?.code].find((each) => typeof each === "string" && /^[A-Z_]+$/u.test(each)) as string | undefined;
  const reason = errors?.[0]?.reason ?? broken ?? (status === 0 && /socket|hang up|fetch failed|network|premature close/iu.test(message ?? "") ? "noAnswer" : String(status));
  return new ApiFailure(status, reason, message ?? String(error));
}

/** A text that came from elsewhere, without what lets one in: tokens of OAuth, headers, keys. */
export function withoutSecrets(text: string): string {
  return text.replaceAll(/-----BEGIN [^-]*PRIVATE KEY-----[\s\S]*?(?:-----END [^-]*PRIVATE KEY-----|$)/gu, "…").replaceAll(/\bBearer\s+\S+/giu, "Bearer …").replaceAll(/\bya29\.[\w.-]+/gu, "…").replaceAll(/([?&](?:access_token|key)=)[^&\s]+/gu, "$1…").trim();
}

/** How often a request is sent before its failure counts, and the longest pause between. */
const [times, longestMs] = [6, 30_000];

/** Sends again what failed and passes, after a pause between half and all of what doubling gives, so that those that wait for one another do not meet again. */
export async function patiently<T>(firstMs: number, send: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time += 1) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiFailure) || !isPassing(error.status, error.reason) || time === times) throw error;
      await wait(Math.min(longestMs, firstMs * 2 ** (time - 1)) * (0.5 + Math.random() / 2));
    }
  }
}

/** The answer, or nothing where a failure has one of these status codes. */
export async function unless<T>(statuses: readonly number[], answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiFailure && statuses.includes(error.status)) return undefined;
    throw error;
  }
}

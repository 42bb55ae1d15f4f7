import { DatabaseError } from "pg";
import type { Answer } from "@concord/core";

/**
 * A refusal, from what the server raised: a value that is none (class 22), a violated constraint (23), a missing right or a violated policy
 * (42501), a type that does not fit (42804),
 * a column that is not there (42703) or twice (42701). Anything else is no verdict and is thrown on.
 */
export function refusal(error: unknown): Answer {
  if (!(error instanceof DatabaseError) || error.code === undefined) throw error;
  const { code, message, constraint, column } = error;
  if (!/^(?:22|23)/.test(code) && !["42501", "42804", "42703", "42701"].includes(code)) throw error;
  const statement = constraint ?? column;
  return { answer: "rejected", reason: `${code} ${message}`, ...(statement === undefined ? {} : { statement }) };
}

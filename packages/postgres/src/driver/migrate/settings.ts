/** How a migration's session waits. Milliseconds; 0 is without end. */
export interface Waits {
  /** For one lock. */
  readonly lockMs: number;
  /** For one statement. */
  readonly statementMs: number;
}

export const usualWaits: Waits = { lockMs: 2000, statementMs: 0 };

/**
 * What every step begins with, whatever the role, the database, the address or an earlier step has set: the same migration does the same everywhere. Time in UTC keeps
 * `timestamp` to `timestamptz` from rewriting a table (measured), `row_security = off` makes policies an error instead of a filter, and a client that hangs
 * in the middle of a transaction frees its locks after a minute.
 */
export function pinned({ lockMs, statementMs }: Waits): string {
  const settings: Readonly<Record<string, string>> = {
    application_name: "'concord migrate'", client_encoding: "'UTF8'", search_path: "public", timezone: "'UTC'", standard_conforming_strings: "on", backslash_quote: "safe_encoding", escape_string_warning: "on",
    datestyle: "'ISO, MDY'", intervalstyle: "'postgres'", bytea_output: "'hex'", extra_float_digits: "1", xmloption: "content", check_function_bodies: "on", row_security: "off",
    default_transaction_isolation: "'read committed'", default_transaction_read_only: "off", default_transaction_deferrable: "off", default_tablespace: "''",
    lock_timeout: String(lockMs), statement_timeout: String(statementMs), idle_in_transaction_session_timeout: "60000", idle_session_timeout: "0",
  };
  return `RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; ${Object.entries(settings).map(([name, value]) => `SET ${name} = ${value}`).join("; ")}`;
}

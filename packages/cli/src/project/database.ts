import { Failure } from "../failure.ts";

/** The variables that may name a database, the first one that is set first. */
export const databaseVariables = ["DATABASE_URL", "NEON_DATABASE_URL"] as const;

/** A database that the environment names. Its address holds a password: it goes to the client library and nowhere else. */
export interface NamedDatabase { readonly variable: string; readonly url: string }

/** The database that the environment names. Throws a `Failure` where none is, or its address is none. */
export function namedDatabase(env: Readonly<Record<string, string | undefined>>): NamedDatabase {
  const variable = databaseVariables.find((name) => (env[name] ?? "") !== "");
  if (variable === undefined) throw new Failure("no database is named", `set ${databaseVariables.join(" or ")} to its address: postgresql://user:password@host/name`);
  const url = env[variable] as string;
  if (!/^postgres(?:ql)?:\/\//u.test(url) || !URL.canParse(url)) throw new Failure(`${variable} is no address of a PostgreSQL database`, "it has the form postgresql://user:password@host/name");
  return { variable, url };
}

/** What went wrong with a database, without its address: a client library may quote it. */
export function databaseFailure({ variable, url }: NamedDatabase, error: unknown): Failure {
  const { password, host } = new URL(url);
  const said = (error instanceof AggregateError ? error.errors.map((each: Error) => each.message).join("; ") : (error as Error).message) || String((error as { code?: unknown }).code ?? "it does not answer");
  const parts = [url, password, decodeURIComponent(password), host].filter((part) => part !== "");
  return new Failure(`the database that ${variable} names: ${parts.reduce((text, part) => text.replaceAll(part, "…"), said)}`);
}

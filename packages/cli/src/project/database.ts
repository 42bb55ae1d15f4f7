import { Failure } from "../failure.ts";

/** The variables that may name a database, the first one that is set first. */
export const databaseVariables = ["DATABASE_URL", "NEON_DATABASE_URL"] as const;

/** A database that the environment names. Its address holds a password: it goes to the client library and nowhere else. */
export interface NamedDatabase { readonly variable: string; readonly url: string }

type Environment = Readonly<Record<string, string | undefined>>;

/** The database that the environment names, or undefined. Throws a `Failure` where its address is none. */
export function databaseIn(env: Environment): NamedDatabase | undefined {
  return addressIn(env, databaseVariables);
}

/** The address in the first of some variables that is set, or undefined. Throws a `Failure` where it is none. */
export function addressIn(env: Environment, variables: readonly string[]): NamedDatabase | undefined {
  const variable = variables.find((name) => (env[name] ?? "") !== "");
  if (variable === undefined) return undefined;
  const url = env[variable] as string;
  if (!/^postgres(?:ql)?:\/\//u.test(url) || !URL.canParse(url)) throw new Failure(`${variable} is no address of a PostgreSQL database`, "it has the form postgresql://user:password@host/name");
  return { variable, url: url.replace(weakModes, "$1verify-full") };
}

/** What the client library takes for verify-full, with a warning to everybody at each start that a later version will not. Hosts hand out addresses with sslmode=require. */
const weakModes = /([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/u;

/** The database that the environment names. Throws a `Failure` where none is, or its address is none. */
export function namedDatabase(env: Environment): NamedDatabase {
  const named = databaseIn(env);
  if (named === undefined) throw new Failure("no database is named", `set ${databaseVariables.join(" or ")} to its address: postgresql://user:password@host/name`);
  return named;
}

/** What a query parameter of an address may say and nobody minds: the others could be secrets. Source: libpq's documentation of connection parameters. */
const harmless: ReadonlySet<string> = new Set(["sslmode", "host", "port", "dbname", "user", "application_name", "connect_timeout", "channel_binding", "target_session_attrs", "sslnegotiation", "client_encoding", "keepalives"]);

/** What went wrong with a database, without its address: a client library may quote it. */
export function databaseFailure({ variable, url }: NamedDatabase, error: unknown, env: Environment = {}): Failure {
  const said = (error instanceof AggregateError ? error.errors.map((each: Error) => each.message).join("; ") : (error as Error).message) || String((error as { code?: unknown }).code ?? "it does not answer");
  return new Failure(`the database that ${variable} names: ${without(said, [...secretsOf(url), env["PGPASSWORD"] ?? ""])}`);
}

/** Every part of an address that nobody may see, in each way it may be written: as it stands, decoded, and encoded again. */
export function secretsOf(url: string): readonly string[] {
  const { password, host, hostname, searchParams, search } = new URL(url);
  const parameters = [...searchParams].filter(([name]) => !harmless.has(name.toLowerCase())).map(([, value]) => value);
  const raw = search.slice(1).split("&").filter((pair) => !harmless.has(pair.split("=")[0]?.toLowerCase() ?? "")).map((pair) => pair.slice(pair.indexOf("=") + 1));
  return [url, password, host, hostname, ...parameters, ...raw].flatMap((part) => [part, decoded(part), encodeURIComponent(decoded(part))]);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The longest first, so that no part of one stays. */
function without(text: string, secrets: readonly string[]): string {
  return secrets.filter((each) => each !== "").toSorted((left, right) => right.length - left.length).reduce((left, secret) => left.replaceAll(secret, "…"), text);
}

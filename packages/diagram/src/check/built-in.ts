/** ChartDB's PostgreSQL types (its snapshot 1.20.1, postgres-data-types.ts) that diagrams of contracts use, by id, with how their names are written. */
export const builtIn: ReadonlyMap<string, string> = new Map([
  "int", "bigint", "smallint", "varchar", "char", "text", "boolean", "date", "timestamp", "timestamptz", "time", "timetz", "interval", "numeric", "real", "double precision", "money", "uuid", "json", "jsonb", "bytea",
  "inet", "cidr", "macaddr", "xml", "tsvector", "tsquery", "user-defined",
].map((name) => [name.replaceAll(" ", "_"), name]));

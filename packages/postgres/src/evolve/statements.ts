import { identifier, literal, qualified } from "../quote.ts";
import type { Definition, DefinitionKind } from "./definition.ts";

/** What makes, describes and drops a thing of each kind, and gives it another name. Texts that the server printed of an expression are put in as they are. */
export interface Statements {
  readonly create: (definition: Definition) => readonly string[];
  readonly drop: (definition: Definition) => string;
  readonly rename?: (definition: Definition, name: string) => string;
}

type Says = Definition["says"];
const text = (says: Says, attribute: string): string => String(says[attribute] ?? "");
const tableOf = ({ schema, of }: Definition): string => qualified(schema, of);
const own = ({ schema, name }: Definition): string => qualified(schema, name);
/** `name(arguments)`, as the catalog has it; the name is quoted where it has to be. */
const routine = ({ schema, name }: Definition): string => {
  const open = name.indexOf("(");
  return `${qualified(schema, name.slice(0, open))}${name.slice(open)}`;
};

export const statements: Readonly<Record<DefinitionKind, Statements>> = {
  schema: {
    create: ({ schema }) => [`CREATE SCHEMA IF NOT EXISTS ${identifier(schema)}`],
    drop: ({ schema }) => `DROP SCHEMA ${identifier(schema)}`,
  },
  type: {
    create: (definition) => [typeText(definition)],
    drop: (definition) => `DROP TYPE ${own(definition)}`,
    rename: (definition, name) => `ALTER TYPE ${own(definition)} RENAME TO ${identifier(name)}`,
  },
  function: {
    create: ({ says }) => [text(says, "definition").trimEnd()],
    drop: (definition) => `DROP FUNCTION ${routine(definition)}`,
    rename: (definition, name) => `ALTER FUNCTION ${routine(definition)} RENAME TO ${identifier(name.slice(0, name.indexOf("(")))}`,
  },
  table: {
    // Its columns come with it: see tables.ts.
    create: ({ says, ...definition }) => (says["partition"] === null ? [] : [`CREATE TABLE ${own({ says, ...definition })} PARTITION OF ${text(says, "partition")}`]),
    drop: (definition) => `DROP TABLE ${own(definition)}`,
    rename: (definition, name) => `ALTER TABLE ${own(definition)} RENAME TO ${identifier(name)}`,
  },
  column: {
    create: (definition) => [`ALTER TABLE ${tableOf(definition)} ADD COLUMN ${columnText(definition)}`],
    drop: (definition) => `ALTER TABLE ${tableOf(definition)} DROP COLUMN ${identifier(definition.name)}`,
    rename: (definition, name) => `ALTER TABLE ${tableOf(definition)} RENAME COLUMN ${identifier(definition.name)} TO ${identifier(name)}`,
  },
  constraint: {
    create: (definition) => [`ALTER TABLE ${tableOf(definition)} ADD CONSTRAINT ${identifier(definition.name)} ${text(definition.says, "definition")}`],
    drop: (definition) => `ALTER TABLE ${tableOf(definition)} DROP CONSTRAINT ${identifier(definition.name)}`,
    rename: (definition, name) => `ALTER TABLE ${tableOf(definition)} RENAME CONSTRAINT ${identifier(definition.name)} TO ${identifier(name)}`,
  },
  index: {
    // Of a partitioned table the catalog prints an index on it alone, which holds in no partition and is not valid until each has its own.
    create: ({ says, name }) => [text(says, "definition").replace(` INDEX ${identifier(name)} ON ONLY `, () => ` INDEX ${identifier(name)} ON `)],
    drop: (definition) => `DROP INDEX ${own(definition)}`,
    rename: (definition, name) => `ALTER INDEX ${own(definition)} RENAME TO ${identifier(name)}`,
  },
  view: {
    create: (definition) => {
      const { says } = definition;
      const options = says["options"] === null ? "" : ` WITH (${text(says, "options")})`;
      return [`CREATE ${says["kind"] === "materialized view" ? "MATERIALIZED VIEW" : "VIEW"} ${own(definition)}${options} AS\n${text(says, "definition").replace(/;\s*$/u, "")}`];
    },
    drop: (definition) => `DROP ${definition.says["kind"] === "materialized view" ? "MATERIALIZED VIEW" : "VIEW"} ${own(definition)}`,
  },
  sequence: {
    create: (definition) => [`CREATE SEQUENCE ${own(definition)} AS ${text(definition.says, "type")} INCREMENT ${text(definition.says, "step")}${definition.says["cycles"] === true ? " CYCLE" : ""}`],
    drop: (definition) => `DROP SEQUENCE ${own(definition)}`,
    rename: (definition, name) => `ALTER SEQUENCE ${own(definition)} RENAME TO ${identifier(name)}`,
  },
  trigger: {
    create: ({ says }) => [text(says, "definition")],
    drop: (definition) => `DROP TRIGGER ${identifier(definition.name)} ON ${tableOf(definition)}`,
    rename: (definition, name) => `ALTER TRIGGER ${identifier(definition.name)} ON ${tableOf(definition)} RENAME TO ${identifier(name)}`,
  },
  rule: {
    create: ({ says }) => [text(says, "definition")],
    drop: (definition) => `DROP RULE ${identifier(definition.name)} ON ${tableOf(definition)}`,
    rename: (definition, name) => `ALTER RULE ${identifier(definition.name)} ON ${tableOf(definition)} RENAME TO ${identifier(name)}`,
  },
  policy: {
    create: (definition) => {
      const { says } = definition;
      const part = (word: string, attribute: string): string => (says[attribute] === null ? "" : ` ${word} (${text(says, attribute)})`);
      return [
        `CREATE POLICY ${identifier(definition.name)} ON ${tableOf(definition)} AS ${says["permissive"] === true ? "PERMISSIVE" : "RESTRICTIVE"} FOR ${text(says, "command").toUpperCase()} TO ${text(says, "roles")}${part("USING", "using")}${part("WITH CHECK", "check")}`,
      ];
    },
    drop: (definition) => `DROP POLICY ${identifier(definition.name)} ON ${tableOf(definition)}`,
    rename: (definition, name) => `ALTER POLICY ${identifier(definition.name)} ON ${tableOf(definition)} RENAME TO ${identifier(name)}`,
  },
  grant: {
    create: (definition) => Object.entries(definition.says).map(([role, rights]) => grant(definition, role, String(rights ?? ""))),
    drop: (definition) => `REVOKE ALL${columnOf(definition)} ON ${granted(definition)} FROM ${Object.keys(definition.says).join(", ")}`,
  },
};

/** A column as CREATE TABLE and ADD COLUMN say it. `bare`: without what makes its value and without NOT NULL, so that it is there at once. */
export function columnText({ name, says }: Definition, bare = false): string {
  const words = [identifier(name), text(says, "type")];
  if (says["collation"] !== null && says["collation"] !== undefined) words.push(`COLLATE ${identifier(text(says, "collation"))}`);
  if (bare) return words.join(" ");
  if (typeof says["generated"] === "string") words.push(generatedText(says["generated"]));
  if (typeof says["identity"] === "string") words.push(`GENERATED ${says["identity"].toUpperCase()} AS IDENTITY`);
  if (typeof says["default"] === "string") words.push(`DEFAULT ${says["default"]}`);
  if (says["not null"] === true) words.push("NOT NULL");
  return words.join(" ");
}

/** `stored: expression` of the catalog, as DDL. */
function generatedText(generated: string): string {
  const [kind = "stored", expression = ""] = [generated.slice(0, generated.indexOf(":")), generated.slice(generated.indexOf(":") + 2)];
  return `GENERATED ALWAYS AS (${expression}) ${kind.toUpperCase()}`;
}

/** Gives a role what it may do, and nothing else of it: what stood there before is to be taken first. */
export function grant(definition: Definition, role: string, rights: string): string {
  const plain = rights.split(", ").filter((right) => !right.endsWith(" with grant option"));
  const passed = rights.split(", ").filter((right) => right.endsWith(" with grant option")).map((right) => right.slice(0, -" with grant option".length));
  const say = (list: readonly string[], option: string): string =>
    (list.length === 0 ? "" : `GRANT ${list.map((right) => right.toUpperCase() + columnOf(definition)).join(", ")} ON ${granted(definition)} TO ${role}${option}`);
  return [say(plain, ""), say(passed, " WITH GRANT OPTION")].filter((statement) => statement !== "").join(";\n");
}

/** Takes from a role all that it may do. */
export function revoke(definition: Definition, role: string): string {
  return `REVOKE ALL${columnOf(definition)} ON ${granted(definition)} FROM ${role}`;
}

function columnOf({ of, name }: Definition): string {
  return of !== "" && name !== "" ? ` (${identifier(name)})` : "";
}

function granted(definition: Definition): string {
  const { schema, of, name } = definition;
  if (of !== "") return `TABLE ${qualified(schema, of)}`;
  return name === "" ? `SCHEMA ${identifier(schema)}` : `FUNCTION ${routine(definition)}`;
}

/** What a comment stands on, in SQL's words. */
export function comment(definition: Definition, said: string | null): string {
  const { kind, schema, name } = definition;
  const on: Partial<Record<DefinitionKind, string>> = {
    schema: `SCHEMA ${identifier(schema)}`, function: `FUNCTION ${kind === "function" ? routine(definition) : ""}`, column: `COLUMN ${tableOf(definition)}.${identifier(name)}`,
    constraint: `CONSTRAINT ${identifier(name)} ON ${tableOf(definition)}`, trigger: `TRIGGER ${identifier(name)} ON ${tableOf(definition)}`, rule: `RULE ${identifier(name)} ON ${tableOf(definition)}`,
    view: `${definition.says["kind"] === "materialized view" ? "MATERIALIZED VIEW" : "VIEW"} ${own(definition)}`,
  };
  return `COMMENT ON ${on[kind] ?? `${kind.toUpperCase()} ${own(definition)}`} IS ${said === null ? "NULL" : literal(said)}`;
}

/** A type of any kind, by what the catalog says it is made of. */
function typeText(definition: Definition): string {
  const { says } = definition;
  const name = own(definition);
  if (says["kind"] === "domain") {
    const words = [["COLLATE", "collation"], ["DEFAULT", "default"]].flatMap(([word = "", attribute = ""]) => (typeof says[attribute] === "string" ? [`${word} ${text(says, attribute)}`] : []));
    return [`CREATE DOMAIN ${name} AS ${text(says, "base")}`, ...words, ...(says["not null"] === true ? ["NOT NULL"] : []), ...(typeof says["checks"] === "string" ? [says["checks"]] : [])].join(" ");
  }
  if (says["kind"] === "range") return `CREATE TYPE ${name} AS RANGE (${text(says, "range")})`;
  return says["kind"] === "composite" ? `CREATE TYPE ${name} AS (${text(says, "members")})` : `CREATE TYPE ${name} AS ENUM (${text(says, "values")})`;
}

import type { Entity, Project } from "@concord/core";
import { ofEntity, type Raw } from "../block.ts";
import { commentOf, serials, sqlOf } from "../existing.ts";
import { nameIn } from "../fragment.ts";
import { tableOf, tableText } from "../names.ts";
import { dollarQuoted, identifier, literal, qualified } from "../quote.ts";
import { tableFields } from "../spread.ts";
import { columnOf } from "./column.ts";

/**
 * What an existing table stands on, in the order in which it can be made: extensions, types, sequences. Other tables may stand on the same, so each statement is safe to run where
 * it has run before, and a file of several entities has each once.
 */
export function needsOf(entity: Entity, project: Project): readonly string[] {
  const { extensions = {}, types = {}, sequences = {} } = ofEntity(entity);
  const { schema } = tableOf(entity, project);
  const own = (name: string): string => {
    const parts = nameIn(name);
    return qualified(parts?.schema ?? schema, parts?.name ?? name);
  };
  const enums = tableFields(entity).map((field) => columnOf(entity, field, project)).flatMap(({ enumType, existing }) => (!existing || enumType === undefined ? [] : [enumType]));
  const [raw, told] = [types, sequences].map((each) => new Set(Object.keys(each).map(own))) as [Set<string>, Set<string>];
  return [
    ...Object.entries(extensions).flatMap(([name, where]) => [...(where === "pg_catalog" ? [] : [`CREATE SCHEMA IF NOT EXISTS ${identifier(where)};\n`]), `CREATE EXTENSION IF NOT EXISTS ${identifier(name)} WITH SCHEMA ${identifier(where)};\n`]),
    ...Object.entries(types).flatMap(([name, type]) => rawType(own(name), type)),
    ...enums.filter(({ name }) => !raw.has(name)).map(({ name, values }) => unlessThere(`CREATE TYPE ${name} AS ENUM (${values.map(literal).join(", ")});`)),
    ...Object.entries(sequences).map(([name, options]) => sequence(own(name), options)),
    ...serials(entity, project).filter((each) => !told.has(qualified(schema, each.sequence))).map((each) => sequence(qualified(schema, each.sequence), each.type === "bigint" ? "" : `AS ${each.type}`)),
  ];
}

/** The sequences of serial columns go with them. */
export function ownedSequences(entity: Entity, project: Project): string {
  const { schema } = tableOf(entity, project);
  return serials(entity, project).map(({ sequence: name, column }) => `ALTER SEQUENCE ${qualified(schema, name)} OWNED BY ${tableText(entity, project)}.${identifier(column)};\n`).join("");
}

function sequence(name: string, options: string): string {
  return `CREATE SEQUENCE IF NOT EXISTS ${name}${options === "" ? "" : ` ${options}`};\n`;
}

function rawType(name: string, raw: Raw): readonly string[] {
  const text = sqlOf(raw);
  const comment = commentOf(raw);
  const what = text.startsWith("DOMAIN ") ? "DOMAIN" : "TYPE";
  return [
    unlessThere(`CREATE ${what} ${name} AS ${text.replace(/^DOMAIN /u, "")};`),
    ...(comment === undefined ? [] : [`COMMENT ON ${what} ${name} IS ${literal(comment)};\n`]),
  ];
}

/** Types have no IF NOT EXISTS. */
function unlessThere(statement: string): string {
  return `DO ${dollarQuoted(`\nBEGIN\n  ${statement}\nEXCEPTION WHEN duplicate_object THEN\n  NULL;\nEND\n`)};\n`;
}

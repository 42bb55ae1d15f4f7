import { print, report, utf8Length, type Diagnostic, type Entity, type Project, type Schema, type Target } from "@concord/core";
import { entityBlock, fieldBlock, ofField, pendingWords } from "./block.ts";
import { claimsOf } from "./claims.ts";
import { codes, longName, reservedSchema, unknownColumnType } from "./codes.ts";
import { prelude } from "./emit/prelude.ts";
import { tableParts } from "./emit/table.ts";
import { givenNames, longest, tableOf } from "./names.ts";
import { fits } from "./override.ts";
import { comment } from "./quote.ts";

/** What the file about everything needs of one entity, as text. */
export interface Part { readonly schema: string; readonly table: string; readonly references: string; readonly access: string }

/** PostgreSQL 15 and later: tables with everything that a table can refuse, policies and grants for clients. */
export const postgresTarget: Target<Part> = {
  name: "postgres",
  store: { name: "postgres", naming: "snake_case", entityBlock, fieldBlock, pendingWords },
  folders: ["postgres"],
  codes,
  names: givenNames,
  entity: (entity, { schema, constraints }) => {
    const { project } = schema;
    const parts = tableParts(entity, project, constraints, entityIn(schema));
    const path = `postgres/${entity.namespace}/${entity.name}.sql`;
    const space = tableOf(entity, project).schema;
    const part: Part = { schema: space, table: print(path, parts.table).text, references: print(path, parts.references).text, access: print(path, parts.access).text };
    const before = prelude(project, [space], part.table);
    const needed = [...new Set(entity.references.filter((reference) => reference.enforce.includes("postgres") && reference.to !== entity.id).map((reference) => reference.to))];
    const head = `${comment(`One entity. ${needed.length === 0 ? "It needs no other." : `Load first: ${needed.join(", ")}.`}`)}\n\n`;
    const { text, places } = print(path, [head, before, parts.table, parts.references, parts.access]);
    return { files: [{ path, text }], claims: claimsOf(entity, project, constraints, places, path), diagnostics: wrong(entity, project), part };
  },
  whole: (schema, parts) => {
    const all = parts.map(({ part }) => part);
    const section = (title: string, texts: readonly string[]): string => (texts.every((text) => text === "") ? "" : `${comment(title)}\n\n${texts.filter((text) => text !== "").join("\n")}\n`);
    const tables = all.map((part) => part.table);
    const text = [
      `${comment(`The schema of ${schema.project.name}, whole, in dependency order, for an empty database. PostgreSQL 15 or later.`)}\n\nBEGIN;\n\n`,
      prelude(schema.project, all.map((part) => part.schema), tables.join("")),
      section("Tables", tables), section("References", all.map((part) => part.references)), section("Who may do what", all.map((part) => part.access)),
      "COMMIT;\n",
    ].join("");
    return { files: [{ path: "postgres/schema.sql", text }], claims: [], diagnostics: [] };
  },
};

/** Looks an entity up; by id, once a schema. */
function entityIn(schema: Schema): (id: string) => Entity | undefined {
  return (id) => schema.entities.find((each) => each.id === id);
}

function wrong(entity: Entity, project: Project): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const { schema, table } = tableOf(entity, project);
  const at = entity.spans["postgres"] ?? entity.span;
  if (/^pg_|^information_schema$|^concord$/.test(schema)) found.push(report(reservedSchema, at, `the schema ${schema} is not for tables`));
  for (const given of givenNames({ project, entities: [entity], types: [] })) {
    if (utf8Length(given.name) > longest) found.push(report(longName, given.at, `${given.name} has ${utf8Length(given.name)} bytes, and PostgreSQL keeps ${longest}`, { help: `a shorter name in postgres: { … }, for ${given.what}` }));
  }
  for (const field of entity.fields) {
    const type = ofField(field).column?.type;
    if (type !== undefined && !fits(field.type, type)) {
      found.push(report(unknownColumnType, field.spans["postgres"] ?? field.span, `a column of type ${type} cannot hold every ${field.type.kind} of ${table}.${field.name}`));
    }
  }
  return found;
}

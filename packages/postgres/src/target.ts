import { print, viewsOf, type Target } from "@concord/core";
import { entityBlock, fieldBlock, uniqueBlock } from "./block.ts";
import { claimsOf } from "./claims.ts";
import { codes } from "./codes.ts";
import { codecFile, sharedCodec } from "./emit/codec.ts";
import { calledIn, type LibraryFunction } from "./emit/library.ts";
import { needsOf } from "./emit/needs.ts";
import { prelude, surroundingsGuard } from "./emit/prelude.ts";
import { seedScript } from "./emit/seeds.ts";
import { tableParts } from "./emit/table.ts";
import { examples } from "./examples.ts";
import { findingsOf, projectFindings } from "./findings.ts";
import { givenNames } from "./given.ts";
import { lint } from "./lint/rules.ts";
import { tableOf } from "./names.ts";
import { comment } from "./quote.ts";
import { enforcedReferences } from "./several.ts";
import { answer } from "./answer.ts";
import { allViews, viewName } from "./emit/answer.ts";

/** What the file about everything needs of one entity, as text. */
export interface Part { readonly schema: string; readonly table: string; readonly references: string; readonly access: string; readonly calls: ReadonlySet<LibraryFunction>; readonly needs: readonly string[] }

/** PostgreSQL 15 and later: tables with everything that a table can refuse, policies and grants for clients. */
export const postgresTarget: Target<Part> = {
  name: "postgres",
  store: { name: "postgres", naming: "snake_case", sql: true, entityBlock, fieldBlock, uniqueBlock, examples },
  folders: ["postgres"],
  codes,
  names: givenNames,
  lint,
  entity: (entity, { schema, constraints }) => {
    const { project } = schema;
    const parts = tableParts(entity, schema, constraints);
    const path = `postgres/${entity.namespace}/${entity.name}.sql`;
    const space = tableOf(entity, project).schema;
    const [table, references, access] = [print(path, parts.table).text, print(path, parts.references).text, print(path, parts.access).text];
    const calls = calledIn(table + access);
    const needs = needsOf(entity, project);
    const part: Part = { schema: space, table, references, access, calls, needs };
    const before = prelude(project, [space], calls, needs);
    const needed = [...new Set(enforcedReferences(entity).filter((reference) => reference.to !== entity.id).map((reference) => reference.to))];
    const head = `${comment(`One entity. ${needed.length === 0 ? "It needs no other." : `Load first: ${needed.join(", ")}.`}`)}\n\n`;
    const { text, places } = print(path, [head, before, parts.table, parts.references, parts.access]);
    return { files: [{ path, text }, codecFile(entity, project)], claims: claimsOf(entity, project, constraints, places, path), diagnostics: findingsOf(entity, schema), part };
  },
  answer,
  seeds: (set, schema) => [{ path: `postgres/seeds/${set.name}.sql`, text: seedScript(set, schema) }],
  whole: (schema, parts) => {
    const all = parts.map(({ part }) => part);
    const section = (title: string, texts: readonly string[]): readonly string[] => {
      const said = texts.filter((text) => text !== "");
      return said.length === 0 ? [] : [`${comment(title)}\n\n`, ...said.flatMap((text) => [text, "\n"])];
    };
    const [tables, access] = [all.map((part) => part.table), all.map((part) => part.access)];
    const views = allViews(schema).map((piece) => print("postgres/schema.sql", piece).text);
    const spaces = [...all.map((part) => part.schema), ...viewsOf(schema, "postgres").map((view) => viewName(view, schema).schema)];
    const calls = [...all.flatMap((part) => [...part.calls]), ...calledIn(views.join(""))];
    const text = [
      `${comment(`The schema of ${schema.project.name}, whole, in dependency order, for an empty database. PostgreSQL 15 or later.`)}\n\nBEGIN;\n\n`,
      surroundingsGuard, prelude(schema.project, spaces, calls, all.flatMap((part) => part.needs)),
      ...section("Tables", tables), ...section("References", all.map((part) => part.references)), ...section("Who may do what", access), ...section("Views", views),
      "COMMIT;\n",
    ].join("");
    return { files: [{ path: "postgres/schema.sql", text }, sharedCodec], claims: [], diagnostics: projectFindings(schema) };
  },
};

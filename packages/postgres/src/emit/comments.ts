import type { Entity, Field, Piece, Project } from "@concord/core";
import { ofEntity } from "../block.ts";
import { isRawConstraint } from "../existing.ts";
import { columnNames, policyOf, tableText } from "../names.ts";
import { identifier, literal } from "../quote.ts";
import { tableFields } from "../spread.ts";

/** What people read in the database itself: descriptions of the table and its columns, and the messages of checks. */
export function comments(entity: Entity, project: Project): Piece {
  const table = tableText(entity, project);
  return [
    ofEntity(entity).comment === false ? "" : `COMMENT ON TABLE ${table} IS ${literal(entity.description)};\n`,
    tableFields(entity).flatMap((field) => {
      const text = notesOf(field);
      return text === "" ? [] : columnNames(field, policyOf(project)).map((name) => `COMMENT ON COLUMN ${table}.${identifier(name)} IS ${literal(text)};\n`);
    }),
    entity.checks.flatMap((check) => (check.message === undefined || isRawConstraint(entity, check.name) ? [] : [`COMMENT ON CONSTRAINT ${identifier(check.name)} ON ${table} IS ${literal(check.message)};\n`])),
  ];
}

/** What a field's column tells people. */
export function notesOf(field: Field): string {
  const notes = [field.description, field.deprecated === undefined ? undefined : deprecation(field.deprecated), field.pii === undefined ? undefined : `Personal data: ${field.pii}.`];
  return notes.filter((each) => each !== undefined).join(" ");
}

function deprecation({ since, use }: { readonly since?: string; readonly use?: string }): string {
  return `Deprecated${since === undefined ? "" : ` since ${since}`}${use === undefined ? "" : `, use ${use}`}.`;
}

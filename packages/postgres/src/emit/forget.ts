import type { Entity, Field, Piece, Project, Type } from "@concord/core";
import { journalOf } from "../history.ts";
import { columnName, columnNames, fieldNamed, fieldsHere, forgetFunction, policyOf, recordFunction, tableOf, tableText } from "../names.ts";
import { comment, dollarQuoted, identifier, literal, qualified, textArray } from "../quote.ts";
import { heldAt } from "../spread.ts";
import { slotOf, stagedFields } from "../staging.ts";
import { columnOf } from "./column.ts";

/**
 * The function that takes one record's personal data out of its journal and of what waited to become it; the record itself is its owner's to change or delete, and
 * before, since a deletion is journalled too. Nothing for an entity that has neither.
 */
export function forget(entity: Entity, project: Project): Piece {
  if (entity.history === undefined && entity.staging === undefined) return "";
  const { schema, table } = tableOf(entity, project);
  const types = entity.key.map((name) => columnOf(entity, heldAt(entity, [name]).field, project).type);
  const body = `
BEGIN
  entries := 0;
  waiting := 0;
${inStaging(entity, project)}${inJournal(entity, project)}END
`;
  return [
    `\n${comment(`Takes the personal data of one ${entity.id} out of its history and its staging; says how many rows had any.`)}\n`,
    `CREATE FUNCTION ${qualified(schema, forgetFunction(table))}(${types.join(", ")}, OUT entries bigint, OUT waiting bigint) LANGUAGE plpgsql SET search_path = '' AS `, dollarQuoted(body), ";\n",
  ];
}

/** Whether a value is personal data, or holds any. */
function isPersonal(field: Field): boolean {
  const within = (type: Type): boolean => (type.kind === "object" ? type.fields.some(isPersonal) : (type.kind === "list" || type.kind === "map") && within(type.of));
  return field.pii !== undefined || within(field.type);
}

/** Of an entry stays what the contract says today is not personal: what it no longer knows may have been. */
function inJournal(entity: Entity, project: Project): string {
  const journal = journalOf(entity, project);
  if (journal === undefined) return "";
  const kept = textArray(fieldsHere(entity).filter((field) => !isPersonal(field) && !field.secret).map((field) => field.name));
  const [before, after] = [journal.columns.before, journal.columns.after].map(identifier);
  const rest = (column: string | undefined): string =>
    `${column} = CASE WHEN h.${column} IS NOT NULL THEN (SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}') FROM jsonb_each(h.${column}) AS e WHERE e.key = ANY (${kept})) END`;
  const whose = journal.key.map((column, index) => `h.${identifier(column)} = $${index + 1}`).join(" AND ");
  return `  UPDATE ${qualified(journal.schema, journal.table)} AS h SET
    ${rest(before)},
    ${rest(after)}
  WHERE ${whose};
  GET DIAGNOSTICS entries = ROW_COUNT;
`;
}

/** What became the record, what has its key, and what is matched by a value that it has or had. It waits no more. */
function inStaging(entity: Entity, project: Project): string {
  const slot = slotOf(entity, project);
  if (slot === undefined) return "";
  const { state, error } = slot.columns;
  const policy = policyOf(project);
  const match = entity.staging?.match ?? [];
  const column = (name: string): string => identifier(columnName(fieldNamed(entity, name), policy));
  const isIt = (of: string, names: readonly string[]): string => names.map((name, index) => `${of}.${name} = $${index + 1}`).join(" AND ");
  const enumCast = (name: string): string => (columnOf(entity, heldAt(entity, [name]).field, project).enumType === undefined ? "" : "::text");
  const known = `EXISTS (SELECT FROM ${tableText(entity, project)} AS m WHERE ${isIt("m", entity.key.map(column))} AND ${match.map((name) => `m.${column(name)}${enumCast(name)} = s.${column(name)}`).join(" AND ")})`;
  const journal = journalOf(entity, project);
  const record = `${qualified(slot.schema, recordFunction(tableOf(entity, project).table))}(to_jsonb(s))`;
  const sought = `jsonb_build_object(${match.map((name) => `${literal(name)}, ${record} -> ${literal(name)}`).join(", ")})`;
  const was = journal === undefined ? [] : [
    `EXISTS (SELECT FROM ${qualified(journal.schema, journal.table)} AS h WHERE ${isIt("h", journal.key.map(identifier))} AND (h.${identifier(journal.columns.before)} @> ${sought} OR h.${identifier(journal.columns.after)} @> ${sought}))`,
  ];
  const emptied = stagedFields(entity).filter((field) => isPersonal(field) || field.secret).flatMap((field) => columnNames(field, policy)).map((name) => `${identifier(name)} = NULL`);
  const sets = [...emptied, `${identifier(error)} = NULL`, `${identifier(state)} = CASE s.${identifier(state)} WHEN 'waiting' THEN 'rejected' ELSE s.${identifier(state)} END`];
  return `  UPDATE ${qualified(slot.schema, slot.table)} AS s SET
    ${sets.join(", ")}
  WHERE (${isIt("s", slot.master.map(identifier))}) OR (${isIt("s", entity.key.map(column))})
    OR ${[known, ...was].join("\n    OR ")};
  GET DIAGNOSTICS waiting = ROW_COUNT;
`;
}

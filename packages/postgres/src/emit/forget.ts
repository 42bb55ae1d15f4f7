import type { Entity, Field, Piece, Project, Type } from "@concord/core";
import { journalOf } from "../history.ts";
import { columnName, columnNames, fieldNamed, fieldsHere, forgetFunction, policyOf, recordFunction, tableOf, tableText } from "../names.ts";
import { comment, dollarQuoted, identifier, literal, qualified, textArray } from "../quote.ts";
import { heldAt } from "../spread.ts";
import { slotOf, stagedFields } from "../staging.ts";
import { columnOf } from "./column.ts";
import { normalText } from "./normal.ts";

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

/**
 * The keys that the record has had, as a query in front of another: the given one, then each that an entry of it left for the next, back through the journal. `until` is that entry, since who has
 * such a key afterwards is another record; nothing for the given one. Nothing at all where the key never changes.
 */
function past(entity: Entity, project: Project): { readonly text: string; readonly named: boolean } {
  const journal = journalOf(entity, project);
  const changes = entity.key.some((name) => !fieldNamed(entity, name).immutable && fieldNamed(entity, name).auto === undefined);
  if (journal === undefined || !changes) return { text: "", named: false };
  const { historyId, operation, before } = journal.columns;
  const names = entity.key.map((_, index) => `k${index + 1}`);
  const earlier = entity.key.map((name) => `(h.${identifier(before)} ->> ${literal(name)})::${columnOf(entity, heldAt(entity, [name]).field, project).type}`);
  const same = journal.key.map((column, index) => `h.${identifier(column)} = p.${names[index]}`).join(" AND ");
  const other = earlier.map((value, index) => `${value} <> p.${names[index]}`).join(" OR ");
  return {
    named: true,
    text: `  WITH RECURSIVE past(${names.join(", ")}, until) AS (
    SELECT ${names.map((_, index) => `$${index + 1}`).join(", ")}, NULL::bigint
    UNION SELECT ${earlier.join(", ")}, h.${identifier(historyId)} FROM past AS p JOIN ${qualified(journal.schema, journal.table)} AS h ON ${same} AND (p.until IS NULL OR h.${identifier(historyId)} < p.until)
    WHERE h.${identifier(operation)} = 'update' AND (${other})
  )
`,
  };
}

/** Of an entry stays what the contract says today is not personal: what it no longer knows may have been. */
function inJournal(entity: Entity, project: Project): string {
  const journal = journalOf(entity, project);
  if (journal === undefined) return "";
  const kept = textArray(fieldsHere(entity).filter((field) => !isPersonal(field) && !field.secret).map((field) => field.name));
  const [before, after] = [journal.columns.before, journal.columns.after].map(identifier);
  const rest = (column: string | undefined): string =>
    `${column} = CASE WHEN h.${column} IS NOT NULL THEN (SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}') FROM jsonb_each(h.${column}) AS e WHERE e.key = ANY (${kept})) END`;
  const keys = past(entity, project);
  const value = (index: number): string => (keys.named ? `p.k${index + 1}` : `$${index + 1}`);
  const whose = journal.key.map((column, index) => `h.${identifier(column)} = ${value(index)}`).join(" AND ");
  const [from, bound] = keys.named ? ["\n  FROM past AS p", ` AND (p.until IS NULL OR h.${identifier(journal.columns.historyId)} < p.until)`] : ["", ""];
  return `${keys.text}  UPDATE ${qualified(journal.schema, journal.table)} AS h SET
    ${rest(before)},
    ${rest(after)}${from}
  WHERE ${whose}${bound};
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
  const keys = past(entity, project);
  const isIt = (of: string, names: readonly string[], value = (index: number): string => `$${index + 1}`): string => names.map((name, index) => `${of}.${name} = ${value(index)}`).join(" AND ");
  const had = (index: number): string => (keys.named ? `p.k${index + 1}` : `$${index + 1}`);
  // A key that the record left is its own as long as nobody else has it.
  const free = `(p.until IS NULL OR NOT EXISTS (SELECT FROM ${tableText(entity, project)} AS m WHERE ${isIt("m", entity.key.map(column), had)}))`;
  const ofKey = `(${isIt("s", slot.master.map(identifier), had)}) OR (${isIt("s", entity.key.map(column), had)})`;
  const enumCast = (name: string): string => (columnOf(entity, heldAt(entity, [name]).field, project).enumType === undefined ? "" : "::text");
  const known = `EXISTS (SELECT FROM ${tableText(entity, project)} AS m WHERE ${isIt("m", entity.key.map(column))} AND ${match.map((name) => `m.${column(name)}${enumCast(name)} = ${normalText(`s.${column(name)}`, fieldNamed(entity, name).type)}`).join(" AND ")})`;
  const journal = journalOf(entity, project);
  const record = `${qualified(slot.schema, recordFunction(tableOf(entity, project).table))}(to_jsonb(s))`;
  const sought = `jsonb_build_object(${match.map((name) => {
    const own = normalText(`s.${column(name)}`, fieldNamed(entity, name).type);
    return `${literal(name)}, ${own === `s.${column(name)}` ? `${record} -> ${literal(name)}` : `to_jsonb(${own})`}`;
  }).join(", ")})`;
  const of = keys.named ? [", past AS p", ` AND (p.until IS NULL OR h.${identifier(journal?.columns.historyId ?? "")} < p.until)`] : ["", ""];
  const was = journal === undefined ? [] : [
    `EXISTS (SELECT FROM ${qualified(journal.schema, journal.table)} AS h${of[0]} WHERE ${isIt("h", journal.key.map(identifier), had)}${of[1]} AND (h.${identifier(journal.columns.before)} @> ${sought} OR h.${identifier(journal.columns.after)} @> ${sought}))`,
  ];
  const emptied = stagedFields(entity).filter((field) => isPersonal(field) || field.secret).flatMap((field) => columnNames(field, policy)).map((name) => `${identifier(name)} = NULL`);
  const sets = [...emptied, `${identifier(error)} = NULL`, `${identifier(state)} = CASE s.${identifier(state)} WHEN 'waiting' THEN 'rejected' ELSE s.${identifier(state)} END`];
  return `${keys.text}  UPDATE ${qualified(slot.schema, slot.table)} AS s SET
    ${sets.join(", ")}
  WHERE ${keys.named ? `EXISTS (SELECT FROM past AS p WHERE (${ofKey}) AND ${free})` : ofKey}
    OR ${[known, ...was].join("\n    OR ")};
  GET DIAGNOSTICS waiting = ROW_COUNT;
`;
}

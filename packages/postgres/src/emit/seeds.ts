import { entityOf, seedValues, type Entity, type Field, type Find, type Json, type Schema, type SeedRecord, type SeedSet } from "@concord/core";
import { columnName, fieldsHere, policyOf, tableText } from "../names.ts";
import { comment, dollarQuoted, identifier, literal } from "../quote.ts";
import { tableFieldsOf, type TableField } from "../spread.ts";
import { columnOf } from "./column.ts";
import { defaultText } from "./default.ts";

/**
 * A set of seeds as statements in the order in which records refer to one another, in one transaction. It may be run again: a record whose key or unique is there already is left as it is, and so
 * is, where the table makes the key and nothing else tells records apart, one that says the same.
 */
export function seedScript(set: SeedSet, schema: Schema): string {
  const here = set.records.filter(({ entity }) => entityOf(schema, entity).stores.includes("postgres"));
  const statements = here.map((record) => insertStatement(record, schema));
  return `${comment(`The seeds ${set.name}, from ${set.files.join(", ")}. Records that are there already stay as they are.`)}\n\nBEGIN;\n\n${statements.join("")}${advanced(here, schema).join("")}\nCOMMIT;\n`;
}

interface Cell { readonly column: string; readonly value: string }

function insertStatement(record: SeedRecord, schema: Schema): string {
  const entity = entityOf(schema, record.entity);
  const cells = fieldsHere(entity).flatMap((field) => cellsOf(entity, field, record, schema));
  const table = tableText(entity, schema.project);
  const columns = cells.map(({ column }) => column).join(", ");
  const values = cells.map(({ value }) => value).join(", ");
  const into = `INSERT INTO ${table}${cells.length === 0 ? "" : ` (${columns})`}`;
  if (isTold(entity, record)) return `${into}\n  ${cells.length === 0 ? "DEFAULT VALUES" : `VALUES (${values})`} ON CONFLICT DO NOTHING;\n`;
  const same = cells.map(({ column, value }) => `${column} IS NOT DISTINCT FROM ${value}`).join(" AND ");
  return `${into}\n  SELECT ${values} WHERE NOT EXISTS (SELECT FROM ${table}${same === "" ? "" : ` WHERE ${same}`}) ON CONFLICT DO NOTHING;\n`;
}

/** Whether the key or a unique over all records tells this record from any other. */
function isTold({ key, uniques }: Entity, { values, finds }: SeedRecord): boolean {
  const isGiven = (name: string): boolean => values[name] !== undefined || finds[name] !== undefined;
  return key.every(isGiven) || uniques.some(({ fields, where, stores }) => where === undefined && stores.includes("postgres") && fields.every((path) => path.length === 1 && isGiven(path[0] as string)));
}

function cellsOf(entity: Entity, field: Field, record: SeedRecord, schema: Schema): readonly Cell[] {
  const find = record.finds[field.name];
  const target = find === undefined ? undefined : entityOf(schema, find.entity);
  if (find !== undefined && target?.stores.includes("postgres") === true) return [{ column: identifier(columnName(field, policyOf(schema.project))), value: lookUp(find, target, schema) }];
  const value = seedValues(schema, record)[field.name];
  return value === undefined ? [] : tableFieldsOf(field).flatMap((part) => constants(entity, part, value, schema));
}

function lookUp({ where }: Find, target: Entity, schema: Schema): string {
  const named = (name: string): Field => target.fields.find((each) => each.name === name) as Field;
  const policy = policyOf(schema.project);
  const conditions = where.flatMap(({ field, value }) => tableFieldsOf(named(field)).flatMap((part) => constants(target, part, value, schema))).map(({ column, value }) => `${column} = ${value}`);
  return `(SELECT ${identifier(columnName(named(target.key[0] as string), policy))} FROM ${tableText(target, schema.project)} WHERE ${conditions.join(" AND ")})`;
}

/** A value as its table holds it: in one column, a geoPoint in two, and of an object that is spread over columns the member that the column is for. */
function constants(entity: Entity, field: TableField, whole: Json, schema: Schema): readonly Cell[] {
  const value = field.steps.slice(1).reduce<Json | undefined>((inside, { name }) => (inside as { readonly [key: string]: Json } | undefined)?.[name], whole);
  if (value === undefined) return [];
  const column = columnOf(entity, field, schema.project);
  return column.names.map((name, index) => ({ column: identifier(name), value: defaultText({ ...field, default: value }, column, index) }));
}

/** Sequences go on behind the numbers that the seeds bring themselves. */
function advanced(records: readonly SeedRecord[], schema: Schema): readonly string[] {
  const given = new Map(records.flatMap((record): [string, { readonly entity: Entity; readonly field: Field }][] => {
    const entity = entityOf(schema, record.entity);
    return entity.fields.filter((field) => field.auto === "sequence" && record.values[field.name] !== undefined).map((field) => [`${entity.id}.${field.name}`, { entity, field }]);
  }));
  return [...given.values()].map(({ entity, field }) => {
    const table = tableText(entity, schema.project);
    const column = columnName(field, policyOf(schema.project));
    const call = `PERFORM setval(pg_get_serial_sequence(${literal(table)}, ${literal(column)}), max(${identifier(column)})) FROM ${table};`;
    return `DO ${dollarQuoted(`\nBEGIN\n  ${call}\nEND\n`)};\n`;
  });
}

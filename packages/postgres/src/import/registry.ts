import type { Json } from "@concord/core";
import type { Contract } from "./contract.ts";
import { contractName, namespaceOf, Names, reservedTypes } from "./names.ts";
import type { SourceColumn } from "./source.ts";
import { heldBy } from "./type.ts";

/** A column of a registry, as its file says it. */
export interface RegistryColumn { readonly name: string; readonly type: string; readonly primaryKey: boolean; readonly nullable: boolean; readonly unique: boolean }

/** A table of a registry, under the name that the file gives it: `clients`, `people.master`. */
export interface RegistryTable { readonly name: string; readonly columns: readonly RegistryColumn[] }

/** How registries write types, beside PostgreSQL's own names, by the name that the catalog has for them. */
const synonyms: Readonly<Record<string, string>> = {
  string: "text", varchar: "varchar", "character varying": "varchar", char: "varchar", character: "varchar", bool: "bool", boolean: "bool", int: "int4", integer: "int4", int4: "int4", smallint: "int4", int2: "int4", bigint: "int8", int8: "int8",
  serial: "int4", bigserial: "int8", smallserial: "int4", float: "float8", real: "float8", double: "float8", "double precision": "float8", decimal: "numeric", number: "numeric", timestamp: "timestamp", datetime: "timestamp",
  timestamptz: "timestamptz", "timestamp with time zone": "timestamptz", "timestamp without time zone": "timestamp", json: "jsonb", object: "jsonb",
};

/** The contracts of a column registry. A registry says nothing of checks, defaults and references, so neither do they. */
export function contractsOfRegistry(tables: readonly RegistryTable[]): readonly Contract[] {
  const spaces = new Names();
  const namespaces = new Map<string, { readonly namespace: string; readonly names: Names }>();
  return tables.filter(({ columns }) => columns.length > 0).map((table) => {
    const [first = "", ...rest] = table.name.split(".");
    const [schema, name] = rest.length === 0 ? ["public", first] : [first, rest.join(".")];
    const space = namespaces.get(schema) ?? { namespace: namespaceOf(schema, spaces), names: new Names(reservedTypes) };
    namespaces.set(schema, space);
    return contractOf(table, { schema, name, namespace: space.namespace, entity: space.names.give(contractName(name, "table")) });
  });
}

interface Place { readonly schema: string; readonly name: string; readonly namespace: string; readonly entity: string }

function contractOf(table: RegistryTable, { schema, name, namespace, entity }: Place): Contract {
  const names = new Names();
  const notes: { path: readonly string[]; text: string }[] = [];
  const fields: Record<string, Json> = {};
  const keyed: string[] = [];
  const columns = table.columns.map((column) => ({ column, field: names.give(contractName(column.name, "field")), words: typeOf(column.type) }));
  const primary = columns.filter(({ column }) => column.primaryKey);
  for (const { column, field, words } of columns) {
    const isKey = column.primaryKey || (primary.length === 0 && field === columns[0]?.field);
    if (isKey) keyed.push(field);
    if (words === undefined) notes.push({ path: ["fields", field], text: `the registry calls this ${column.type.replaceAll(/\s+/gu, " ")}, which is no type of a contract` });
    const isCounted = /serial$/iu.test(column.type.trim());
    const isUnique = column.unique && !(isKey && primary.length <= 1) && !column.nullable;
    fields[field] = {
      ...(words ?? { type: "string" }), ...(column.nullable && !isKey ? { optional: true } : {}), ...(isCounted ? { auto: "sequence" } : {}), ...(isUnique ? { unique: true } : {}),
      ...(snake(field) === column.name ? {} : { postgres: { name: column.name } }),
    };
  }
  if (primary.length === 0) notes.push({ path: ["key"], text: "the registry names no primary key" });
  const uniques = columns.filter(({ column }) => column.unique && column.nullable && !column.primaryKey).map(({ field }): Json => ({ fields: [field], nulls: "distinct" }));
  const block = { ...(snake(entity) === name ? {} : { table: name }), ...(namespace === schema ? {} : { schema }) };
  return {
    namespace, name: entity, notes,
    words: {
      entity, description: `The table ${schema}.${name}.`, ...(keyed.length === 1 && keyed[0] === "id" && primary.length > 0 ? {} : { key: keyed }), fields,
      ...(uniques.length === 0 ? {} : { unique: uniques }), ...(Object.keys(block).length === 0 ? {} : { postgres: block }),
    },
  };
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}

/** The words of a registry's type; nothing where it is none that a contract has. */
function typeOf(text: string): Readonly<Record<string, Json>> | undefined {
  const [, word = "", digits = "", list = ""] = /^([a-z0-9_ ]+?)\s*(\(\s*\d+\s*(?:,\s*\d+\s*)?\))?\s*(\[\])?$/u.exec(text.trim().toLowerCase()) ?? [];
  const name = synonyms[word] ?? word;
  const exact = digits.replaceAll(/\s/gu, "");
  const asked = exact === "" && name === "timestamptz" || exact === "" && name === "timestamp" ? "(3)" : exact;
  const held = heldBy({ ...blank, base: `pg_catalog.${name}`, baseType: `${name}${asked}`, isArray: list !== "" }, () => undefined);
  return held?.words;
}

const blank: SourceColumn = {
  name: "", type: "", base: "", baseType: "", isArray: false, is: "base", notNull: true, default: null, generated: null, virtual: false, identity: null, collation: null, comment: null, sequence: null, uses: [],
  extensions: [], types: [], blocked: [],
};

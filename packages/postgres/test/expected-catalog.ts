import { accessTo, entityOf, operations, type Entity, type Field, type Json, type Reference, type Schema, type Type, type Unique } from "@concord/core";
import type { Catalog, CatalogColumn, CatalogConstraint, CatalogIndex, CatalogTable } from "../src/driver/index.ts";

// What the catalog must say of a model: written from the language's pages and the model alone, with no line of the emitter.

interface Block { readonly table?: string; readonly schema?: string; readonly name?: string; readonly as?: "enum" | "columns"; readonly exact?: boolean; readonly column?: { readonly type?: string } }
const block = (of: { readonly blocks: Readonly<Record<string, unknown>> }): Block => (of.blocks["postgres"] ?? {}) as Block;
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const here = (entity: Entity): readonly Field[] => entity.fields.filter((field) => field.stores.includes("postgres"));

/** A field as the table has it: of an object with `as: columns` each member, by the object's and its own name, and by both in its column. */
const held = (entity: Entity): readonly Field[] => here(entity).flatMap((field) => membersOf(field));
const membersOf = (field: Field): readonly Field[] => (field.type.kind !== "object" || block(field).as !== "columns" ? [field] : field.type.fields.flatMap((member) => {
  const { default: given, ...rest } = field;
  const own = (given as { readonly [name: string]: Json } | undefined)?.[member.name];
  const words = [field.description, member.description].filter((each) => each !== undefined);
  return membersOf({
    ...rest, ...member, ...(own === undefined ? {} : { default: own }), ...(words.length === 0 ? {} : { description: words.join(" ") }), name: `${field.name}.${member.name}`, optional: field.optional || member.optional, stores: field.stores, immutable: field.immutable, secret: field.secret, serverOnly: field.serverOnly,
    blocks: { postgres: { ...block(member), name: `${block(field).name ?? snake(field.name)}_${block(member).name ?? snake(member.name)}` } },
  });
}));
const byName = <T extends { readonly name: string }>(items: readonly T[]): readonly T[] => [...items].sort((one, other) => (one.name < other.name ? -1 : 1));
const tableOf = (entity: Entity): { readonly schema: string; readonly table: string } => ({ schema: block(entity).schema ?? snake(entity.namespace), table: block(entity).table ?? snake(entity.plural) });
const columnOf = (entity: Entity, name: string): string => {
  const field = held(entity).find((each) => each.name === name) as Field;
  return block(field).name ?? snake(name);
};

export function expectedCatalog(schema: Schema): Catalog {
  const tables = schema.entities.filter((entity) => entity.stores.includes("postgres")).flatMap((entity) => [expectedTable(schema, entity), ...expectedJournal(schema, entity), ...expectedSlot(schema, entity)]);
  const enums = schema.entities.flatMap((entity) => held(entity).filter((field) => block(field).as === "enum").map((field) => ({
    schema: tableOf(entity).schema, name: `${tableOf(entity).table}_${columnOf(entity, field.name)}_enum`, values: field.type.kind === "enum" ? field.type.values.map(({ value }) => value) : [],
  })));
  const order = (one: { schema: string; name: string }, other: { schema: string; name: string }): number => (`${one.schema}\0${one.name}` < `${other.schema}\0${other.name}` ? -1 : 1);
  return { tables: [...tables].sort(order), enums: [...enums].sort(order) };
}

function expectedTable(schema: Schema, entity: Entity): CatalogTable {
  const { schema: space, table } = tableOf(entity);
  const touched = here(entity).filter((field) => field.auto === "updated").map((field) => ({ name: `${table}_${snake(field.name)}_touch`, when: "before update", perRow: true, conditional: false }));
  const fixed = here(entity).filter((field) => field.immutable).map((field) => ({ name: `${table}_${snake(field.name)}_immutable`, when: "before update", perRow: true, conditional: true }));
  const moving = entity.transitions.filter(({ field }) => here(entity).some(({ name }) => name === field)).flatMap(({ field, initial }) => [
    ...(initial === undefined ? [] : [{ name: `${table}_${snake(field)}_initial`, when: "after insert", perRow: true, conditional: true }]),
    { name: `${table}_${snake(field)}_transition`, when: "after update", perRow: true, conditional: true },
  ]);
  const ended = entity.expires !== undefined || entity.keep !== undefined;
  const refusing = entity.appendOnly === undefined ? [] : [
    { name: `${table}_append_only`, when: "before update", perRow: true, conditional: false },
    { name: `${table}_append_only_delete`, when: "before delete", perRow: true, conditional: ended },
    { name: `${table}_append_only_truncate`, when: "before truncate", perRow: false, conditional: false },
  ];
  return {
    schema: space, name: table, comment: entity.description, rowSecurity: schema.project.clientRole !== undefined,
    partitioned: entity.partition === undefined ? null : {
      by: `RANGE (${columnOf(entity, entity.partition.by)})`, partitions: [{ name: `${table}_default`, bound: "DEFAULT", rowSecurity: schema.project.clientRole !== undefined, granted: false }],
    },
    columns: [...held(entity).flatMap((field) => expectedColumns(entity, field)), ...several(schema, entity).map(({ column }) => column)],
    constraints: byName([...keyAndUniques(entity), ...references(schema, entity), ...checks(schema, entity)]),
    indexes: byName([...uniqueIndexes(entity), ...indexes(entity), ...severalIndexes(schema, entity)]),
    triggers: byName([...touched, ...fixed, ...moving, ...refusing, ...(entity.history === undefined ? [] : journalTriggers(table))]),
    ...expectedAccess(schema, entity, table),
  };
}

const journalTriggers = (table: string): CatalogTable["triggers"] => [
  { name: `${table}_journal`, when: "after insert delete update", perRow: true, conditional: false }, { name: `${table}_truncate`, when: "before truncate", perRow: false, conditional: false },
];

function expectedJournal(schema: Schema, entity: Entity): readonly CatalogTable[] {
  if (entity.history === undefined) return [];
  const { schema: space, table } = tableOf(entity);
  const name = entity.history.table ?? `${table}_history`;
  const plain = { collation: null, notNull: false, default: null, identity: "", comment: null } as const;
  const keys = entity.key.flatMap((key) => expectedColumns(entity, entity.fields.find((field) => field.name === key) as Field)).map((column) => ({ ...column, default: null, identity: "" as const, comment: null }));
  return [{
    schema: space, name, comment: `What became of each ${entity.id}, oldest first by history_id.`, rowSecurity: schema.project.clientRole !== undefined, partitioned: null,
    columns: [
      { ...plain, name: "history_id", type: "bigint", notNull: true, identity: "always" }, ...keys, { ...plain, name: "operation", type: "text", notNull: true },
      { ...plain, name: "changed_at", type: "timestamp with time zone", notNull: true, default: "moment" }, { ...plain, name: "changed_by", type: "text" },
      { ...plain, name: "version", type: "text" }, { ...plain, name: "before", type: "jsonb" }, { ...plain, name: "after", type: "jsonb" },
    ],
    constraints: byName([
      { ...plainConstraint, name: `${name}_pkey`, kind: "primary key", columns: ["history_id"] }, { ...plainConstraint, name: `${name}_operation`, kind: "check", columns: [] },
    ]),
    indexes: [{
      name: `${name}_record_idx`, unique: false, nullsEqual: false, method: "btree", include: [], partial: false,
      keys: [...keys.map((key) => ({ column: key.name, descending: false })), { column: "history_id", descending: false }],
    }],
    triggers: [], policies: [], grants: [],
  }];
}

/** The record's own columns without what they ask, behind those that say where a waiting record stands. */
function expectedSlot(schema: Schema, entity: Entity): readonly CatalogTable[] {
  if (entity.staging === undefined) return [];
  const { schema: space, table } = tableOf(entity);
  const name = entity.staging.table ?? `${table}_staging`;
  const plain = { collation: null, notNull: false, default: null, identity: "", comment: null } as const;
  const bare = (field: Field): readonly CatalogColumn[] => expectedColumns(entity, field).map((column) => ({ ...column, ...plain, ...(block(field).as === "enum" ? { type: "text", collation: "C" } : { collation: column.collation }) }));
  const keys = entity.key.flatMap((key) => bare(entity.fields.find((field) => field.name === key) as Field)).map((column) => ({ ...column, name: `master_${column.name}` }));
  const index = { unique: false, nullsEqual: false, method: "btree", include: [] };
  return [{
    schema: space, name, comment: `Records that wait to become a ${entity.id}, those that did, and those that were rejected, with the reason.`, partitioned: null, rowSecurity: schema.project.clientRole !== undefined,
    columns: [
      { ...plain, name: "staging_id", type: "bigint", notNull: true, identity: "always" }, { ...plain, name: "state", type: "text", notNull: true, default: "literal" }, { ...plain, name: "source", type: "text" },
      { ...plain, name: "received_at", type: "timestamp with time zone", notNull: true, default: "moment" }, { ...plain, name: "error", type: "jsonb" },
      ...keys, ...held(entity).filter((field) => field.computed === undefined).flatMap(bare),
    ],
    constraints: byName([{ ...plainConstraint, name: `${name}_pkey`, kind: "primary key", columns: ["staging_id"] }, { ...plainConstraint, name: `${name}_state`, kind: "check", columns: [] }]),
    indexes: byName([
      { ...index, name: `${name}_waiting_idx`, partial: true, keys: [{ column: "staging_id", descending: false }] },
      { ...index, name: `${name}_master_idx`, partial: false, keys: keys.map((key) => ({ column: key.name, descending: false })) },
    ]),
    triggers: [], policies: [], grants: [],
  }];
}

const types: { readonly [kind in Type["kind"]]: (type: never) => string } = {
  string: () => "text", boolean: () => "boolean", int32: () => "integer", integer: () => "bigint", int64: () => "bigint", float: () => "double precision",
  decimal: ({ precision, scale }: { precision: number; scale: number }) => `numeric(${precision},${scale})`, uuid: () => "uuid", uid: () => "text", date: () => "date",
  time: ({ precision }: { precision: number }) => `time(${precision}) without time zone`, timestamp: ({ precision }: { precision: number }) => `timestamp(${precision}) with time zone`,
  localDateTime: ({ precision }: { precision: number }) => `timestamp(${precision}) without time zone`, bytes: () => "bytea", json: () => "jsonb", enum: () => "text",
  list: ({ of }: { of: Type }) => (isSingle(of) ? `${typeOf(of)}[]` : "jsonb"), map: () => "jsonb", object: () => "jsonb", union: () => "jsonb", geoPoint: () => "double precision",
};
const isSingle = (type: Type): boolean => !["json", "map", "union", "object", "geoPoint", "list"].includes(type.kind);
const typeOf = (type: Type): string => types[type.kind](type as never);
const existing: Readonly<Record<string, string>> = {
  "varchar(20)": "character varying(20)", "varchar(50)": "character varying(50)", "varchar(10)": "character varying(10)", "varchar(128)": "character varying(128)",
  "numeric(12, 2)": "numeric(12,2)", timestamptz: "timestamp with time zone",
};

function expectedColumns(entity: Entity, field: Field): readonly CatalogColumn[] {
  const { schema, table } = tableOf(entity);
  const own = columnOf(entity, field.name);
  const { as, exact, column } = block(field);
  const type = as === "enum" ? `${/^[a-z_]+$/.test(table) ? `${schema}.${table}_${own}_enum` : `${schema}."${table}_${own}_enum"`}` : exact === true ? "numeric" : column?.type === undefined ? typeOf(field.type) : (existing[column.type] ?? column.type);
  const isText = ["string", "uid", "enum"].includes(field.type.kind === "list" ? field.type.of.kind : field.type.kind) && as !== "enum";
  const comment = [field.description, field.deprecated === undefined ? undefined : `Deprecated${field.deprecated.since === undefined ? "" : ` since ${field.deprecated.since}`}${field.deprecated.use === undefined ? "" : `, use ${field.deprecated.use}`}.`, field.pii === undefined ? undefined : `Personal data: ${field.pii}.`].filter((each) => each !== undefined).join(" ");
  const made = { uuid: "gen_random_uuid()", created: "moment", updated: "moment", sequence: null }[field.auto ?? "sequence"];
  const given = field.auto === undefined ? (field.default === undefined ? null : "literal") : made;
  const names = field.type.kind === "geoPoint" ? [`${own}_latitude`, `${own}_longitude`] : [own];
  return names.map((name) => ({
    name, type, collation: isText ? "C" : null, notNull: !field.optional, default: given, identity: field.auto === "sequence" ? "by default" : "", comment: comment === "" ? null : comment,
  }));
}

const plainConstraint = { nullsEqual: false, references: null, comment: null } as const;
const uniqueNameOf = (table: string, unique: Unique): string => unique.name ?? `${table}_${unique.fields.map((path) => path.map(snake).join("_")).join("_")}_key`;
const isColumn = (entity: Entity, path: readonly string[]): boolean => held(entity).some(({ name }) => name === path.join("."));
const isWhole = (entity: Entity, unique: Unique): boolean => unique.where === undefined && unique.fields.every((path) => isColumn(entity, path));
const uniquesOf = (entity: Entity): readonly Unique[] => entity.uniques.filter((unique) => unique.stores.includes("postgres"));

function keyAndUniques(entity: Entity): readonly CatalogConstraint[] {
  const { table } = tableOf(entity);
  return [
    { ...plainConstraint, name: `${table}_pkey`, kind: "primary key", columns: entity.key.map((name) => columnOf(entity, name)) },
    ...uniquesOf(entity).filter((unique) => isWhole(entity, unique)).map((unique): CatalogConstraint => ({
      ...plainConstraint, name: uniqueNameOf(table, unique), kind: "unique", nullsEqual: unique.nulls === "equal", columns: unique.fields.map((path) => columnOf(entity, path.join("."))),
    })),
  ];
}

/** A reference to one of several entities has a column for each: of the type of its key, where the record's own two are text or the same. */
function several(schema: Schema, entity: Entity): readonly { readonly reference: Reference; readonly column: CatalogColumn; readonly spelled: boolean }[] {
  return entity.references.filter(({ when, enforce }) => when !== undefined && enforce.includes("postgres")).map((reference) => {
    const field = (of: Entity, name = ""): Field => of.fields.find((each) => each.name === name) as Field;
    const [own, key] = [field(entity, reference.by[0]), field(entityOf(schema, reference.to), reference.key[0])];
    const spelled = own.type.kind !== key.type.kind && key.type.kind === "uuid";
    const type = own.type.kind === key.type.kind || spelled ? typeOf(key.type) : "text";
    const comment = `${snake(own.name)} where ${snake(reference.when?.field ?? "")} is ${reference.when?.is}; made for the foreign key.`;
    return { reference, spelled, column: { name: `${snake(reference.name)}_id`, type, collation: type === "text" ? "C" : null, notNull: false, default: "literal" as const, identity: "" as const, comment } };
  });
}

function references(schema: Schema, entity: Entity): readonly CatalogConstraint[] {
  const columns = (reference: Reference): readonly string[] => (reference.when === undefined ? reference.by.map((name) => columnOf(entity, name)) : [`${snake(reference.name)}_id`]);
  return entity.references.filter((reference) => reference.enforce.includes("postgres")).map((reference: Reference) => {
    const other = entityOf(schema, reference.to);
    const optional = reference.by.filter((name) => entity.fields.find((field) => field.name === name)?.optional === true);
    return {
      ...plainConstraint, name: `${tableOf(entity).table}_${snake(reference.name)}_fkey`, kind: "foreign key", columns: columns(reference),
      references: {
        schema: tableOf(other).schema, table: tableOf(other).table, columns: reference.key.map((name) => columnOf(other, name)), onDelete: reference.onDelete, onUpdate: reference.onUpdate,
        clears: reference.onDelete === "clear" && optional.length < reference.by.length ? optional.map((name) => columnOf(entity, name)) : [],
      },
    };
  });
}

const said = ["minLength", "maxLength", "pattern", "normalize", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
const typeLeavesOpen = ["integer", "float", "decimal", "uid", "date", "time", "timestamp", "localDateTime", "json", "geoPoint"];

function checks(schema: Schema, entity: Entity): readonly CatalogConstraint[] {
  const { table } = tableOf(entity);
  const ofField = (field: Field): readonly string[] => {
    const { type } = field;
    const { as, exact, column } = block(field);
    if (["list", "map", "object", "union"].includes(type.kind)) return ["valid"];
    const open = typeLeavesOpen.includes(type.kind) || (type.kind === "int32" && column?.type === "bigint") ? ["type"] : [];
    const format = type.kind === "string" && type.format !== undefined ? ["format"] : [];
    const values = type.kind === "enum" && as === undefined ? ["values"] : [];
    return [...open, ...format, ...values, ...said.filter((word) => word in type), ...(exact === true ? ["precision"] : [])];
  };
  const own = held(entity).flatMap((field) => ofField(field).map((kind) => `${table}_${kind === "valid" ? columnOf(entity, field.name) : snake(field.name).replaceAll(".", "_")}_${snake(kind)}`));
  // An object that may be missing has all that it must have, or nothing: a check where it has more than one column.
  const objects = (field: Field): readonly Field[] => (field.type.kind !== "object" || block(field).as !== "columns" ? []
    : [...(field.optional && membersOf(field).flatMap((member) => expectedColumns(entity, member)).length > 1 ? [field] : []), ...field.type.fields.flatMap((member) => objects({ ...member, name: `${field.name}.${member.name}` }))]);
  const whole = here(entity).flatMap(objects).map((field) => `${table}_${snake(field.name).replaceAll(".", "_")}_whole`);
  return [
    ...[...own, ...whole].map((name): CatalogConstraint => ({ ...plainConstraint, name, kind: "check", columns: [] })),
    ...several(schema, entity).filter(({ spelled }) => spelled).map(({ reference }): CatalogConstraint => ({ ...plainConstraint, name: `${table}_${snake(reference.name)}_key`, kind: "check", columns: [] })),
    ...entity.checks.map((check): CatalogConstraint => ({ ...plainConstraint, name: check.name, kind: "check", columns: [], comment: check.message ?? null })),
  ];
}

function uniqueIndexes(entity: Entity): readonly CatalogIndex[] {
  const { table } = tableOf(entity);
  return uniquesOf(entity).filter((unique) => !isWhole(entity, unique)).map((unique) => ({
    name: uniqueNameOf(table, unique), unique: true, nullsEqual: unique.nulls === "equal", method: "btree", include: [], partial: unique.where !== undefined,
    keys: unique.fields.map((path) => ({ column: isColumn(entity, path) ? columnOf(entity, path.join(".")) : "expression", descending: false })),
  }));
}

function indexes(entity: Entity): readonly CatalogIndex[] {
  const { table } = tableOf(entity);
  return entity.indexes.filter((index) => index.stores.includes("postgres")).map((index) => ({
    name: index.name ?? `${table}_${index.fields.map(({ path, descending }) => path.map(snake).join("_") + (descending ? "_desc" : "")).join("_")}_idx`,
    unique: false, nullsEqual: false, method: index.using ?? "btree", include: index.include.map((path) => columnOf(entity, path.join("."))), partial: index.where !== undefined,
    keys: index.fields.map(({ path, descending }) => ({ column: isColumn(entity, path) ? columnOf(entity, path.join(".")) : "expression", descending })),
  }));
}

function severalIndexes(schema: Schema, entity: Entity): readonly CatalogIndex[] {
  return several(schema, entity).map(({ reference, column }) => ({
    name: `${tableOf(entity).table}_${snake(reference.name)}_idx`, unique: false, nullsEqual: false, method: "btree", include: [], partial: false, keys: [{ column: column.name, descending: false }],
  }));
}

function expectedAccess(schema: Schema, entity: Entity, table: string): Pick<CatalogTable, "policies" | "grants"> {
  const role = schema.project.clientRole;
  if (role === undefined) return { policies: [], grants: [] };
  const allowed = operations.filter((operation) => accessTo(entity, operation).who !== "nobody");
  const policies = allowed.map((operation) => ({ name: `${table}_${operation}`, command: operation, roles: [role], using: operation !== "create", check: operation === "create" || operation === "update" }));
  const columns = (fields: readonly Field[]): readonly string[] => fields.flatMap((field) => expectedColumns(entity, field).map(({ name }) => name));
  const grants = allowed.map((operation) => {
    const { writable } = accessTo(entity, operation);
    if (operation === "delete") return { role, privilege: "delete", columns: "all" as const };
    if (operation === "read") return { role, privilege: "select", columns: columns(held(entity).filter((field) => !field.secret)) };
    const pinned = (field: Field): boolean => operation === "create" && field.serverOnly && here(entity).some((root) => root.name === field.name.split(".")[0] && root.default !== undefined) && !field.secret;
    return { role, privilege: operation === "create" ? "insert" : "update", columns: columns(held(entity).filter((field) => writable.includes(field.name.split(".")[0] as string) || pinned(field))) };
  });
  return { policies: byName(policies), grants: grants.filter(({ columns: each }) => each.length > 0).sort((one, other) => (one.privilege < other.privilege ? -1 : 1)) };
}

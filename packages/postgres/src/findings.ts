import { entityOf, fieldsOf, report, utf8Length, type Diagnostic, type Entity, type Field, type Index, type Schema, type Span, type Type } from "@concord/core";
import { ofField } from "./block.ts";
import { absentOrEmpty, badColumn, clearsRequired, badIndex, idleWord, longName, partitionKey, reservedSchema, systemColumn, unknownColumnType, unusableRole } from "./codes.ts";
import { extraColumns } from "./emit/extra-columns.ts";
import { isPrintedType, isTypeName, openEnd } from "./fragment.ts";
import { isExisting } from "./existing.ts";
import { unfilledColumn } from "./existing-codes.ts";
import { existingFindings } from "./existing-findings.ts";
import { namesOf } from "./given.ts";
import { columnNames, fieldNamed, fieldsHere, longest, policyOf, systemColumns, tableOf } from "./names.ts";
import { notStoredFindings } from "./not-stored.ts";
import { overrideOf } from "./override.ts";
import { readsLessFindings } from "./reads-less.ts";
import { membersAsRows } from "./rows.ts";
import { ownColumns } from "./several.ts";
import { heldAt, spreadsOf, tableFields, tableFieldsOf, type TableField } from "./spread.ts";
import { isArray } from "./types.ts";

/** What PostgreSQL cannot be told of an entity, or would do otherwise than the contract says. */
export function findingsOf(entity: Entity, schema: Schema): readonly Diagnostic[] {
  return [
    ...nameFindings(entity, schema),
    ...notStoredFindings(entity, schema),
    ...tableFields(entity).flatMap((field) => fieldFindings(entity, field)),
    ...severalFindings(entity, schema),
    ...fieldsHere(entity).flatMap((field) => [field, ...(ofField(field).as === "table" ? membersAsRows(field.type) ?? [] : [])]).flatMap(spreadFindings),
    ...fieldsHere(entity).flatMap((field) => computedFindings(entity, field)),
    ...entity.indexes.filter((index) => index.stores.includes("postgres")).flatMap((index) => indexFindings(entity, index)),
    ...entity.uniques.filter((unique) => unique.stores.includes("postgres")).flatMap((unique) => unique.fields.flatMap((path) => wholeFindings(entity, path, unique.span))),
    ...partitionFindings(entity),
    ...referenceFindings(entity),
    ...columnFindings(entity),
    ...existingFindings(entity),
    ...(schema.project.clientRole === undefined ? [] : readsLessFindings(entity)),
  ];
}

/** What is wrong with the project's own words. */
export function projectFindings({ project }: Schema): readonly Diagnostic[] {
  const { clientRole } = project;
  if (clientRole === undefined || (!/^(?:public|none|pg_.*|)$/i.test(clientRole) && utf8Length(clientRole) <= longest)) return [];
  const why = utf8Length(clientRole) > longest ? `has more than ${longest} bytes` : "is no role of clients";
  return [report(unusableRole, project.spans["clientRole"] as Span, `clientRole ${clientRole} ${why}`, { help: "clientRole: app_client" })];
}

function nameFindings(entity: Entity, schema: Schema): readonly Diagnostic[] {
  const place = tableOf(entity, schema.project);
  const at = entity.spans["postgres"] ?? entity.span;
  const found: Diagnostic[] = [];
  if (/^pg_|^information_schema$|^concord$/.test(place.schema)) {
    found.push(report(reservedSchema, at, `the schema ${place.schema} is not for tables`, { help: "give the entity a schema of its own: postgres: { schema: … }" }));
  }
  if (utf8Length(place.schema) > longest) {
    found.push(report(longName, entity.spans["postgres.schema"] ?? at, `the schema ${place.schema} has ${utf8Length(place.schema)} bytes, and PostgreSQL keeps ${longest}`, { help: "give the schema a shorter name" }));
  }
  for (const given of namesOf(entity, schema.project)) {
    if (utf8Length(given.name) <= longest) continue;
    found.push(report(longName, given.at, `${given.name} has ${utf8Length(given.name)} bytes, and PostgreSQL keeps ${longest}`, { help: `give ${given.what} a shorter name` }));
  }
  for (const field of fieldsHere(entity)) {
    for (const column of columnNames(field, policyOf(schema.project))) {
      if (systemColumns.has(column)) found.push(report(systemColumn, field.span, `every table has a column ${column} of its own`, { help: `postgres: { name: ${column}_value }` }));
    }
  }
  return found;
}

function fieldFindings(entity: Entity, field: TableField): readonly Diagnostic[] {
  const block = ofField(field);
  const at = field.spans["postgres"] ?? field.span;
  const members = block.as === "table" ? membersAsRows(field.type) : undefined;
  const inside = members === undefined ? unspread(field.type) : members.flatMap(tableFieldsOf).flatMap(({ type }) => unspread(type));
  const found: Diagnostic[] = [
    ...inside.map((inner) => report(idleWord, inner.spans["postgres"] ?? inner.span, `as: ${ofField(inner).as} says nothing on ${inner.name}: what it is in is one column`, {
      help: ofField(inner).as === "columns" && field.type.kind === "object" ? `write as: columns on ${field.name} too, or take it out here` : "take it out here",
    })),
    ...(members === undefined ? inJson(field.type).flatMap(jsonFindings) : []),
    ...(members ?? []).flatMap(tableFieldsOf).flatMap(({ steps }) => memberFindings(steps.at(-1) as Field, field)),
  ];
  const idle = (word: string, why: string): void => void found.push(report(idleWord, at, `${word} says nothing on ${field.name}: ${why}`, { help: `take ${word} out` }));
  if (block.exact !== undefined && field.type.kind !== "decimal") idle("exact", "it is no decimal");
  if (block.as === "enum" && field.type.kind !== "enum") idle("as: enum", "it is no enum");
  if (block.as === "columns" && !entity.references.some(({ when, by }) => when !== undefined && by[0] === field.name)) idle("as: columns", "it is no object");
  if (block.as === "table" && isExisting(entity)) idle("as: table", "the table was there before its contract, and nothing is added to it");
  else if (block.as === "table" && members === undefined) idle("as: table", "it is no list or map of objects");
  if (block.column?.type === undefined) return found;
  if (block.as !== undefined && field.type.kind === "enum" && !isExisting(entity)) idle("column.type", "as: enum makes the type");
  if (block.exact !== undefined && field.type.kind === "decimal") idle("exact", "column.type says how many digits are kept");
  if (block.as !== "enum" && overrideOf(field, isExisting(entity)) === "misfit") {
    found.push(report(unknownColumnType, at, `a column of type ${block.column.type} cannot hold every value of ${field.name}`, {
      help: "concord explain postgres/unknown-column-type lists the types that can",
    }));
  }
  return found;
}

/** Words on a member of a value that is a column by itself: nothing of a column is the member's. */
function jsonFindings(member: Field): readonly Diagnostic[] {
  const { name, as, exact, column } = ofField(member);
  const words = [...(name === undefined ? [] : ["name"]), ...(as === "enum" ? ["as: enum"] : []), ...(exact === undefined ? [] : ["exact"]), ...(column === undefined ? [] : ["column"])];
  return words.map((word) => report(idleWord, member.spans["postgres"] ?? member.span, `${word} says nothing on ${member.name}: what it is in is one column`, { help: `take ${word} out` }));
}

/** Members at any depth of a value, but for those of a shared object: elsewhere that may have columns. */
function inJson(type: Type): readonly Field[] {
  if (type.kind === "list" || type.kind === "map") return inJson(type.of);
  if (type.kind === "union") return type.parts.flatMap((part) => (part.shared === undefined ? inJson(part.type) : []));
  return type.kind === "object" && type.shared === undefined ? type.fields.flatMap((field) => [field, ...inJson(field.type)]) : [];
}

/** Words on a member that stands in rows. Their columns follow the whole, so that each is of its kind: a word that asks for another column there does nothing. */
function memberFindings(member: Field, { name }: Field): readonly Diagnostic[] {
  const { as, exact, column } = ofField(member);
  const words = [...(as === undefined ? [] : [`as: ${as}`]), ...(exact === undefined ? [] : ["exact"]), ...(column === undefined ? [] : ["column"])];
  return words.map((word) => report(idleWord, member.spans["postgres"] ?? member.span, `${word} says nothing on ${member.name}: the rows of ${name} follow its column, and are judged there`, { help: `take ${word} out` }));
}

/** Members that are to have columns or rows of their own, within a value that is a column by itself. */
function unspread(type: Type): readonly Field[] {
  if (type.kind === "list" || type.kind === "map") return unspread(type.of);
  return type.kind === "object" ? type.fields.flatMap((field) => [...(["columns", "table"].includes(ofField(field).as ?? "") ? [field] : []), ...unspread(field.type)]) : [];
}

function spreadFindings(field: Field): readonly Diagnostic[] {
  return spreadsOf(field).filter(({ always }) => always.length === 0).map(({ steps, name }) => {
    const last = steps.at(-1) as Field;
    return report(absentOrEmpty, last.spans["postgres"] ?? last.span, `no column of ${name} always has a value, so a row without any may be an empty object or none`, {
      help: "make one of its members required, or take as: columns out",
    });
  });
}

/** A column that is generated from a reference's two fields has the type that keys have usually: one of an existing table may have another. */
function severalFindings(entity: Entity, schema: Schema): readonly Diagnostic[] {
  return ownColumns(entity).flatMap((reference) => {
    const ends = [{ of: entity, name: reference.by[0] as string }, { of: entityOf(schema, reference.to), name: reference.key[0] as string }];
    const odd = ends.find(({ of, name }) => ofField(fieldNamed(of, name)).column !== undefined || ofField(fieldNamed(of, name)).as === "enum");
    if (odd === undefined) return [];
    return [report(badColumn, reference.span, `the column of ${odd.of.id}.${odd.name} has a type of its own, and no column is generated for a foreign key with it`, { help: "take as: columns out, or the column's type" })];
  });
}

/** A key of an index or unique is a value of one column. */
function wholeFindings(entity: Entity, path: readonly string[], at: Span): readonly Diagnostic[] {
  const isWhole = entity.fields.filter(({ name }) => name === path[0]).flatMap(spreadsOf).some(({ name }) => name === path.join("."));
  return isWhole ? [report(badIndex, at, `${path.join(".")} is spread over columns, and none of them holds all of it`, { help: `name its members: ${path.join(".")}.…` })] : [];
}

/** A generated column takes immutable expressions only, and PostgreSQL's casts between text and its enums are none. */
function computedFindings(entity: Entity, field: Field): readonly Diagnostic[] {
  if (field.computed === undefined) return [];
  const near = [field, ...fieldsOf(field.computed.tree).map((path) => heldAt(entity, path).field)];
  const enumerated = near.find((each) => ofField(each).as === "enum");
  if (enumerated === undefined) return [];
  return [report(badColumn, field.spans["computed"] ?? field.span, `${enumerated.name} is an enum of the database, and no generated column reads or makes one`, { help: `take as: enum out of ${enumerated.name}` })];
}

function columnFindings(entity: Entity): readonly Diagnostic[] {
  return extraColumns(entity).flatMap(([name, { type, generated, required, default: given, identity, sequence }]) => {
    const at = (word: string): Span => entity.spans[`postgres.columns.${name}${word}`] ?? entity.span;
    const open = generated === undefined ? undefined : openEnd(generated);
    return [
      ...(name === "" || name.includes("\0") || !name.isWellFormed() ? [report(badColumn, at(":key"), "the column has no name")] : []),
      ...(systemColumns.has(name) ? [report(systemColumn, at(":key"), `every table has a column ${name} of its own`, { help: `${name}_value` })] : []),
      ...(isTypeName(type) || (isExisting(entity) && isPrintedType(type)) ? [] : [report(badColumn, at(".type"), `${type} is no name of a type`, { help: "the type alone, in lower case: tsvector, numeric(10,2), text[]" })]),
      ...(required === true && [generated, given, identity, sequence].every((each) => each === undefined) ? [report(unfilledColumn, at(":key"), `no writer of records fills ${name}, and it has no default`)] : []),
      ...(open === undefined ? [] : [report(badColumn, at(".generated"), `the expression does not end by itself: ${open}`, { help: "one SQL expression, without comments, dollar quotes and semicolons" })]),
    ];
  });
}

function indexFindings(entity: Entity, index: Index): readonly Diagnostic[] {
  const { using = "btree" } = index;
  const whole = [...index.fields.map(({ path }) => path), ...index.include].flatMap((path) => wholeFindings(entity, path, index.span));
  if (whole.length > 0) return whole;
  const types = index.fields.map(({ path }) => heldAt(entity, path)).map(({ field, rest }) => (rest.length === 0 ? field.type : undefined));
  const isDeep = types.map((type) => type !== undefined && ["list", "map", "object", "union", "json"].includes(type.kind));
  const bad = (message: string, help?: string): readonly Diagnostic[] => [report(badIndex, index.span, message, { help })];
  if (!["btree", "hash", "gin", "brin"].includes(using)) return bad(`there is no index method ${using} for these fields`, "btree, hash, gin or brin");
  if (index.include.some((path) => heldAt(entity, path).rest.length > 0)) return bad("an index carries whole fields, and no values inside of objects");
  const isOrdered = index.include.length > 0 || index.fields.some(({ descending }) => descending);
  if (using !== "btree" && isOrdered) return bad(`a ${using} index has no order and carries no further fields`, "btree");
  if (using === "hash" && (index.fields.length > 1 || types[0]?.kind === "geoPoint")) return bad("a hash index has one column");
  if (using === "gin" && isDeep.includes(false)) return bad("a gin index serves lists, maps, objects and json", "btree");
  if (using === "brin" && types.some((type, at) => type === undefined || isDeep[at] === true || type.kind === "boolean" || (type.kind === "list" && isArray(type.of)))) {
    return bad("a brin index serves values that have an order", "btree");
  }
  return [];
}

/** What is unique in a table that is cut by time is so within a partition only, so PostgreSQL wants the time among its columns. */
function partitionFindings(entity: Entity): readonly Diagnostic[] {
  const { partition } = entity;
  if (partition === undefined) return [];
  const { by } = partition;
  const at = entity.spans["partition.by"] ?? entity.span;
  const related = [{ span: at, message: "the tables are cut by it" }];
  if (!fieldNamed(entity, by).stores.includes("postgres")) return [report(partitionKey, at, `${by} is not in PostgreSQL`, { help: `add postgres to the stores of ${by}` })];
  const key = entity.key.includes(by) ? [] : [report(partitionKey, entity.spans["key"] ?? at, `the key does not contain ${by}, by which the table is cut`, { related, help: `key: [${[...entity.key, by].join(", ")}]` })];
  const uniques = entity.uniques.filter(({ stores, fields }) => stores.includes("postgres") && !fields.some((path) => path.length === 1 && path[0] === by));
  return [...key, ...uniques.map((unique) => report(partitionKey, unique.span, `the unique does not contain ${by}, by which the table is cut`, { related, help: `add ${by}, or leave it to another store: stores: […]` }))];
}

function referenceFindings(entity: Entity): readonly Diagnostic[] {
  return entity.references.filter((reference) => reference.enforce.includes("postgres") && reference.onUpdate === "clear").flatMap((reference) => {
    const required = reference.by.filter((name) => !fieldNamed(entity, name).optional);
    if (required.length === 0) return [];
    const which = `${required.join(", ")}, which ${required.length === 1 ? "is" : "are"} required`;
    return [report(clearsRequired, reference.span, `onUpdate: clear would empty ${which}`, { help: "onUpdate: restrict or cascade" })];
  });
}

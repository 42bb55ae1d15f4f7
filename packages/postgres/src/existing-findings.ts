import { report, type Diagnostic, type Entity, type Span } from "@concord/core";
import { ofEntity, ofField, ofUnique, type EntityBlock } from "./block.ts";
import { badExisting, notExisting } from "./existing-codes.ts";
import { isExisting, sqlOf } from "./existing.ts";
import { isPrintedType, nameIn, openEnd } from "./fragment.ts";
import { tableFields } from "./spread.ts";

/** Words that describe a table as it is; on one of Concord's own they would contradict what it makes. */
const ofTable = ["key", "references", "constraints", "indexes", "types", "sequences", "extensions", "options", "unlogged", "partitioned", "rowSecurity"] as const satisfies readonly (keyof EntityBlock)[];
const ofColumn = ["collation", "default", "identity", "sequence", "nullable"] as const;

/** What is wrong with the words that describe an existing table. */
export function existingFindings(entity: Entity): readonly Diagnostic[] {
  return isExisting(entity) ? [...linkFindings(entity), ...sqlFindings(entity)] : strayFindings(entity);
}

function strayFindings(entity: Entity): readonly Diagnostic[] {
  const block = ofEntity(entity);
  const stray = (word: string, at: Span | undefined): Diagnostic => report(notExisting, at ?? entity.span, `${word} describes an existing table, and this one is made by its contract`, { help: "add existing: true to the postgres block of the entity, or take the word out" });
  const columns = Object.entries(block.columns ?? {}).flatMap(([name, column]) => (["virtual", "required", "default", "collation", "identity", "sequence"] as const)
    .filter((word) => column[word] !== undefined).map((word) => stray(word, entity.spans[`postgres.columns.${name}.${word}`])));
  const fields = tableFields(entity).flatMap((field) => {
    const { column, checks } = ofField(field);
    const at = (word: string): Span => field.spans[`postgres.${word}`] ?? field.span;
    return [...ofColumn.filter((word) => column?.[word] !== undefined).map((word) => stray(`column.${word}`, at(`column.${word}`))), ...(checks === undefined ? [] : [stray("checks", at("checks"))])];
  });
  const uniques = entity.uniques.filter((unique) => ofUnique(unique).name !== undefined || ofUnique(unique).as !== undefined).map((unique) => stray("the block of a unique", unique.span));
  return [...ofTable.filter((word) => block[word] !== undefined).map((word) => stray(word, entity.spans[`postgres.${word}`])), ...columns, ...fields, ...uniques];
}

/** Names that lead to nothing of the contract. */
function linkFindings(entity: Entity): readonly Diagnostic[] {
  const references = Object.keys(ofEntity(entity).references ?? {}).filter((name) => !entity.references.some((reference) => reference.name === name))
    .map((name) => bad(entity.spans[`postgres.references.${name}:key`] ?? entity.span, `there is no reference ${name}`, "a reference goes by its field's name, or by its own under references"));
  const checks = tableFields(entity).flatMap((field) => Object.keys(ofField(field).checks ?? {}).filter((word) => word !== "type" && word !== "precision" && !(word in field.type))
    .map((word) => bad(field.spans[`postgres.checks.${word}:key`] ?? field.span, `${field.name} does not say ${word}`, `write ${word} on the field too, or take the check out`)));
  return [...references, ...checks];
}

/** SQL that could not stand where it is printed. What it means is the server's to judge. */
function sqlFindings(entity: Entity): readonly Diagnostic[] {
  const block = ofEntity(entity);
  const place = (path: string): Span => entity.spans[`postgres.${path}`] ?? entity.span;
  const whole = (path: string, text: string, begins?: RegExp, how = ""): readonly Diagnostic[] => {
    const open = openEnd(text, path !== "options");
    if (open !== undefined) return [bad(place(path), `the SQL does not end by itself: ${open}`, "SQL as the catalog prints it, without comments, dollar quotes and semicolons")];
    return begins === undefined || begins.test(text) ? [] : [bad(place(path), `the SQL does not begin as it has to: ${how}`, "it stands behind the name, as the catalog prints it")];
  };
  const named = (path: string, name: string): readonly Diagnostic[] => (nameIn(name) === undefined ? [bad(place(`${path}.${name}:key`), `${name} is no name in SQL`, 'name, schema.name or "Name"')] : []);
  const fields = tableFields(entity).flatMap((field) => {
    const { column } = ofField(field);
    const at = (word: string): Span => field.spans[`postgres.column.${word}`] ?? field.span;
    const open = column?.default === undefined ? undefined : openEnd(column.default, true);
    return [
      ...(column?.type === undefined || isPrintedType(column.type) ? [] : [bad(at("type"), `${column.type} is no name of a type`, "the type as the catalog prints it: numeric(10,2), public.citext")]),
      ...(open === undefined ? [] : [bad(at("default"), `the default does not end by itself: ${open}`, "one SQL expression")]),
    ];
  });
  return [
    ...Object.entries(block.constraints ?? {}).flatMap(([name, raw]) => whole(`constraints.${name}`, sqlOf(raw), /^(?:CHECK|UNIQUE|PRIMARY KEY|FOREIGN KEY|EXCLUDE)\b/u, "CHECK, UNIQUE, PRIMARY KEY, FOREIGN KEY or EXCLUDE")),
    ...Object.entries(block.indexes ?? {}).flatMap(([name, raw]) => whole(`indexes.${name}`, sqlOf(raw), /^(?:UNIQUE )?USING \S/u, "UNIQUE USING or USING")),
    ...Object.entries(block.types ?? {}).flatMap(([name, raw]) => [...named("types", name), ...whole(`types.${name}`, sqlOf(raw), /^(?:ENUM \(|DOMAIN \S|RANGE \(|\()/u, "ENUM (…), DOMAIN …, RANGE (…) or (…)")]),
    ...Object.entries(block.sequences ?? {}).flatMap(([name, options]) => [...named("sequences", name), ...(options === "" ? [] : whole(`sequences.${name}`, options))]),
    ...(["options", "partitioned"] as const).flatMap((word) => (block[word] === undefined ? [] : whole(word, block[word]))),
    ...Object.entries(block.columns ?? {}).flatMap(([name, { default: given }]) => (given === undefined ? [] : whole(`columns.${name}.default`, given))),
    ...fields,
  ];
}

function bad(at: Span, message: string, help: string): Diagnostic {
  return report(badExisting, at, message, { help });
}

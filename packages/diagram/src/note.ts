import type { Check, Entity, Field, Index, Json, Transition, Type, Unique } from "@concord/core";

const demandWords = ["format", "minLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems"] as const;

/** The demands on a value that the type's words say and no column type does: `minLength 1`. Only of the value itself, not of what is inside. */
function demands(type: Type): readonly string[] {
  const given: { readonly [word in (typeof demandWords)[number]]?: string | number } = type as object;
  const said: string[] = [];
  for (const word of demandWords) if (given[word] !== undefined) said.push(`${word} ${given[word]}`);
  if (type.kind === "bytes" && type.maxLength !== undefined) said.push(`maxLength ${type.maxLength}`);
  if (type.kind === "string" && type.pattern !== undefined) said.push(`pattern ${type.pattern.source}`);
  if (type.kind === "string" && type.normalize !== undefined) said.push(`normalize ${type.normalize.join(", ")}`);
  if (type.kind === "union") said.push(`one of ${type.parts.map((part) => part.name).join(", ")}, by ${type.by ?? type.tag}`);
  if (type.kind === "list" && type.of.kind === "union") said.push(`each ${demands(type.of).join("")}`);
  if (type.kind === "list" && type.uniqueItems) said.push("uniqueItems");
  if (type.kind === "map" && type.keys !== undefined) said.push(`keys ${type.keys.kind === "enum" ? type.keys.values.map((each) => each.value).join(", ") : ["string", ...demands(type.keys)].join(" ")}`);
  if (type.kind === "map" && type.require !== undefined) said.push(`require ${type.require.join(", ")}`);
  return said;
}

/** What a column's note says: the contract's words, then what no other part of a diagram shows. */
export function fieldNote(field: Field): string {
  const facts = [...demands(field.type)];
  if (field.auto === "updated") facts.push("set at every change");
  if (field.computed !== undefined) facts.push(`computed: ${field.computed.text.trim()}`);
  if (field.immutable) facts.push("immutable");
  if (field.serverOnly) facts.push("set by the server");
  if (field.secret) facts.push("secret");
  if (field.pii !== undefined) facts.push(`personal data: ${field.pii}`);
  if (field.deprecated !== undefined) facts.push(deprecation(field.deprecated));
  const told = facts.length === 0 ? "" : `(${facts.join("; ")})`;
  return field.description === undefined || told === "" ? field.description ?? told : `${field.description} ${told}`;
}

function deprecation({ since, use }: NonNullable<Field["deprecated"]>): string {
  return `deprecated${since === undefined ? "" : ` since ${since}`}${use === undefined ? "" : `, use ${use}`}`;
}

/** What a table's note says, line by line: the description, checks, and the keys that an index of columns cannot say. */
export function entityNote(entity: Entity, inColumns: (paths: readonly (readonly string[])[]) => boolean): readonly string[] {
  return [
    ...entity.description.split("\n").map((line) => line.trim()).filter((line) => line !== ""),
    ...(entity.stores.length === 0 ? [] : [`Stores: ${entity.stores.join(", ")}.`]),
    ...(entity.expires === undefined ? [] : [`Expires at ${entity.expires}.`]),
    ...(entity.keep === undefined ? [] : [`Kept for ${entity.keep.days} days after ${entity.keep.from}.`]),
    ...(entity.appendOnly === undefined ? [] : ["Records are only added."]),
    ...(entity.history === undefined ? [] : [`History: ${entity.history.table ?? "a table of its own"} holds what became of each record.`]),
    ...(entity.partition === undefined ? [] : [`Partitioned by ${entity.partition.by}, one for each ${entity.partition.every}.`]),
    ...(entity.staging === undefined ? [] : [`Staging: records wait in ${entity.staging.table ?? "a table of its own"}, are found by ${entity.staging.match.join(", ")} and ${entity.staging.merge === "fill" ? "fill what is missing" : "overwrite what is there"}.`]),
    ...entity.checks.map(checkLine),
    ...entity.transitions.map(transitionLine),
    ...entity.uniques.filter((unique) => unique.where !== undefined || !inColumns(unique.fields)).map(uniqueLine),
    ...entity.indexes.filter((index) => !inColumns(index.fields.map(({ path }) => path))).map(indexLine),
    ...entity.references.filter(({ by }) => by.length > 1).map(({ name, by, to }) => `Reference ${name}: ${by.join(", ")} together refer to ${to}.`),
  ];
}

function checkLine(check: Check): string {
  return `Check ${check.name}: ${check.if.text}${check.message === undefined ? "" : ` (${check.message})`}`;
}

function transitionLine({ field, initial, next }: Transition): string {
  const steps = next.filter(({ to }) => to.length > 0).map(({ from, to }) => `${from} to ${to.join(", ")}`);
  const begins = initial === undefined ? [] : [`begins with ${initial.join(", ")}`];
  return `Transitions of ${field}: ${[...begins, ...steps].join("; ") || "none"}.`;
}

function uniqueLine(unique: Unique): string {
  const fields = unique.fields.map((path) => path.join(".")).join(", ");
  return `Unique: ${fields}${unique.where === undefined ? "" : ` where ${unique.where.text}`}.`;
}

function indexLine(index: Index): string {
  return `Index: ${index.fields.map(({ path }) => path.join(".")).join(", ")}.`;
}

/** A default as SQL would write it. */
export function defaultText(value: Json): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === "object" && value !== null) return `'${JSON.stringify(value).replaceAll("'", "''")}'`;
  return String(value);
}

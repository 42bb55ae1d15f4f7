import { constraintsOf, entityOf, type Entity, type Schema, type Standing, type TableBeside, type Type } from "@concord/core";
import { pathTo, shortName, upToRoot } from "../names.ts";
import { outline } from "../outline.ts";
import { counted, listed } from "../prose.ts";
import { code, comment, link, paragraphs, text } from "../quote.ts";
import { bullets } from "../table.ts";
import type { Around } from "../types.ts";
import { value } from "../value.ts";
import { entityFields, enumValues, innerFields } from "./fields.ts";
import { keysOf } from "./keys.ts";
import { incomingTable, neighbourhood, outgoingTable, type Incoming } from "./relations.ts";
import { besideOf } from "./beside.ts";
import { accessOf, accessSentence, rulesOf } from "./rules.ts";
import { shapesOf } from "./shapes.ts";
import { storesOf } from "./stores.ts";

/** What an entity's page is put together from: what the entity and those it refers to say, and what else is asked of them for other pages. */
export interface Part {
  readonly entity: Entity;
  /** The entities that it refers to. */
  readonly near: readonly Entity[];
  /** Until what refers to it is told, and from there on. */
  readonly head: string;
  readonly tail: string;
  /** The shared types of its fields, inside of others too. */
  readonly shared: readonly string[];
  readonly personal: number;
}

const before = ["Fields"] as const;
const behind = ["Keys, indexes and queries", "Rules", "Access", "Shapes", "Tables beside", "Relations", "What each target does"] as const;

/** The parts of an entity's page that hang on nothing but the entity and those that it refers to. */
export function partOf(entity: Entity, schema: Schema, beside: readonly TableBeside[] = []): Part {
  const near = [...new Set(entity.references.map(({ to }) => to))].map((id) => entityOf(schema, id));
  const { sections, sectionOf } = outline(entity.fields, [entity.name, ...before], behind);
  const around: Around = { namespace: entity.namespace, path: "", sectionOf };
  const rules = rulesOf(entity);
  const head = [
    `${comment(`Made by concord from ${entity.file}; change it there.`)}\n\n# ${text(entity.name)}\n`,
    `${code(entity.id)}\n`,
    ...paragraphs(entity.description).map((each) => `${each}\n`),
    `${summaryOf(entity, near)}\n`,
    bullets(factsOf(entity, schema)),
    `## Fields\n\n${entityFields(entity, around)}`,
    ...sections.map(({ heading, path, type }) => `### ${text(heading)}\n\n${type.kind === "enum" ? enumValues(type) : innerFields(type.fields, { ...around, path })}`),
    `## Keys, indexes and queries\n\n${keysOf(entity)}`,
    ...(rules === "" ? [] : [`## Rules\n\n${rules}`]),
    `## Access\n\n${accessOf(entity)}`,
    ...(entity.shapes.length === 0 ? [] : [`## Shapes\n\n${shapesOf(entity, { ...around, sectionOf: () => undefined })}`]),
    ...(beside.length === 0 ? [] : [`## Tables beside\n\n${besideOf(beside)}`]),
  ].join("\n");
  return {
    entity, near, head, tail: outgoingTable(entity), shared: [...new Set(entity.fields.flatMap(({ type }) => sharedIn(type)))],
    personal: entity.fields.filter(({ pii }) => pii !== undefined).length,
  };
}

/** An entity's page. `statements`: where the statements are named that enforce its constraints, below the output folder. */
export function pageText({ entity, near, head, tail }: Part, incoming: readonly Incoming[], standings: readonly Standing[], statements: string | undefined): string {
  const relations = [neighbourhood(entity, near, incoming), tail, incomingTable(entity, incoming)].filter((each) => each !== "");
  const stores = standings.length === 0 ? [] : [
    `## What each target does\n\n${legend(entity, statements)}\n\n${storesOf(entity, standings)}`,
  ];
  return [head, `## Relations\n\n${relations.length === 0 ? "It refers to nothing, and nothing refers to it.\n" : relations.join("\n")}`, ...stores].join("\n");
}

function legend(entity: Entity, statements: string | undefined): string {
  const named = statements === undefined ? "" : ` The statements that enforce them are named in ${link(text(statements.split("/").at(-1) ?? ""), `../../${statements}`)}.`;
  return `Of ${counted(constraintsOf(entity).length, "rule")}: ✓ enforced, *norm.* normalised to another value, *doc.* documented for readers alone, *lost* said nowhere. The numbers are those of the reasons below the table.${named}`;
}

/** What a reader wants to know first, in plain sentences. */
function summaryOf(entity: Entity, near: readonly Entity[]): string {
  const optional = entity.fields.filter((field) => field.optional).length;
  const personal = entity.fields.filter(({ pii }) => pii !== undefined);
  const others = near.filter((each) => each !== entity);
  return [
    entity.stores.length === 0 ? "No store keeps it." : `Kept in ${listed(entity.stores.map((store) => (store === entity.primary && entity.stores.length > 1 ? `${store} (primary)` : store)))}.`,
    `A record has ${counted(entity.fields.length, "field")}, ${optional === 0 ? "none of them optional" : `${optional} of them optional`}, and is identified by ${listed(entity.key.map(code))}.`,
    ...(others.length === 0 ? [] : [`It refers to ${listed(others.map(({ id }) => link(text(shortName(id, entity.namespace)), pathTo(id, entity.namespace))))}.`]),
    personal.length === 0 ? "No field is marked as personal data." : `Personal data: ${listed(personal.map(({ name, pii }) => `${code(name)} (${pii})`))}.`,
    accessSentence(entity),
  ].join(" ");
}

function factsOf(entity: Entity, { project }: Schema): readonly string[] {
  const { version, owner, was, reserved, meta, file, namespace, plural, name } = entity;
  return [
    `Contract: ${link(text(file), `${upToRoot(project)}${file}`)}`,
    `Namespace: ${link(text(namespace), "README.md")}`,
    ...(plural === name ? [] : [`Plural: ${code(plural)}`]),
    ...(owner === undefined ? [] : [`Owner: ${text(owner)}`]),
    ...(version === undefined ? [] : [`Version: ${text(version)}`]),
    ...(was.length === 0 ? [] : [`Once called: ${listed(was.map(code))}`]),
    ...(reserved.length === 0 ? [] : [`Names of removed fields, never used again: ${listed(reserved.map(code))}`]),
    ...Object.entries(meta).map(([key, of]) => `${text(key)}: ${Array.isArray(of) ? of.map(value).join(", ") : value(of)}`),
  ];
}

/** The shared types inside of a type. */
export function sharedIn(type: Type): readonly string[] {
  if (type.kind === "list") return sharedIn(type.of);
  if (type.kind === "map") return [...(type.keys === undefined ? [] : sharedIn(type.keys)), ...sharedIn(type.of)];
  if (type.kind === "enum") return type.shared === undefined ? [] : [type.shared];
  if (type.kind === "union") return type.parts.flatMap((part) => [...(part.shared === undefined ? [] : [part.shared]), ...part.type.fields.flatMap((field) => sharedIn(field.type))]);
  if (type.kind === "object") return [...(type.shared === undefined ? [] : [type.shared]), ...type.fields.flatMap((field) => sharedIn(field.type))];
  return [];
}

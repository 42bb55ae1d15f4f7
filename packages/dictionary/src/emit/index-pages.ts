import type { GeneratedFile, SavedQuery, Schema, SharedType, View } from "@concord/core";
import { folder, indexOf, pathTo } from "../names.ts";
import { counted, listed } from "../prose.ts";
import { code, comment, link, paragraphs, text } from "../quote.ts";
import { table } from "../table.ts";
import type { Part } from "./page.ts";

/** The page of every namespace, with its entities and shared types, and the page of everything. `picture`: a drawing of all entities, below the output folder. */
export function indexPages(schema: Schema, parts: readonly Part[], picture: string | undefined): readonly GeneratedFile[] {
  const entities = Map.groupBy(parts, ({ entity }) => entity.namespace);
  const types = Map.groupBy(schema.types, (type) => type.namespace);
  const answers = Map.groupBy([...schema.views, ...schema.queries], (answer) => answer.namespace);
  const namespaces = [...new Set([...entities.keys(), ...types.keys(), ...answers.keys()])].sort();
  const each = namespaces.map((namespace) => ({ namespace, entities: entities.get(namespace) ?? [], types: types.get(namespace) ?? [], answers: answers.get(namespace) ?? [] }));
  return [
    { path: indexOf(), text: overall(schema, each, picture) },
    ...each.map((one) => ({ path: indexOf(one.namespace), text: ofNamespace(one) })),
  ];
}

interface Namespace { readonly namespace: string; readonly entities: readonly Part[]; readonly types: readonly SharedType[]; readonly answers: readonly (View | SavedQuery)[] }

const made = comment("Made by concord from the contracts; change those.");

function overall({ project }: Schema, namespaces: readonly Namespace[], picture: string | undefined): string {
  const parts = namespaces.flatMap(({ entities }) => entities);
  const types = namespaces.reduce((sum, each) => sum + each.types.length, 0);
  const [fields, references, personal] = [sum(parts, fieldCount), sum(parts, ({ entity }) => entity.references.length), sum(parts, (part) => part.personal)];
  return [
    `${made}\n\n# ${project.name === "" ? "Data dictionary" : `${text(project.name)}: data dictionary`}\n`,
    `${listed([counted(parts.length, "entity", "entities"), counted(types, "shared type"), ...answerCount(namespaces.flatMap(({ answers }) => answers)), counted(fields, "field"), counted(references, "reference")])} in ${counted(namespaces.length, "namespace")}; ${counted(personal, "field")} with personal data.\n`,
    ...(picture === undefined || parts.length === 0 ? [] : [`${`!${link("All entities", `${"../".repeat(folder.split("/").length)}${picture}`)}`}\n`]),
    table(["Namespace", "Entities", "Shared types", "Fields", "References", "Personal data", "Owners"], namespaces.map(({ namespace, entities, types: shared }) => [
      link(text(namespace), `${namespace}/README.md`), String(entities.length), shared.length === 0 ? "" : String(shared.length), String(sum(entities, fieldCount)),
      String(sum(entities, ({ entity }) => entity.references.length)), String(sum(entities, (part) => part.personal)),
      [...new Set(entities.map(({ entity }) => entity.owner).filter((owner) => owner !== undefined))].sort().map(text).join(", "),
    ])),
  ].join("\n");
}

function answerCount(answers: Namespace["answers"]): readonly string[] {
  return answers.length === 0 ? [] : [counted(answers.length, "view or saved query", "views and saved queries")];
}

function ofNamespace({ namespace, entities, types, answers }: Namespace): string {
  return [
    `${made}\n\n# ${text(namespace)}\n`,
    `${listed([counted(entities.length, "entity", "entities"), counted(types.length, "shared type"), ...answerCount(answers), counted(sum(entities, fieldCount), "field")])}. ${link("All namespaces", "../README.md")}\n`,
    ...(entities.length === 0 ? [] : [`## Entities\n\n${table(["Entity", "What it is", "Kept in", "Fields", "Personal data", "Owner"], entities.map(entityRow))}`]),
    ...(answers.length === 0 ? [] : [`## Views and saved queries\n\n${table(["Name", "What it answers", "Kind", "In"], answers.map(answerRow))}`]),
    ...(types.length === 0 ? [] : [`## Shared types\n\n${table(["Type", "What it is", "Kind"], types.map(typeRow))}`]),
  ].join("\n");
}

const rows = new WeakMap<Part, readonly string[]>();

/** Kept, since one edit changes one entity. */
function entityRow(part: Part): readonly string[] {
  const known = rows.get(part);
  if (known !== undefined) return known;
  const { id, namespace, name, description, stores, owner } = part.entity;
  const row = [
    link(text(name), pathTo(id, namespace)), paragraphs(description)[0] ?? "", stores.join(", "), String(part.entity.fields.length), part.personal === 0 ? "" : String(part.personal), owner === undefined ? "" : text(owner),
  ];
  rows.set(part, row);
  return row;
}

function typeRow({ id, namespace, name, description, type }: SharedType): readonly string[] {
  return [link(text(name), pathTo(id, namespace)), paragraphs(description)[0] ?? "", type.kind === "object" ? counted(type.fields.length, "field") : type.values.slice(0, 6).map((each) => code(each.value)).join(", ") + (type.values.length > 6 ? ", …" : "")];
}

function answerRow({ id, namespace, name, description, kind, stores }: View | SavedQuery): readonly string[] {
  return [link(text(name), pathTo(id, namespace)), paragraphs(description)[0] ?? "", kind === "view" ? "view" : "saved query", stores.join(", ")];
}

function fieldCount({ entity }: Part): number {
  return entity.fields.length;
}

function sum(parts: readonly Part[], of: (part: Part) => number): number {
  return parts.reduce((all, part) => all + of(part), 0);
}

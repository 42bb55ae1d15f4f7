import type { Entity, Reference, Type } from "@concord/core";
import { pathTo, shortName } from "../names.ts";
import { counted, listed } from "../prose.ts";
import { code, link, mermaidName, mermaidText, text } from "../quote.ts";
import { table } from "../table.ts";
import { value } from "../value.ts";

/** A reference of another entity. */
export interface Incoming { readonly from: Entity; readonly reference: Reference }

/** What an entity refers to. */
export function outgoingTable(entity: Entity): string {
  return table(["Refers to", "By", "When that record is deleted", "When its key changes", "Enforced by"], entity.references.map((reference) => [
    to(reference.to, entity.namespace), fieldsOf(reference), when[reference.onDelete], when[reference.onUpdate], reference.enforce.length === 0 ? "no store" : listed(reference.enforce),
  ]));
}

const when = { restrict: "it cannot be while this one is there", cascade: "this one goes with it", clear: "this one loses the reference" } as const;

/** What refers to an entity. */
export function incomingTable(entity: Entity, incoming: readonly Incoming[]): string {
  return table(["Referred to by", "By", "When this record is deleted"], incoming.map(({ from, reference }) => [
    to(from.id, entity.namespace), fieldsOf(reference), ({ restrict: "it cannot be while the other one is there", cascade: "the other one goes with it", clear: "the other one loses the reference" } as const)[reference.onDelete],
  ]));
}

function to(id: string, from: string): string {
  return link(text(shortName(id, from)), pathTo(id, from));
}

function fieldsOf({ name, by, when }: Reference): string {
  const fields = listed(by.map(code));
  if (when !== undefined) return `${fields}, where ${code(when.field)} is ${value(when.is)}`;
  return by.length === 1 && by[0] === name ? fields : `${code(name)}: ${fields}`;
}

/** A picture of more is none to a reader. */
const mostNeighbours = 24;

/**
 * The picture of an entity's neighbourhood, as a block that GitHub draws: the entity with its fields, and those that it refers to or that refer to it with
 * their keys. Nothing where it stands alone.
 */
export function neighbourhood(entity: Entity, near: readonly Entity[], incoming: readonly Incoming[]): string {
  const around = [...new Map([...near, ...incoming.map(({ from }) => from)].map((each) => [each.id, each])).values()].filter((each) => each.id !== entity.id);
  const lines = [...entity.references.map((reference) => ({ from: entity, reference })), ...incoming.filter(({ from }) => from.id !== entity.id)];
  if (lines.length === 0) return "";
  const shown = new Map([entity, ...around.slice(0, mostNeighbours)].map((each) => [each.id, each]));
  const drawn = [
    "```mermaid", "erDiagram",
    ...[...shown.values()].map((each) => box(each, each === entity ? undefined : new Set([...each.key, ...(lines.find(({ from }) => from === each)?.reference.by ?? [])]))),
    ...lines.filter(({ from, reference }) => shown.has(from.id) && shown.has(reference.to)).map(({ from, reference }) => line(from, reference)),
    "```", "",
  ];
  const left = around.length - mostNeighbours;
  return drawn.join("\n") + (left > 0 ? `\nThe picture leaves out ${counted(left, "neighbour")}.\n` : "");
}

/** An entity with these of its fields, or all. */
function box(entity: Entity, only: ReadonlySet<string> | undefined): string {
  const referring = new Set(entity.references.flatMap(({ by }) => by));
  const rows = entity.fields.filter(({ name }) => only?.has(name) ?? true).map(({ name, type }) => {
    const marks = [...(entity.key.includes(name) ? ["PK"] : []), ...(referring.has(name) ? ["FK"] : [])].join(",");
    return `    ${kindWord(type)} ${mermaidName(name)}${marks === "" ? "" : ` ${marks}`}`;
  });
  return [`  ${mermaidText(entity.id)} {`, ...rows, "  }"].join("\n");
}

/** One word, since that is what Mermaid takes for a type. */
function kindWord(type: Type): string {
  return type.kind === "string" ? type.format ?? "string" : type.kind;
}

/** Who is referred to stands left; dots where no store enforces it. */
function line(from: Entity, reference: Reference): string {
  const optional = reference.when !== undefined || reference.by.some((name) => from.fields.some((field) => field.name === name && field.optional));
  const same = (fields: readonly string[]): boolean => fields.length === reference.by.length && fields.every((name) => reference.by.includes(name));
  const single = same(from.key) || from.uniques.some((unique) => unique.where === undefined && same(unique.fields.map((path) => path.join("."))));
  const mark = `${optional ? "|o" : "||"}${reference.enforce.length === 0 ? ".." : "--"}${single ? "o|" : "o{"}`;
  return `  ${mermaidText(reference.to)} ${mark} ${mermaidText(from.id)} : ${mermaidText(reference.name)}`;
}

import type { Entity, Field, TableBeside, Type } from "@concord/core";
import { kindOf } from "../beside.ts";
import { measures } from "../layout/geometry.ts";
import { xml } from "../quote.ts";
import { uniqueFields } from "../table.ts";
import { typeWord } from "../types.ts";
import { fitted, textWidth, type Font } from "./text.ts";

const title: Font = { size: 15, bold: true };
const stores: Font = { size: 10.5 };
const name: Font = { size: 13.5 };
const type: Font = { size: 11.5, mono: true };

const { width, head, row } = measures;
const [left, right] = [36, width - 14];

/** A key, drawn in a box of 14 by 14 whose left middle is the origin. */
export const keySign = "M4.5-4.5a4.5 4.5 0 1 0 4.2 6.1H11v2.2h2.4V1.6H15v-3.2H8.7A4.5 4.5 0 0 0 4.5-4.5Zm0 2.9a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2Z";
/** A lozenge in the same box. */
export const uniqueSign = "M7-5 12 0 7 5 2 0Z";

/** Where the row of a field is, from the top of the card: its middle. */
export function rowMiddle(entity: Entity, field: string | undefined): number {
  return middleOf(entity.fields, field);
}

/** The same of the first column by which a table beside entities' own names its record; of one that names none, its head. */
export function besideMiddle({ columns, link }: TableBeside): number {
  return middleOf(columns, link?.columns[0]?.[0]);
}

function middleOf(rows: readonly { readonly name: string }[], wanted: string | undefined): number {
  const index = rows.findIndex((each) => each.name === wanted);
  return index === -1 ? head / 2 : head + row * index + row / 2;
}

/** An entity as a card whose upper left corner is the origin: a coloured head with name and stores, a row for each field. `hue` is its namespace's. */
export function card(entity: Entity, hue: number): string {
  const uniques = uniqueFields(entity);
  return [
    `<title>${xml(`${entity.id}: ${entity.description}`)}</title>`,
    `<rect class="c" width="${width}" height="${head + row * entity.fields.length}" rx="9"/>`,
    `<path class="b${hue}" d="M0 ${head}V9a9 9 0 0 1 9-9h${width - 18}a9 9 0 0 1 9 9v${head - 9}Z"/>`,
    `<text class="t" x="14" y="19">${xml(fitted(entity.name, width - 28, title))}</text>`,
    `<text class="o" x="14" y="34">${xml(fitted(entity.stores.join(" · "), width - 28, stores))}</text>`,
    ...entity.fields.map((field, index) => fieldRow(entity, field, head + row * index, uniques.has(field.name))),
  ].join("");
}

/** A table beside entities' own as a card: dashed, its head in the namespace's colour upon the page's, the database's names and types. */
export function besideCard(table: TableBeside, hue: number): string {
  return [
    `<title>${xml(`${table.schema}.${table.name}: ${table.about}`)}</title>`,
    `<rect class="c x" width="${width}" height="${head + row * table.columns.length}" rx="9"/>`,
    `<text class="t f${hue}" x="14" y="19">${xml(fitted(table.name, width - 28, title))}</text>`,
    `<text class="o f${hue}" x="14" y="34">${xml(fitted(kindOf(table), width - 28, stores))}</text>`,
    ...table.columns.map((column, index) => columnRow(column, head + row * index, table.key.includes(column.name))),
  ].join("");
}

function columnRow(column: TableBeside["columns"][number], top: number, isKey: boolean): string {
  const middle = top + row / 2;
  const typeText = fitted(column.type, 150, type);
  const room = right - textWidth(typeText, type) - 14 - left - (column.required ? 0 : 10);
  return [
    `<path class="d" d="M1 ${top}H${width - 1}"/>`,
    isKey ? `<path class="k" transform="translate(12 ${middle})" d="${keySign}"/>` : "",
    `<text x="${left}" y="${middle + 4.5}">${xml(fitted(column.name, room, name))}${column.required ? "" : "<tspan class=\"q\" dx=\"2\">?</tspan>"}</text>`,
    `<text class="m q" x="${right}" y="${middle + 4}" text-anchor="end">${xml(typeText)}</text>`,
  ].join("");
}

function fieldRow(entity: Entity, field: Field, top: number, unique: boolean): string {
  const middle = top + row / 2;
  const targets = entity.references.filter((each, index, all) => each.by.includes(field.name) && (each.when !== undefined || all.findIndex(({ by }) => by.includes(field.name)) === index));
  const target = targets.length === 0 ? undefined : `→ ${targets.map(({ to }) => nameFrom(entity, to)).join(" | ")}`;
  const typeText = fitted(target ?? spelled(field.type), 150, type);
  const room = right - textWidth(typeText, type) - 14 - left - (field.optional ? 10 : 0) - (field.pii === undefined ? 0 : 12);
  const optional = field.optional ? "<tspan class=\"q\" dx=\"2\">?</tspan>" : "";
  const personal = field.pii === undefined ? "" : "<tspan class=\"p\" dx=\"5\" dy=\"-1\">●</tspan>";
  const glyph = entity.key.includes(field.name) ? `<path class="k" transform="translate(12 ${middle})" d="${keySign}"/>`
    : unique ? `<path class="u" transform="translate(12 ${middle})" d="${uniqueSign}"/>` : "";
  return [
    `<path class="d" d="M1 ${top}H${width - 1}"/>`,
    glyph,
    `<text x="${left}" y="${middle + 4.5}">${xml(fitted(field.name, room, name))}${optional}${personal}</text>`,
    `<text class="m q" x="${right}" y="${middle + 4}" text-anchor="end">${xml(typeText)}</text>`,
  ].join("");
}

/** The contract's word for the type; of an enum that has no name, its values. */
function spelled(of: Type): string {
  if (of.kind === "enum" && of.shared === undefined) return of.values.map(({ value }) => value).join("|");
  return typeWord(of);
}

/** Another entity's name as the contract would write it: with its namespace only from outside. */
function nameFrom(entity: Entity, id: string): string {
  return id.startsWith(`${entity.namespace}.`) ? id.slice(entity.namespace.length + 1) : id;
}

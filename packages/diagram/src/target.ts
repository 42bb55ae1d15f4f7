import type { Entity, GeneratedFile, Schema, TableBeside, Target } from "@concord/core";
import { heldOf } from "./beside.ts";
import { claimsOf } from "./claims.ts";
import { chartBelongs, chartBeside, chartDependencies, chartEnum, chartFile, chartRelationships, chartTable, type ChartParts, type ChartText } from "./emit/chartdb.ts";
import { dbmlBelongs, dbmlBeside, dbmlEnum, dbmlFile, dbmlReference, dbmlTable } from "./emit/dbml.ts";
import { mermaidBeside, mermaidEntity, mermaidFile, mermaidLinks, mermaidReferences } from "./emit/mermaid.ts";
import { besideFile, besidePath, indexFile, registryBeside, registryFile, registryTable, schemasFile, tableFile, tablePath } from "./emit/registry.ts";
import { distinct, enumsOf, type NamedEnum } from "./enums.ts";
import { areasOf } from "./layout/areas.ts";
import { emptyLayout, type Layout } from "./layout/layout.ts";
import { rectsOf } from "./layout/places.ts";
import { byPolicy, type Naming } from "./names.ts";
import { besideCard, card } from "./svg/card.ts";
import { huesOf } from "./svg/hue.ts";
import { picture } from "./svg/picture.ts";
import { relationsOf, tableOf, type Table } from "./table.ts";

/** What the files about everything are put together from. */
export interface Part {
  readonly table: Table;
  readonly beside: readonly BesidePart[];
  readonly enums: readonly PrintedEnum[];
  readonly dbml: string;
  readonly dbmlReferences: readonly string[];
  readonly mermaid: string;
  readonly mermaidReferences: readonly string[];
  readonly registry: string;
  readonly chart: (hue: number) => ChartText;
  readonly relationships: readonly string[];
  readonly card: (hue: number) => string;
}

/** A table beside entities' own, or a view, as it stands in the files about everything. */
interface BesidePart {
  readonly table: TableBeside;
  readonly dbml: string;
  readonly mermaid: string;
  readonly registry: string;
  readonly chart: ChartText;
  readonly card: (hue: number) => string;
}

/** An enum, and what it is in the files that list all of them. */
interface PrintedEnum extends NamedEnum { readonly dbml: string; readonly chart: string }

export interface Options {
  /** Where tables stand; those it does not name get a place. */
  readonly layout?: Layout;
  /** What tables and columns are called in the formats for databases. */
  readonly naming?: Naming;
}

/** Diagrams: DBML, ChartDB, Mermaid, an SVG picture, and the column registry. */
export function diagramTarget({ layout = emptyLayout, naming = byPolicy }: Options = {}): Target<Part> {
  return {
    name: "diagram",
    folders: ["diagram"],
    codes: [],
    entity: (entity, { schema, constraints }) => {
      const part = partOf(entity, schema, naming);
      const beside = part.beside.map(({ table }) => ({ path: `diagram/${besidePath(table)}`, text: besideFile(table) }));
      return { files: [{ path: `diagram/${tablePath(part.table)}`, text: tableFile(part.table) }, ...beside], claims: claimsOf(constraints), diagnostics: [], part };
    },
    whole: (schema, parts) => ({ files: wholeFiles(schema, parts.map(({ part }) => part), layout, naming), claims: [], diagnostics: [] }),
  };
}

function partOf(entity: Entity, schema: Schema, naming: Naming): Part {
  const table = tableOf(entity, schema, naming);
  const relations = relationsOf(entity, schema, naming);
  const beside = heldOf(entity, schema, naming).beside.map(besidePart);
  return {
    table, beside,
    enums: enumsOf(table, schema.project).map((each) => ({ ...each, dbml: dbmlEnum(each), chart: chartEnum(each) })),
    dbml: dbmlTable(table, schema.project),
    dbmlReferences: [...relations.map(dbmlReference), ...beside.flatMap((each) => dbmlBelongs(each.table, table))],
    mermaid: mermaidEntity(entity),
    mermaidReferences: mermaidReferences(entity),
    registry: registryTable(table),
    chart: once((hue) => chartTable(table, schema.project, hue)),
    relationships: [...relations.flatMap(chartRelationships), ...beside.flatMap((each) => chartBelongs(each.table, table))],
    card: once((hue) => card(entity, hue)),
  };
}

function besidePart(table: TableBeside): BesidePart {
  return { table, dbml: dbmlBeside(table), mermaid: mermaidBeside(table), registry: registryBeside(table), chart: chartBeside(table), card: once((hue) => besideCard(table, hue)) };
}

/** Remembers the answer for the last hue: namespaces seldom change their colour. */
function once<T>(make: (hue: number) => T): (hue: number) => T {
  let last: { readonly hue: number; readonly made: T } | undefined;
  return (hue) => {
    if (last?.hue !== hue) last = { hue, made: make(hue) };
    return last.made;
  };
}

function wholeFiles(schema: Schema, parts: readonly Part[], layout: Layout, naming: Naming): readonly GeneratedFile[] {
  const beside = [...parts.flatMap((part) => part.beside), ...(naming.views?.(schema) ?? []).map(besidePart)];
  const derived = beside.map(({ table }) => table);
  const byEntity = new Map(parts.map((part) => [part.table.entity.id, part]));
  const byId = new Map(beside.map((part) => [part.table.id, part]));
  const rects = rectsOf(schema, layout, naming);
  const areas = areasOf(rects, (id) => byEntity.get(id)?.table.entity.namespace ?? byId.get(id)?.table.namespace ?? "");
  const hue = huesOf(schema);
  const tables = parts.map(({ table }) => table);
  const enums = distinct(parts.flatMap((part) => part.enums));
  const schemas = new Map([...tables.map((table) => [table.entity.id, table.schema] as const), ...derived.map((table) => [table.id, table.schema] as const)]);
  const chart: ChartParts = {
    tables: [...parts.map((part) => ({ id: part.table.entity.id, text: part.chart(hue(part.table.entity.namespace)) })), ...beside.map((part) => ({ id: part.table.id, text: part.chart }))],
    relationships: parts.flatMap(({ relationships }) => relationships), dependencies: derived.flatMap((table) => chartDependencies(table, schemas)), enums: enums.map((each) => each.chart),
  };
  const grouped = [...tables.map((table) => ({ namespace: table.entity.namespace, schema: table.schema, name: table.name })), ...derived];
  const all = [...parts, ...beside];
  const files: Readonly<Record<string, string>> = {
    "schema.dbml": dbmlFile(schema, grouped, enums.map(({ dbml }) => dbml), all.map(({ dbml }) => dbml), parts.flatMap((part) => part.dbmlReferences)),
    "chartdb.json": chartFile(schema, chart, rects, areas, hue),
    "schema.mmd": mermaidFile(schema.project.name, all.map(({ mermaid }) => mermaid), [...parts.flatMap((part) => part.mermaidReferences), ...derived.flatMap(mermaidLinks)], derived.length > 0),
    "schema.svg": picture({
      title: schema.project.name, entities: schema.entities, beside: derived, rects, areas, hue,
      card: (entity) => byEntity.get(entity.id)?.card(hue(entity.namespace)) ?? "", besideCard: (table) => byId.get(table.id)?.card(hue(table.namespace)) ?? "",
    }),
    "column_registry.yml": registryFile(all.map(({ registry }) => registry)),
    "schema_index.json": indexFile(tables, derived),
    "detected_schemas.txt": schemasFile([...tables, ...derived]),
    ...Object.fromEntries(derived.filter(({ kind }) => kind === "view").map((view) => [besidePath(view), besideFile(view)])),
  };
  return Object.entries(files).map(([name, text]) => ({ path: `diagram/${name}`, text }));
}

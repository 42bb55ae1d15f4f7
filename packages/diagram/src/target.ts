import type { Entity, GeneratedFile, Schema, TableBeside, Target } from "@concord/core";
import { claimsOf } from "./claims.ts";
import { chartEnum, chartFile, chartRelationships, chartTable, type ChartText } from "./emit/chartdb.ts";
import { dbmlBelongs, dbmlBeside, dbmlEnum, dbmlFile, dbmlReference, dbmlTable } from "./emit/dbml.ts";
import { mermaidEntity, mermaidFile, mermaidReferences } from "./emit/mermaid.ts";
import { indexFile, registryFile, registryTable, schemasFile, tableFile, tablePath } from "./emit/registry.ts";
import { distinct, enumsOf, type NamedEnum } from "./enums.ts";
import { areasOf } from "./layout/areas.ts";
import { emptyLayout, type Layout } from "./layout/layout.ts";
import { rectsOf } from "./layout/places.ts";
import { byPolicy, type Naming } from "./names.ts";
import { card } from "./svg/card.ts";
import { huesOf } from "./svg/hue.ts";
import { picture } from "./svg/picture.ts";
import { relationsOf, tableOf, type Table } from "./table.ts";

/** What the files about everything are put together from. */
export interface Part {
  readonly table: Table;
  readonly beside: readonly TableBeside[];
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
      return { files: [{ path: `diagram/${tablePath(part.table)}`, text: tableFile(part.table) }], claims: claimsOf(constraints), diagnostics: [], part };
    },
    whole: (schema, parts) => ({ files: wholeFiles(schema, parts.map(({ part }) => part), layout, naming), claims: [], diagnostics: [] }),
  };
}

function partOf(entity: Entity, schema: Schema, naming: Naming): Part {
  const table = tableOf(entity, schema.project, naming);
  const relations = relationsOf(entity, schema, naming);
  const beside = naming.beside?.(entity, schema.project) ?? [];
  return {
    table, beside,
    enums: enumsOf(table, schema.project).map((each) => ({ ...each, dbml: dbmlEnum(each), chart: chartEnum(each) })),
    dbml: [dbmlTable(table, schema.project), ...beside.map(dbmlBeside)].join("\n\n"),
    dbmlReferences: [...relations.map(dbmlReference), ...beside.flatMap((each) => dbmlBelongs(each, table))],
    mermaid: mermaidEntity(entity),
    mermaidReferences: mermaidReferences(entity),
    registry: registryTable(table),
    chart: once((hue) => chartTable(table, schema.project, hue)),
    relationships: relations.flatMap(chartRelationships),
    card: once((hue) => card(entity, hue)),
  };
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
  const byEntity = new Map(parts.map((part) => [part.table.entity.id, part]));
  const rects = rectsOf(schema, layout, naming);
  const areas = areasOf(rects, (id) => byEntity.get(id)?.table.entity.namespace ?? "");
  const hue = huesOf(schema);
  const tables = parts.map(({ table }) => table);
  const enums = distinct(parts.flatMap((part) => part.enums));
  const charts = parts.map((part) => ({ id: part.table.entity.id, text: part.chart(hue(part.table.entity.namespace)) }));
  const files: Readonly<Record<string, string>> = {
    "schema.dbml": dbmlFile(schema, parts, enums.map(({ dbml }) => dbml), parts.map(({ dbml }) => dbml), parts.flatMap((part) => part.dbmlReferences)),
    "chartdb.json": chartFile(schema, { tables: charts, relationships: parts.flatMap(({ relationships }) => relationships), enums: enums.map(({ chart }) => chart) }, rects, areas, hue),
    "schema.mmd": mermaidFile(schema.project.name, parts.map(({ mermaid }) => mermaid), parts.flatMap((part) => part.mermaidReferences)),
    "schema.svg": picture({
      title: schema.project.name, entities: schema.entities, rects, areas, hue,
      card: (entity) => byEntity.get(entity.id)?.card(hue(entity.namespace)) ?? "",
    }),
    "column_registry.yml": registryFile(parts.map(({ registry }) => registry)),
    "schema_index.json": indexFile(tables),
    "detected_schemas.txt": schemasFile(tables),
  };
  return Object.entries(files).map(([name, text]) => ({ path: `diagram/${name}`, text }));
}

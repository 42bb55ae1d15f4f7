import { builtIn } from "./built-in.ts";
import { meet, tableSize, type Rect } from "../layout/geometry.ts";
import { diagramShape, type ChartDiagram, type ChartTable } from "./shape.ts";

/** What is wrong with a diagram, and where: `tables[3].fields[0].type`. */
export interface Problem { readonly at: string; readonly message: string }

/**
 * What ChartDB would misread, drop or draw badly; empty if nothing. The app itself accepts dangling references, doubled ids and unknown types without a
 * message, so that a diagram it opens may still be wrong.
 */
export function checkChartdb(value: unknown): readonly Problem[] {
  const shaped = diagramShape.safeParse(value);
  if (!shaped.success) {
    return shaped.error.issues.map((issue) => ({
      at: issue.path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("").replace(/^\./, ""), message: issue.message,
    }));
  }
  const diagram = shaped.data;
  return [...ids(diagram), ...names(diagram), ...types(diagram), ...indexes(diagram), ...relationships(diagram), ...dependencies(diagram), ...geometry(diagram)];
}

/** Every id once, in the whole diagram. */
function ids(diagram: ChartDiagram): readonly Problem[] {
  const places = [
    { at: "id", id: diagram.id },
    ...diagram.tables.flatMap((table, t) => [
      { at: `tables[${t}].id`, id: table.id },
      ...table.fields.map((field, f) => ({ at: `tables[${t}].fields[${f}].id`, id: field.id })),
      ...table.indexes.map((index, i) => ({ at: `tables[${t}].indexes[${i}].id`, id: index.id })),
    ]),
    ...(["relationships", "dependencies", "areas", "customTypes"] as const).flatMap((kind) => diagram[kind].map((each, index) => ({ at: `${kind}[${index}].id`, id: each.id }))),
  ];
  return doubled(places.map(({ at, id }) => ({ at, key: id })));
}

/** Tables by schema and name, columns by name, types by name alone, since ChartDB knows no more of them. */
function names(diagram: ChartDiagram): readonly Problem[] {
  return [
    ...doubled(diagram.tables.map((table, t) => ({ at: `tables[${t}].name`, key: `${table.schema}.${table.name}` }))),
    ...diagram.tables.flatMap((table, t) => doubled(table.fields.map((field, f) => ({ at: `tables[${t}].fields[${f}].name`, key: field.name })))),
    ...doubled(diagram.customTypes.map((type, t) => ({ at: `customTypes[${t}].name`, key: type.name }))),
    ...diagram.customTypes.flatMap((type, t) => doubled(type.values.map((value, v) => ({ at: `customTypes[${t}].values[${v}]`, key: value })))),
  ];
}

function types(diagram: ChartDiagram): readonly Problem[] {
  const custom = new Set(diagram.customTypes.map((type) => type.name));
  return diagram.tables.flatMap((table, t) => table.fields.flatMap((field, f): readonly Problem[] => {
    const { id, name } = field.type;
    const wrong = (word: string, message: string): readonly Problem[] => [{ at: `tables[${t}].fields[${f}].${word}`, message }];
    if (builtIn.get(id) !== name && !(custom.has(name) && id === name)) return wrong("type", `${id} is neither ChartDB's name of a PostgreSQL type nor a custom type`);
    if (field.characterMaximumLength !== undefined && id !== "varchar") return wrong("characterMaximumLength", `${name} has no length`);
    if ((field.precision !== undefined || field.scale !== undefined) && id !== "numeric") return wrong("precision", `${name} has no precision`);
    if (field.increment === true && id !== "int" && id !== "bigint") return wrong("increment", `${name} does not count up`);
    return field.primaryKey && field.nullable ? wrong("nullable", "a key is not nullable") : [];
  }));
}

function indexes(diagram: ChartDiagram): readonly Problem[] {
  return diagram.tables.flatMap((table, t) => {
    const own = new Set(table.fields.map((field) => field.id));
    const stranger = (id: string, at: string): readonly Problem[] => (own.has(id) ? [] : [{ at, message: `${id} is no field of ${table.name}` }]);
    return table.indexes.flatMap((index, i) => index.fieldIds.flatMap((id, f) => stranger(id, `tables[${t}].indexes[${i}].fieldIds[${f}]`)));
  });
}

/** Both ends are there, and the sides are those that ChartDB makes the foreign key from: many refers to one; of one and one, the target refers. */
function relationships(diagram: ChartDiagram): readonly Problem[] {
  const tables = new Map(diagram.tables.map((table) => [table.id, table]));
  return diagram.relationships.flatMap((relationship, r) => (["source", "target"] as const).flatMap((side): readonly Problem[] => {
    const at = `relationships[${r}].${side}`;
    const table = tables.get(relationship[`${side}TableId`]);
    if (table === undefined) return [{ at: `${at}TableId`, message: `there is no table ${relationship[`${side}TableId`]}` }];
    if (table.schema !== relationship[`${side}Schema`]) return [{ at: `${at}Schema`, message: `${table.name} is in ${table.schema}` }];
    const field = table.fields.find((each) => each.id === relationship[`${side}FieldId`]);
    if (field === undefined) return [{ at: `${at}FieldId`, message: `${relationship[`${side}FieldId`]} is no field of ${table.name}` }];
    return side === "target" && relationship.targetCardinality !== "one" ? [{ at: `${at}Cardinality`, message: "the target is one" }] : [];
  }));
}

/** Both tables are there, under their schemas, and are not the same. */
function dependencies(diagram: ChartDiagram): readonly Problem[] {
  const tables = new Map(diagram.tables.map((table) => [table.id, table]));
  return diagram.dependencies.flatMap(({ tableId, schema, dependentTableId, dependentSchema }, d): readonly Problem[] => {
    const ends = [["tableId", "schema", tableId, schema], ["dependentTableId", "dependentSchema", dependentTableId, dependentSchema]] as const;
    const wrong = ends.flatMap(([word, space, id, given]): readonly Problem[] => {
      const table = tables.get(id);
      if (table === undefined) return [{ at: `dependencies[${d}].${word}`, message: `there is no table ${id}` }];
      return table.schema === given ? [] : [{ at: `dependencies[${d}].${space}`, message: `${table.name} is in ${table.schema}` }];
    });
    return tableId === dependentTableId ? [...wrong, { at: `dependencies[${d}].dependentTableId`, message: "a table does not depend on itself" }] : wrong;
  });
}

/** No table lies upon another, no area upon another, and each table is wholly inside one area: ChartDB reads membership from the picture. */
function geometry(diagram: ChartDiagram): readonly Problem[] {
  const rects = diagram.tables.map(rectOf);
  const outside = rects.flatMap((rect, t) => (diagram.areas.some((area) => inside(rect, area)) ? [] : [{ at: `tables[${t}]`, message: "it is not inside one area" }]));
  return [...overlaps(rects, "tables"), ...overlaps(diagram.areas, "areas"), ...outside];
}

function rectOf(table: ChartTable): Rect {
  const rows = table.expanded ? table.fields.length : Math.min(table.fields.length, 10) + (table.fields.length > 10 ? 1 : 0);
  return { x: table.x, y: table.y, width: table.width, height: tableSize(rows).height };
}

function overlaps(rects: readonly Rect[], kind: string): readonly Problem[] {
  const order = rects.map((rect, index) => ({ rect, index })).sort((one, other) => one.rect.x - other.rect.x);
  return order.flatMap(({ rect, index }, place) => {
    const found: Problem[] = [];
    for (let at = place + 1; at < order.length; at += 1) {
      const other = order[at] as (typeof order)[number];
      if (other.rect.x >= rect.x + rect.width) break;
      if (meet(rect, other.rect)) found.push({ at: `${kind}[${index}]`, message: `it lies upon ${kind}[${other.index}]` });
    }
    return found;
  });
}

function inside(rect: Rect, area: Rect): boolean {
  return rect.x >= area.x && rect.y >= area.y && rect.x + rect.width <= area.x + area.width && rect.y + rect.height <= area.y + area.height;
}

function doubled(places: readonly { readonly at: string; readonly key: string }[]): readonly Problem[] {
  const seen = new Set<string>();
  return places.filter(({ key }) => seen.size === seen.add(key).size).map(({ at, key }) => ({ at, message: `${key} is there twice` }));
}

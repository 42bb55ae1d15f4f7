import { emit, type Schema } from "@concord/core";
import { postgresTarget } from "@concord/postgres";
import { connected, createDatabase, runScript } from "@concord/postgres/driver";
import { checkChartdb } from "@concord/diagram";
import { Parser } from "@dbml/core";
import mermaid from "mermaid";
import { SaxesParser } from "saxes";
import { describe, expect, inject, test } from "vitest";
import { parse } from "yaml";
import { naming } from "../../packages/cli/src/targets.ts";
import { drawingsOf, placesOf, schemas } from "./contracts.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Node = any;
/** The columns of tables and views, by `schema.name`. */
type Tables = Readonly<Record<string, readonly string[]>>;

/** What a server has after the script was run there: partitions are part of their table. A `?` follows what may be NULL; a server says that of no view. */
async function catalogOf(schema: Schema): Promise<Tables> {
  const [address] = inject("postgres");
  if (address === undefined) throw new Error("no PostgreSQL was started");
  const database = await createDatabase(address);
  try {
    await runScript(database, emit(postgresTarget, schema).files.find(({ path }) => path === "postgres/schema.sql")?.text ?? "");
    const { rows } = await connected(database.config, (client) => client.query<{ name: string; columns: string[] }>(`
      SELECT n.nspname || '.' || c.relname AS name, array_agg(a.attname || CASE WHEN a.attnotnull OR c.relkind = 'v' THEN '' ELSE '?' END ORDER BY a.attnum) AS columns
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition AND n.nspname NOT IN ('concord', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%' GROUP BY 1`));
    return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]));
  } finally {
    await database.drop();
  }
}

const marked = (name: string, nullable: boolean, isView: boolean): string => (nullable && !isView ? `${name}?` : name);

function inDbml(text: string, views: ReadonlySet<string>): Tables {
  const spaces: Node[] = (new Parser().parse(text, "dbmlv2") as Node).schemas;
  return Object.fromEntries(spaces.flatMap((space) => space.tables.map((table: Node) => {
    const name = `${space.name}.${table.name}`;
    const key = table.indexes.filter((index: Node) => index.pk).flatMap((index: Node) => index.columns.map((column: Node) => column.value));
    return [name, table.fields.map((field: Node) => marked(field.name, !field.not_null && !field.pk && !key.includes(field.name), views.has(name)))];
  })));
}

function inChart(text: string): Tables {
  return Object.fromEntries(JSON.parse(text).tables.map((table: Node) => [`${table.schema}.${table.name}`, table.fields.map((field: Node) => marked(field.name, field.nullable, table.isView))]));
}

const inColumns = (columns: Node[], isView: boolean): string[] => columns.map((column) => marked(column.name, column.nullable, isView));

function inRegistry(text: string): Tables {
  return Object.fromEntries(Object.entries(parse(text).tables as Record<string, Node>).map(([name, { kind, columns }]) => [name.includes(".") ? name : `public.${name}`, inColumns(columns, kind === "view")]));
}

function inFiles(drawn: Readonly<Record<string, string>>): Tables {
  return Object.fromEntries(JSON.parse(drawn["schema_index.json"] ?? "").tables.map((each: Node) => [`${each.schema}.${each.table_name}`, inColumns(JSON.parse(drawn[each.file] ?? "").columns, each.kind === "view")]));
}

/** Pictures call entities by their contracts. */
const drawnAs = (schema: Schema): ReadonlyMap<string, string> => new Map(schema.entities.map((entity) => {
  const { schema: space, table } = naming.table(entity, schema.project);
  return [entity.id, `${space}.${table}`];
}));

async function inMermaid(text: string, schema: Schema): Promise<readonly string[]> {
  await mermaid.parse(text);
  const { db } = (await mermaid.mermaidAPI.getDiagramFromText(text)) as Node;
  const entities: [string, Node][] = [...db.getEntities().entries()];
  return entities.map(([id, { alias }]) => drawnAs(schema).get(id) ?? (alias as string).replace(/ \(\w+\)$/u, "").replaceAll("#quot;", '"'));
}

/** The cards of a picture: what their titles say before the colon. */
function inPicture(text: string, schema: Schema): readonly string[] {
  const found: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => open.push(attributes["transform"] === undefined ? name : "card"));
  parser.on("closetag", () => open.pop());
  parser.on("text", (said) => {
    const name = said.slice(0, said.indexOf(": "));
    if (open.at(-1) === "title" && open.at(-2) === "card") found.push(drawnAs(schema).get(name) ?? name);
  });
  parser.write(text).close();
  return found;
}

describe.each(Object.entries(schemas))("%s", (_, schema) => {
  const drawn = drawingsOf(schema, placesOf(schema));
  const catalog = catalogOf(schema);

  test("every table and view that the server has is in each drawing, with its columns, and no other is", async () => {
    const tables = await catalog;
    const views = new Set(JSON.parse(drawn["schema_index.json"] ?? "").tables.filter((each: Node) => each.kind === "view").map((each: Node) => `${each.schema}.${each.table_name}`) as string[]);
    expect(views.size).toBe(schema.views.length);
    expect(inDbml(drawn["schema.dbml"] ?? "", views)).toEqual(tables);
    expect(inChart(drawn["chartdb.json"] ?? "")).toEqual(tables);
    expect(inRegistry(drawn["column_registry.yml"] ?? "")).toEqual(tables);
    expect(inFiles(drawn)).toEqual(tables);
    const names = Object.keys(tables).sort();
    expect([...(await inMermaid(drawn["schema.mmd"] ?? "", schema))].sort()).toEqual(names);
    expect([...inPicture(drawn["schema.svg"] ?? "", schema)].sort()).toEqual(names);
  });

  test("nothing lies upon another, everything is in the area of its namespace, and what is kept stays where it is", () => {
    expect(checkChartdb(JSON.parse(drawn["chartdb.json"] ?? ""))).toEqual([]);
    const layout = placesOf(schema);
    expect(placesOf(schema, layout)).toEqual(layout);
    const { areas, tables } = JSON.parse(drawn["chartdb.json"] ?? "") as { readonly areas: readonly Node[]; readonly tables: readonly Node[] };
    const namespaceOf = new Map([...schema.entities, ...schema.views].map(({ id, namespace }) => [id, namespace]));
    for (const { id, x, y } of tables) {
      const area = areas.find((each) => x >= each.x && y >= each.y && x < each.x + each.width && y < each.y + each.height);
      expect(area?.name.replace(/ \(\d+\)$/u, "")).toBe(namespaceOf.get((id as string).split(":")[0] as string));
    }
  });
});

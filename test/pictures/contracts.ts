import { emit, readSchema, type GeneratedFile, type Schema, type Source } from "@concord/core";
import { diagramTarget, emptyLayout, layoutOf, type Layout } from "@concord/diagram";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { naming, stores } from "../../packages/cli/src/targets.ts";

/** Every kind of table that PostgreSQL makes of a contract, under names that have to be quoted. */
const every: Readonly<Record<string, string>> = {
  "project.yaml": "name: every\nstores: [postgres]\n",
  "shop/ware.yaml": "entity: ware\ndescription: A ware.\nfields: { id: { type: uid } }\npostgres: { table: 'it''s \"wares\"', columns: { seen_at: { type: timestamptz }, words: { type: tsvector } } }\n",
  "shop/box.yaml": "entity: box\nplural: boxes\ndescription: A box.\nfields: { id: { type: uuid, auto: uuid } }\n",
  "shop/order.yaml": `
entity: order
plural: orders
description: An order.
key: [buyer, id]
fields:
  id:    { type: int32 }
  buyer: { type: uid }
  about: { refAny: [ware, box], postgres: { as: columns } }
  stage: { type: enum, values: [open, paid], postgres: { as: enum } }
  spot:  { type: geoPoint, optional: true }
  price: { type: object, postgres: { as: columns }, fields: { amount: { type: decimal, precision: 10, scale: 2 }, note: { type: string, maxLength: 9, optional: true } } }
  lines:
    type: list
    maxItems: 3
    postgres: { as: table }
    of: { type: object, fields: { sku: { type: string, maxLength: 9 }, at: { type: timestamp, precision: 6, optional: true }, days: { type: list, of: { type: date }, maxItems: 2, optional: true }, spot: { type: geoPoint, optional: true } } }
  labels: { type: map, maxItems: 3, default: {}, postgres: { as: table }, of: { type: object, fields: { text: { type: string, maxLength: 9 } } } }
history: { table: past orders }
staging: { match: [buyer, id], merge: fill }
`,
  "shop/event.yaml": "entity: event\nplural: events\ndescription: What happened.\nkey: [id, at]\nfields:\n  id: { type: uuid }\n  at: { type: timestamp }\npartition: { by: at, every: month }\nhistory: {}\n",
  "sums/perBuyer.view.yaml": "view: perBuyer\ndescription: |\n  Orders, by buyer.\n  Newest first.\ncolumns:\n  buyer: shop.order.buyer\n  stage: shop.order.stage\n  orders: { type: integer }\n  last: { type: timestamp, optional: true }\n",
  "sums/perBuyer.postgres.sql": "SELECT buyer, stage, count(*) AS orders, NULL::timestamptz(3) AS last FROM shop.orders GROUP BY buyer, stage",
  "sums/buyers.view.yaml": "view: buyers\ndescription: Who buys.\nfrom: [perBuyer]\ncolumns:\n  buyer: perBuyer.buyer\n",
  "sums/buyers.postgres.sql": "SELECT DISTINCT buyer FROM sums.per_buyer",
};

function read(sources: readonly Source[]): Schema {
  const { schema, diagnostics } = readSchema(sources, stores);
  if (schema === undefined) throw new Error(diagnostics.map((each) => `${each.span.file}: ${each.message}`).join("\n"));
  return schema;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const below = (path: string): readonly string[] => (statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => below(join(path, name))) : [path]);

/** The schemas that are drawn, by name. */
export const schemas: Readonly<Record<string, Schema>> = {
  every: read(Object.entries(every).map(([name, text]) => ({ file: `schemas/${name}`, text }))),
  "our own": read(below(join(root, "schemas")).filter((path) => /\.(?:yaml|sql)$/u.test(path)).map((path) => ({ file: relative(root, path), text: readFileSync(path, "utf8") }))),
};

/** What the command line draws of a schema, by path below `diagram/`. */
export function drawingsOf(schema: Schema, layout: Layout = emptyLayout): Readonly<Record<string, string>> {
  return Object.fromEntries(emit(diagramTarget({ layout, naming }), schema).files.map(({ path, text }: GeneratedFile) => [path.slice("diagram/".length), text]));
}

export function placesOf(schema: Schema, layout: Layout = emptyLayout): Layout {
  return layoutOf(schema, layout, naming);
}

import { z, type ZodType } from "zod";
import { json } from "../quote.ts";
import type { Point } from "./geometry.ts";

/** Where tables stand, by entity, by view, and by what stands beside an entity (`people.person:history`): what `schemas/layout.json` keeps. */
export interface Layout { readonly tables: Readonly<Record<string, Point>> }

export const emptyLayout: Layout = { tables: {} };

const coordinate = z.number().min(-1_000_000).max(1_000_000);

/** The form of `schemas/layout.json`. */
export const layoutFormat: ZodType<Layout> = z.strictObject({
  tables: z.record(z.string(), z.strictObject({ x: coordinate, y: coordinate })).describe("The upper left corner of each table, by entity or view, in pixels."),
}).describe("Where tables stand in diagrams. New tables are added; those that are here stay where they are.");

/** The text of `schemas/layout.json`: a table a line, sorted, so that two people's moves merge. */
export function printLayout(layout: Layout): string {
  const sorted = Object.entries(layout.tables).sort(([one], [other]) => (one < other ? -1 : 1));
  const rows = sorted.map(([entity, { x, y }]) => `    ${json(entity)}: { "x": ${x}, "y": ${y} }`);
  return rows.length === 0 ? "{\n  \"tables\": {}\n}\n" : `{\n  "tables": {\n${rows.join(",\n")}\n  }\n}\n`;
}

import type { TableBeside } from "@concord/core";
import { listed } from "../prose.ts";
import { code, text } from "../quote.ts";
import { table } from "../table.ts";

/** The tables that stores keep beside an entity's own, with their columns. */
export function besideOf(tables: readonly TableBeside[]): string {
  return tables.map(({ schema, name, about, key, columns, link }) => {
    const pairs = listed((link?.columns ?? []).map(([own, column]) => `${code(own)} is its ${code(column)}`));
    const goes = link === undefined ? "" : link.goes ? ` They go with their record: ${pairs}.` : ` A row outlives the record that it names: ${pairs}.`;
    const rows = columns.map((column) => [code(column.name), code(column.type), column.required ? "required" : "optional"]);
    return `${code(`${schema}.${name}`)}: ${text(about)} Its key is ${listed(key.map(code))}.${goes}\n\n${table(["Column", "Type", "Presence"], rows)}`;
  }).join("\n");
}

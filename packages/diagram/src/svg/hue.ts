import type { Schema } from "@concord/core";
import { hues } from "./style.ts";

/** Each namespace its colour, in their order; ChartDB's palette has as many. */
export function huesOf(schema: Schema): (namespace: string) => number {
  const namespaces = [...new Set([...schema.entities, ...schema.views].map(({ namespace }) => namespace))].sort();
  const byName = new Map(namespaces.map((namespace, index) => [namespace, index % hues.length]));
  return (namespace) => byName.get(namespace) ?? 0;
}

import type { Compliance } from "@concord/core";
import type { Stream } from "../world.ts";
import { table, type Column } from "./table.ts";

const columns: readonly Column<Compliance>[] = [
  { head: "namespace", cell: ({ namespace }) => namespace },
  { head: "contracts", cell: ({ contracts }) => contracts },
  { head: "judged", cell: ({ judged }) => judged },
  { head: "open", cell: ({ open }) => open },
  { head: "with a reason", cell: ({ reasoned }) => reasoned },
  { head: "compliance", cell: ({ percent }) => `${percent} %`.padStart(10) },
];

/** Prints how far each namespace follows the rules, and all of them together. */
export function printCompliance(to: Stream, figures: readonly Compliance[]): void {
  if (figures.length > 0) to.write(`${table(figures, columns, to.colours)}\n`);
}

import { definitionName, type Difference } from "@concord/postgres/evolve";
import type { Stream } from "../world.ts";
import { table, type Column } from "./table.ts";

interface Row { readonly what: string; readonly is: string; readonly expected: string; readonly found: string }

/** Prints how a database differs from the contracts, a line for each thing and attribute. */
export function printDrift(to: Stream, differences: readonly Difference[]): void {
  const rows = differences.map((difference): Row => {
    const what = definitionName(difference.definition);
    if (difference.is !== "different") return { what, is: difference.is === "missing" ? "is missing" : "is in no contract", expected: "", found: "" };
    return { what, is: difference.attribute, expected: short(difference.expected), found: short(difference.found) };
  });
  to.write(`${table(rows, columns, to.colours)}\n`);
}

const columns: readonly Column<Row>[] = [
  { head: "", cell: ({ what }) => what },
  { head: "differs in", cell: ({ is }) => is },
  { head: "contracts", cell: ({ expected }) => expected },
  { head: "database", cell: ({ found }) => found },
];

/** A side in one line, cut where it is long: --json has it whole. Control characters do not reach a terminal. */
function short(side: string | boolean | null): string {
  if (side === null) return "nothing";
  const line = String(side).replaceAll(/\s+/gu, " ").replaceAll(/\p{Cc}/gu, "").trim();
  return line.length > 48 ? `${line.slice(0, 47)}…` : line;
}

import type { BigqueryDifference } from "@concord/bigquery/evolve";
import type { FirestoreDifference } from "@concord/firestore/evolve";
import type { Stream } from "../world.ts";
import { table, type Column } from "./table.ts";

type Difference = FirestoreDifference | BigqueryDifference;

/** Prints how a project of Firestore or BigQuery differs from the contracts, a line for each thing. */
export function printProjectDrift(to: Stream, differences: readonly Difference[]): void {
  to.write(`${table(differences, columns, to.colours)}\n`);
}

const said = { missing: "is missing", unexpected: "is in no contract", different: "is another" } as const;

const columns: readonly Column<Difference>[] = [
  { head: "", cell: ({ what }) => short(what) },
  { head: "differs", cell: ({ is }) => said[is] },
  { head: "contracts", cell: ({ expected = "" }) => short(expected) },
  { head: "in force", cell: ({ found = "" }) => short(found) },
];

/** In one line, cut where it is long, without control characters: --json has it whole. */
function short(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").replaceAll(/\p{Cc}/gu, "").trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

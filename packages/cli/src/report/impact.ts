import { positionAt } from "@concord/core";
import type { Touched } from "@concord/report";
import type { Stream } from "../world.ts";
import { spanAsData, type SourceOf } from "./diagnostics.ts";
import { plural } from "./plural.ts";
import { table, type Column } from "./table.ts";

/** Prints what depends on a contract or a field. */
export function printTouched(to: Stream, asked: string, touched: readonly Touched[], sourceOf: SourceOf): void {
  if (touched.length === 0) {
    to.write(`Nothing else mentions ${asked}.\n`);
    return;
  }
  const columns: readonly Column<Touched>[] = [
    { head: "", cell: ({ what }) => what },
    { head: "in", cell: ({ of }) => of },
    { head: "name", cell: ({ name }) => name },
    { head: "at", cell: ({ span }) => (span === undefined ? "" : placeOf(span, sourceOf)) },
    { head: "", cell: ({ byName }) => (byName === true ? "by name, in SQL" : "") },
  ];
  to.write(`${table(touched, columns, to.colours)}\n${plural(touched.length, "thing depends", "things depend")} on ${asked}.\n`);
}

function placeOf(span: NonNullable<Touched["span"]>, sourceOf: SourceOf): string {
  const source = sourceOf(span.file);
  return source === undefined ? span.file : `${span.file}:${positionAt(source, span.start).line}`;
}

/** The same for machines. */
export function touchedAsData(touched: readonly Touched[], sourceOf: SourceOf): readonly object[] {
  return touched.map(({ what, of, name, span, byName }) => ({ what, of, name, byName: byName === true, span: span === undefined ? null : spanAsData(span, sourceOf) }));
}

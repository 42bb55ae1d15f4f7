import Table from "cli-table3";
import type { Colours } from "@concord/core";

/** One column of a table: numbers stand right, text left. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string | number;
}

/** A table without rules: a dim head, two spaces between columns, numbers right-aligned. A zero is drawn as `·`, so that the eye finds what is not. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], colours: Colours): string {
  const isNumber = columns.map((column) => rows.every((row) => typeof column.cell(row) === "number"));
  const drawn = new Table({
    head: columns.map((column) => colours.dim(column.head)),
    colAligns: isNumber.map((right) => (right ? "right" : "left")),
    style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
    chars: Object.fromEntries(lines.map((line) => [line, ""])),
  });
  for (const row of rows) drawn.push(columns.map((column) => cellText(column.cell(row), colours)));
  return `${drawn.toString().split("\n").map((line) => `  ${line}`.trimEnd()).join("\n")}\n`;
}

const lines = [
  "top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right", "left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle",
] as const;

function cellText(cell: string | number, colours: Colours): string {
  return cell === 0 ? colours.dim("·") : typeof cell === "number" ? cell.toLocaleString("en") : cell;
}

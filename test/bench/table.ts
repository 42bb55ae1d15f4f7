import type { Run, Runs } from "./run.ts";

/** The middle of some numbers, and the ends. */
export interface Spread { readonly median: number; readonly least: number; readonly most: number }

export function spread(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  return {
    median: ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2,
    least: sorted[0] ?? NaN,
    most: sorted.at(-1) ?? NaN,
  };
}

/** A program's runs in one of what is measured. */
export function of(runs: Runs, program: string, what: keyof Run): Spread {
  return spread((runs.get(program) ?? []).map((run) => run[what]));
}

/** One row for each program: wall and processor seconds as median (least..most), memory as the most. */
export function printRuns(runs: Runs): void {
  const rows = [...runs.keys()].map((name) => [
    name, seconds(of(runs, name, "wall")), seconds(of(runs, name, "cpu")), shown(of(runs, name, "megabytes").most, 0),
  ]);
  printTable([["", "wall s", "processor s", "MB"], ...rows]);
}

/** What was promised of the measurements. */
export interface Goal {
  readonly what: string;
  readonly is: number;
  readonly unit: string;
  readonly digits: number;
  /** At most, or at least. */
  readonly most?: number;
  readonly least?: number;
}

/** Whether a goal is met; what could not be measured meets none. */
export function isMet({ is, most, least }: Goal): boolean {
  return most === undefined ? is >= (least ?? 0) : is <= most;
}

/** One row for each goal: what was measured, what was promised, met or missed. */
export function printGoals(goals: readonly Goal[]): void {
  const rows = goals.map((goal) => {
    const { what, is, unit, digits, most, least } = goal;
    return [what, `${shown(is, digits)} ${unit}`, most === undefined ? `at least ${least}` : `at most ${most}`, isMet(goal) ? "met" : "missed"];
  });
  printTable([["", "measured", "goal", ""], ...rows]);
}

/** Columns as wide as their widest cell: names to the left, numbers to the right. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join("   ").trimEnd());
  }
  console.log();
}

function seconds({ median, least, most }: Spread): string {
  return `${shown(median, 2)} (${shown(least, 2)}..${shown(most, 2)})`;
}

function shown(value: number, digits: number): string {
  return Number.isNaN(value) ? "unknown" : value.toFixed(digits);
}

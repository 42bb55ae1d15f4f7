import type { StandingRow, Status } from "@concord/migrate";
import { plural } from "../report/plural.ts";
import { table, type Column } from "../report/table.ts";
import type { Stream } from "../world.ts";

/** Prints a line for each migration, and what comes next; `migrate` is the command that runs what is due. */
export function printStatus(to: Stream, { rows, due, waiting, target, hasLedger }: Status, migrate: string): void {
  if (rows.length > 0) to.write(`${table(rows, columns(waiting), to.colours)}\n`);
  const is = `${target.name} (${target.version}; ${target.because})`;
  if (!hasLedger && target.objects.length > 0) to.write(`${is} has no ledger, and things that no migration made: ${target.objects.slice(0, 3).join(", ")}. concord baseline says what it has.\n`);
  else to.write(`${is}: ${due.length + waiting.length === 0 ? "every migration is applied" : [due.length === 0 ? "" : `${plural(due.length, "migration is", "migrations are")} due (${migrate})`, waiting.length === 0 ? "" : `${plural(waiting.length, "waits", "wait")} until old clients are gone (${migrate} --contract)`].filter((part) => part !== "").join(", ")}.\n`);
}

const columns = (waiting: readonly StandingRow[]): readonly Column<StandingRow>[] => [
  { head: "migration", cell: ({ name }) => name },
  { head: "state", cell: (row) => (waiting.includes(row) ? "waits" : stateText(row)) },
  { head: "statements", cell: ({ pair, row }) => pair?.up.statements.length ?? row?.statements.length ?? 0 },
  { head: "since", cell: ({ row }) => (row?.finishedAt ?? row?.startedAt ?? "").replace("T", " ").replace(/\.\d+Z$/u, " UTC") },
  { head: "undone by", cell: ({ pair }) => (pair === undefined ? "" : pair.down === undefined ? "nothing" : "its rollback") },
  { head: "hash", cell: ({ pair, row }) => (pair?.up.file.hash ?? row?.hash ?? "").slice(0, 12) },
];

function stateText({ state, row, pair }: StandingRow): string {
  const of = (direction: "up" | "down"): string => `${row?.statements.filter((each) => each.direction === direction && each.state === "done").length ?? 0} of ${(direction === "up" ? pair?.up : pair?.down)?.statements.length ?? 0}`;
  if (state === "partly") return `stopped after ${of("up")}`;
  if (state === "undoing") return `undone to ${of("down")}`;
  return state === "baseline" ? "was there before" : state === "unknown" ? "applied, no file here" : state;
}

/** The same for machines. */
export function statusAsData({ rows, due, waiting, target, hasLedger, contracts }: Status): object {
  return {
    database: { name: target.name, version: target.version, development: target.development, because: target.because }, ledger: hasLedger, contracts: contracts ?? null, due: due.map(({ name }) => name), waiting: waiting.map(({ name }) => name),
    migrations: rows.map(({ name, state, pair, row }) => ({
      name, state, hash: pair?.up.file.hash ?? row?.hash ?? null, startedAt: row?.startedAt ?? null, finishedAt: row?.finishedAt ?? null, rollback: pair?.down !== undefined,
      statements: pair?.up.statements.map(({ ordinal, mode, hash }) => ({ ordinal, mode, hash, state: row === undefined ? "pending" : row.baseline ? "baseline" : (row.statements.find((each) => each.direction === "up" && each.ordinal === ordinal)?.state ?? "pending") })) ?? [],
    })),
  };
}

import type { Claim, Colours } from "@concord/core";
import type { Made } from "../compile.ts";
import type { Stream } from "../world.ts";
import { table } from "./table.ts";
import { wrapped } from "./wrap.ts";

/**
 * The enforcement report for people: of every entity, view and saved query a table, a row for each constraint and a column for each target. What is not simply enforced
 * has a number, under which the reason stands below the table; the same reason has the same number.
 */
export function printEnforcement(to: Stream, contracts: readonly { readonly id: string }[], made: readonly Pick<Made, "target" | "claims">[]): void {
  const byEntity = made.map((each) => ({ target: each.target.name, claims: Map.groupBy(each.claims, entityOfClaim) }));
  for (const entity of contracts) {
    const columns = byEntity.map(
      ({ target, claims }) => ({ target, claims: new Map((claims.get(entity.id) ?? []).map((claim) => [claim.constraint, claim])) }),
    );
    const present = columns.filter((column) => column.claims.size > 0);
    const constraints = [...new Set(present.flatMap((column) => [...column.claims.keys()]))];
    const reasons = new Map<string, number>();
    const rows = constraints.map((constraint) => ({ constraint, cells: present.map((column) => cell(column.claims.get(constraint), reasons, to.colours)) }));
    to.write(`\n${to.colours.bold(entity.id)}\n\n${table(rows, [
      { head: "", cell: (row) => row.constraint.slice(entity.id.length).replace(/^[/:]/u, "") },
      ...present.map((column, index) => ({ head: column.target, cell: (row: (typeof rows)[number]) => row.cells[index] ?? "" })),
    ], to.colours)}\n`);
    for (const [reason, number] of reasons) to.write(`${wrapped(`  ${String(number).padStart(2)}  ${reason}`, 6, to.width)}\n`);
  }
}

function entityOfClaim(claim: Claim): string {
  return claim.constraint.slice(0, claim.constraint.search(/[/:]/u));
}

function cell(claim: Claim | undefined, reasons: Map<string, number>, colours: Colours): string {
  if (claim === undefined) return "";
  if (claim.verdict === "enforced") return colours.green("enforced");
  const reason = reasonOf(claim);
  const number = reasons.get(reason) ?? reasons.size + 1;
  reasons.set(reason, number);
  const paint = { normalised: colours.cyan, documented: colours.dim, lost: colours.yellow }[claim.verdict];
  return paint(`${claim.verdict} ${number}`);
}

function reasonOf(claim: Exclude<Claim, { verdict: "enforced" }>): string {
  if (claim.verdict === "normalised") return claim.change;
  if (claim.verdict === "documented") return `only said, in ${claim.where}`;
  return `${claim.why}; instead: ${claim.instead}`;
}

import type { Cost } from "@concord/core";
import type { Stream } from "../world.ts";
import { plural } from "./plural.ts";
import { table } from "./table.ts";

/** Entities beyond these are counted, not shown. */
const mostShown = 30;

/**
 * What every operation costs at most, where a target has a budget: of each thing that is counted a table, a row for each entity, the costliest first.
 * Entities of which no operation costs a hundredth of the limit have no row.
 */
export function printCosts(to: Stream, costs: readonly Cost[]): void {
  const titleOf = ({ target, of, limit }: Cost): string => `${target}: ${of} of ${limit.toLocaleString("en")} that a request may cost, in the worst case`;
  for (const [title, of] of Map.groupBy(costs, titleOf)) {
    const byEntity = [...Map.groupBy(of, ({ entity }) => entity)].map(([entity, each]) => ({
      entity, limit: each[0]?.limit ?? 0, costs: new Map(each.map(({ operation, most }) => [operation, most])), most: Math.max(...each.map(({ most }) => most)),
    }));
    const rows = byEntity.filter(({ most, limit }) => most > limit / 100).sort((a, b) => b.most - a.most);
    if (rows.length === 0) continue;
    const operations = [...new Set(of.map(({ operation }) => operation))];
    const columns = operations.map((operation) => ({ head: operation, cell: (row: (typeof rows)[number]) => row.costs.get(operation) ?? 0 }));
    to.write(`${title}\n\n${table(rows.slice(0, mostShown), [{ head: "", cell: ({ entity }) => entity }, ...columns], to.colours)}\n`);
    if (rows.length > mostShown) to.write(`... and ${plural(rows.length - mostShown, "entity", "entities")} of less; --json lists all\n\n`);
  }
}

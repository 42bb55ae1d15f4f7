import type { Seen } from "../check/postgres.ts";
import { faults, type Counted, type Fault, type Finding, type Key } from "../check/findings.ts";
import type { MendedData } from "../check/mend.ts";
import type { Stream } from "../world.ts";
import { plural } from "./plural.ts";
import { table, type Column } from "./table.ts";

const entities: readonly Column<Counted>[] = [
  { head: "entity", cell: ({ entity }) => entity },
  { head: "records", cell: ({ rows }) => rows },
  { head: "unreadable", cell: ({ unreadable }) => unreadable },
  { head: "refused", cell: ({ refused }) => refused },
  { head: "orphans", cell: ({ orphan }) => orphan },
  { head: "duplicates", cell: ({ duplicate }) => duplicate },
  { head: "alone", cell: ({ alone }) => alone },
  { head: "can be fixed", cell: ({ fixable }) => fixable },
];

/** Columns of what only some stores show: left out where they are empty. */
const seldom = ["unreadable", "alone"] as const;

const words: Readonly<Record<Fault, string>> = { unreadable: "cannot be read", alone: "stands in no other store", refused: "refused", orphan: "leads to nothing", duplicate: "is there twice" };
const findings: readonly Column<Finding>[] = [
  { head: "constraint", cell: ({ constraint }) => constraint },
  { head: "", cell: ({ fault }) => words[fault] },
  { head: "records", cell: ({ records }) => records },
  { head: "can be fixed", cell: ({ fixable }) => fixable },
  { head: "keys", cell: ({ keys, records }) => `${keys.slice(0, shown).map(keyText).join(", ")}${records > shown ? ", …" : ""}` },
];

/** Keys of one constraint on a terminal; --json has more. */
const shown = 3;

/** Prints what was looked at of each entity, then each constraint that records break, with the keys of some. */
export function printData(to: Stream, seen: Seen): void {
  const { counted, all } = seen.findings;
  if (counted.length > 0) to.write(`${table(counted, entities.filter(({ head }) => !seldom.some((name) => name === head && counted.every((each) => each[name] === 0))), to.colours)}\n`);
  if (all.length > 0) to.write(`${table(all, findings, to.colours)}\n`);
}

/** Says what was fixed, and which records the database would not change. */
export function printMended(to: Stream, { changed, left, refused }: MendedData): void {
  to.write(`${plural(changed, "record")} fixed${left === 0 ? "" : `, ${plural(left, "record")} left as they were`}.\n`);
  for (const { entity, key, code } of refused.slice(0, shown)) to.write(`  ${entity} ${keyText(key)}: the database refuses the change (${code})\n`);
  to.write("\n");
}

/** The same for machines. */
export function dataAsData({ findings: { counted, all }, elsewhere }: Seen): object {
  const inEntity = (fault: Fault): readonly Finding[] => all.filter((each) => each.fault === fault);
  return { entities: counted, findings: faults.flatMap(inEntity), elsewhere };
}

/** A key in one line, cut where it is long; of more than one field with a `~` between. Control characters do not reach a terminal. */
function keyText(key: Key): string {
  const line = key.map((each) => each ?? "NULL").join("~").replaceAll(/[\p{Cc}\p{Cf}]/gu, "");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

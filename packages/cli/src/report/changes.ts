import { audiencesOf, bumpOf, describe, isFinding, nameOf, placeOf, printPath, whoBreaks, type Audience, type Bump, type JudgedChange } from "@concord/changes";
import type { Colours } from "@concord/core";
import type { Stream } from "../world.ts";
import { plural } from "./plural.ts";
import { table, type Column } from "./table.ts";

/** What changed in one contract, counted. */
interface Row { readonly of: string; readonly changes: number; readonly safe: number; readonly breaking: number; readonly weakened: number; readonly approved: number; readonly bump: Bump }

/** Which changes are approved, and whose break counts. */
export interface Judged { readonly approved: ReadonlySet<JudgedChange>; readonly audiences: readonly Audience[] }

/** Prints what changed: a table of contracts, then every change in a line with whom it breaks. */
export function printChanges(to: Stream, against: string, changes: readonly JudgedChange[], { approved, audiences }: Judged): void {
  if (changes.length === 0) {
    to.write(`Nothing changed against ${against}.\n`);
    return;
  }
  const groups = [...Map.groupBy(changes, ({ change }) => (change.of === "" ? "project" : change.of))];
  const rows = groups.map(([of, each]) => rowOf(of, each, { approved, audiences }));
  to.write(`${to.colours.bold(`Against ${against}`)}: ${plural(changes.length, "change")} in ${plural(groups.length, "contract")}, ${bumpText(bumpOf(changes))}\n\n`);
  to.write(`${table(rows, columns, to.colours)}\n`);
  for (const [of, each] of groups) {
    to.write(`${to.colours.bold(of)}\n`);
    for (const one of each) to.write(lineOf(one, { approved, audiences }, to.colours));
    to.write("\n");
  }
}

const columns: readonly Column<Row>[] = [
  { head: "", cell: ({ of }) => of },
  { head: "changes", cell: ({ changes }) => changes },
  { head: "safe", cell: ({ safe }) => safe },
  { head: "breaking", cell: ({ breaking }) => breaking },
  { head: "weakened", cell: ({ weakened }) => weakened },
  { head: "approved", cell: ({ approved }) => approved },
  { head: "bump", cell: ({ bump }) => bump },
];

/** An approved change counts as approved alone: what is left to look at is in the other columns. */
function rowOf(of: string, changes: readonly JudgedChange[], { approved, audiences }: Judged): Row {
  const open = changes.filter((each) => !approved.has(each));
  const weakened = open.filter((each) => audiencesOf(each, "weakened").length > 0);
  const breaking = open.filter((each) => !weakened.includes(each) && isFinding(each, audiences));
  return {
    of, changes: changes.length, safe: open.length - weakened.length - breaking.length, breaking: breaking.length, weakened: weakened.length,
    approved: changes.length - open.length, bump: bumpOf(changes),
  };
}

function lineOf(each: JudgedChange, { approved, audiences }: Judged, colours: Colours): string {
  const path = printPath(each.change.path);
  const what = `  ${path === "" ? "" : `${path}: `}${describe(each.change)}`;
  const [weakened, breaking] = (["weakened", "breaking"] as const).map((is) => audiencesOf(each, is).map((audience) => whoBreaks[audience]).join(", ")) as [string, string];
  if (!isFinding(each, audiences)) return `${what}  ${colours.green("safe")}${breaking === "" ? "" : colours.dim(`, but for ${breaking}`)}\n`;
  const said = [...(weakened === "" ? [] : [colours.red(`is weaker for ${weakened}`)]), ...(breaking === "" ? [] : [colours.yellow(`breaks ${breaking}`)])].join("; ");
  return `${what}\n    ${approved.has(each) ? colours.dim("approved: ") : ""}${said}\n`;
}

function bumpText(bump: Bump): string {
  return bump === "none" ? "no new version" : `a ${bump} version`;
}

/** Changes for machines. */
export function changesAsData(changes: readonly JudgedChange[], approved: ReadonlySet<JudgedChange>): readonly object[] {
  return changes.map((each) => ({
    name: nameOf(each.change), kind: each.change.kind, of: each.change.of, path: printPath(each.change.path), place: placeOf(each.change), what: describe(each.change),
    approved: approved.has(each), verdicts: each.verdicts,
  }));
}

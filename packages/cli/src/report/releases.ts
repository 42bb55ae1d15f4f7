import type { Release } from "@concord/publish";
import type { Stream } from "../world.ts";
import { plural } from "./plural.ts";
import { table, type Column } from "./table.ts";

/** Prints the versions that packages get, and where they were written. */
export function printReleases(to: Stream, packages: readonly Release[], files: readonly string[]): void {
  if (packages.length === 0) {
    to.write("No package changed since it was released.\n");
    return;
  }
  to.write(`${to.colours.bold(plural(packages.length, "package"))}\n\n${table(packages, columns, to.colours)}`);
  if (files.length === 0) return;
  to.write("\n");
  for (const file of files) to.write(`  wrote ${file}\n`);
}

const columns: readonly Column<Release>[] = [
  { head: "", cell: ({ name }) => name },
  { head: "from", cell: ({ from }) => from ?? "" },
  { head: "bump", cell: ({ from, bump }) => (from === undefined ? "first" : bump) },
  { head: "version", cell: ({ version }) => version },
  { head: "changes", cell: ({ changes }) => changes.length },
  { head: "notes", cell: ({ notes }) => notes.length },
];

/** The versions for machines. */
export function releasesAsData(packages: readonly Release[]): readonly object[] {
  return packages.map(({ name, from, bump, version, date, content, notes, changes }) => ({ name, from: from ?? null, bump, version, date, content, changes: changes.length, notes }));
}

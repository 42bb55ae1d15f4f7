import type { Bump } from "@concord/changes";
import type { Package } from "@concord/publish";
import type { Sent } from "../release/registry.ts";
import type { Stream } from "../world.ts";
import { wheelFolder } from "../write/packages.ts";
import { plural } from "./plural.ts";
import { table, type Column } from "./table.ts";

/** A package, what version its changes ask for where the state before is known, and how many bytes its wheel has. */
export interface Described extends Package { readonly bump?: Bump; readonly wheelBytes?: number }

/** Prints what packages hold: a table of them, then their folders. */
export function printPackages(to: Stream, packages: readonly Described[]): void {
  to.write(`${to.colours.bold(plural(packages.length, "package"))}\n\n`);
  const columns: readonly Column<Described>[] = [
    { head: "", cell: ({ name }) => name },
    { head: "version", cell: ({ version }) => version },
    { head: "imports", cell: ({ exports }) => exports },
    { head: "files", cell: ({ files }) => files.length },
    { head: "bytes", cell: (each) => bytesOf(each) },
    ...(packages.some(({ bump }) => bump !== undefined) ? [{ head: "bump", cell: ({ bump }: Described) => bump ?? "" }] : []),
  ];
  to.write(`${table(packages, columns, to.colours)}\n`);
  for (const each of packages) {
    to.write(`${to.colours.bold(each.name)}\n`);
    for (const [folder, files] of Map.groupBy(each.files, ({ path }) => path.split("/").slice(0, -1)[0] ?? "")) {
      to.write(folder === "" ? `  ${files.map(({ path }) => path).join(", ")}\n` : `  ${folder}/  ${plural(files.length, "file")}\n`);
    }
    if (each.wheel !== undefined) to.write(`  ${wheelFolder}/${each.wheel.name}  ${plural(each.wheelBytes ?? 0, "byte")}\n`);
  }
}

/** Packages for machines: every file with its size in bytes. */
export function packagesAsData(packages: readonly Described[]): readonly object[] {
  return packages.map((each) => ({
    name: each.name, version: each.version, exports: each.exports, bytes: bytesOf(each), ...(each.bump === undefined ? {} : { bump: each.bump }),
    ...(each.wheel === undefined ? {} : { wheel: { path: `${wheelFolder}/${each.wheel.name}`, bytes: each.wheelBytes } }),
    files: each.files.map(({ path, text }) => ({ path, bytes: Buffer.byteLength(text) })),
  }));
}

/** Prints what became of packages on their way to a registry. */
export function printSent(to: Stream, packages: readonly Sent[]): void {
  const columns: readonly Column<Sent>[] = [
    { head: "", cell: ({ name }) => name },
    { head: "version", cell: ({ version }) => version },
    { head: "bytes", cell: (each) => bytesOf(each) },
    { head: "", cell: ({ is }) => (is === "published" ? "published" : "was there") },
  ];
  to.write(`${to.colours.bold(plural(packages.filter(({ is }) => is === "published").length, "package"))} published\n\n${table(packages, columns, to.colours)}`);
}

/** The same for machines. */
export function sentAsData(packages: readonly Sent[]): readonly object[] {
  return packages.map(({ name, version, integrity, is }) => ({ name, version, integrity, is }));
}

function bytesOf({ files }: Package): number {
  return files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

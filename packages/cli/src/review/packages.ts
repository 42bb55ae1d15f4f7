import { isSeed, type Schema, type Source } from "@concord/core";
import { contractsOf, packageBumps, packageNames } from "@concord/publish";
import type { Report } from "@concord/report";
import type { Difference } from "../project/compared.ts";
import { changeFolder, readChangeFiles } from "../release/change-files.ts";
import { readRecord } from "../release/files.ts";
import { filesThere, type Looked } from "./looked.ts";

/** The packages that get a version, by what changed and by the change files that the other state does not have; where the record of releases knows others and not this one, it is its first. */
export function packagesOf({ before, after, sources }: Difference, looked: Looked): Report["packages"] {
  if (after.project.packages === undefined) return [];
  const { files } = readChangeFiles(looked.root);
  const there = files.length === 0 ? undefined : filesThere(looked, [changeFolder]);
  const bumps = packageBumps(before, after, files.filter(({ file }) => there?.has(file) !== true), namespacesOf(sources));
  const released = Object.entries(readRecord(looked.root).packages).flatMap(([name, { release }]) => (release === undefined ? [] : [name]));
  return bumps.filter(({ bump }) => bump !== "none").map(({ named: { name }, bump }) => (released.length > 0 && !released.includes(name) ? { name, bump: "major", isFirst: true } : { name, bump }));
}

/** The namespaces that have contracts: both states lack those in which nothing changed. */
function namespacesOf(sources: readonly Source[]): readonly string[] {
  return [...new Set(sources.filter(({ file }) => !isSeed(file)).flatMap(({ file }) => file.split("/").slice(1, -1)))];
}

/** Gives the packages that hold a contract. */
export function packagesWith(schema: Schema): (id: string) => readonly string[] {
  const { packages } = schema.project;
  if (packages === undefined) return () => [];
  const names = packageNames(schema, packages);
  const namespaces = new Map(contractsOf(schema).map(({ id, namespace }) => [id, namespace]));
  return (id) => (namespaces.has(id) ? names.filter(({ namespace }) => namespace === undefined || namespace === namespaces.get(id)).map(({ name }) => name) : []);
}

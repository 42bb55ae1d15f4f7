import { namesMeet, report, type Diagnostic, type Schema } from "@concord/core";
import { pythonAlone } from "./release/codes.ts";
import { contractsOf, folderOf, packageNames } from "./names.ts";

/** Finds what packages a project cannot have: the package of all contracts, or the Python package, is called like another, or the Python package has none whose version it could have. */
export function checkPackages(schema: Schema): readonly Diagnostic[] {
  const { packages, spans } = schema.project;
  const at = spans["packages"];
  if (packages === undefined || at === undefined) return [];
  const all = packageNames(schema, packages);
  const twice = all.find(({ name, namespace }, index) => namespace !== undefined && all.findIndex((each) => each.name === name) < index);
  if (packages.python !== undefined && !packages.each.includes("all")) {
    return [report(pythonAlone, at, "there is a Python package of all contracts, and no npm package of them", { help: "each: [all, namespace]" })];
  }
  const python = all.find((each) => folderOf(each) === packages.python);
  if (python !== undefined) return [report(namesMeet, at, `the Python package and ${python.name} are both called ${packages.python}, and would be written to one folder`, { help: "python: another name" })];
  const called = packages.drizzle === true && packages.each.includes("namespace") ? contractsOf(schema).find(({ name }) => name === "drizzle") : undefined;
  if (called !== undefined) return [report(namesMeet, at, `${called.id} and Drizzle's schema would both be imported as ./drizzle of a package`, { help: "each: [all], or no drizzle" })];
  if (twice === undefined) return [];
  return [report(namesMeet, at, `the package of all contracts and that of namespace ${twice.namespace} are both called ${twice.name}`, { help: "all: another name, or each: [all]" })];
}

import { namesMeet, report, type Diagnostic, type Schema } from "@concord/core";
import { packageNames } from "./names.ts";

/** Finds the one way in which names of packages meet: the package of all contracts is called like that of a namespace. */
export function checkPackages(schema: Schema): readonly Diagnostic[] {
  const { packages, spans } = schema.project;
  const at = spans["packages"];
  if (packages === undefined || at === undefined) return [];
  const all = packageNames(schema, packages);
  const twice = all.find(({ name, namespace }, index) => namespace !== undefined && all.findIndex((each) => each.name === name) < index);
  if (twice === undefined) return [];
  return [report(namesMeet, at, `the package of all contracts and that of namespace ${twice.namespace} are both called ${twice.name}`, { help: "all: another name, or each: [all]" })];
}

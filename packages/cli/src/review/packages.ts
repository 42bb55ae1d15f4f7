import type { Schema } from "@concord/core";
import { contractsOf, packageNames } from "@concord/publish";

/** Gives the packages that hold a contract. */
export function packagesWith(schema: Schema): (id: string) => readonly string[] {
  const { packages } = schema.project;
  if (packages === undefined) return () => [];
  const names = packageNames(schema, packages);
  const namespaces = new Map(contractsOf(schema).map(({ id, namespace }) => [id, namespace]));
  return (id) => (namespaces.has(id) ? names.filter(({ namespace }) => namespace === undefined || namespace === namespaces.get(id)).map(({ name }) => name) : []);
}

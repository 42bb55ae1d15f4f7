import type { Packages, Schema } from "@concord/core";

/** A package that there is to be. */
export interface Named {
  /** With its scope: `@acme/people`. */
  readonly name: string;
  /** The namespace whose contracts it holds; absent of the package of all. */
  readonly namespace?: string;
}

/** Anything with a file of its own in the compiled output: an entity, a shared type, a view, a saved query. */
export interface Contract { readonly id: string; readonly namespace: string; readonly name: string; readonly file: string }

/** Every contract that compiles to files, by id. */
export function contractsOf({ entities, types, views, queries }: Schema): readonly Contract[] {
  return [...entities, ...types, ...views, ...queries].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** The packages of a project: of all contracts first, then of each namespace. `namespaces` are more of them, where the schema does not hold all contracts. */
export function packageNames(schema: Schema, { scope, all, each }: Packages, namespaces: readonly string[] = []): readonly Named[] {
  const named = [...new Set([...contractsOf(schema).map(({ namespace }) => namespace), ...namespaces])].sort();
  return [
    ...(each.includes("all") ? [{ name: `${scope}/${all}` }] : []),
    ...(each.includes("namespace") ? named.map((namespace) => ({ name: `${scope}/${called(namespace)}`, namespace })) : []),
  ];
}

/** A namespace as packages are called: `sales_ops` is `sales-ops`. Namespaces have no hyphens, so that no two become one name. */
function called(namespace: string): string {
  return namespace.replaceAll("_", "-");
}

/** What a package is called in folders: its name without the scope. */
export function folderOf({ name }: Pick<Named, "name">): string {
  return name.slice(name.indexOf("/") + 1);
}

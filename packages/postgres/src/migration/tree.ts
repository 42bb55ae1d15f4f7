import type { Node, RangeVar, TypeName } from "libpg-query";

type Kinds<T> = T extends T ? keyof T : never;
type Kind = Kinds<Node>;
type Body<K extends Kind> = Extract<Node, { readonly [P in K]: unknown }>[K];

/** The node, if it is one of that kind. */
export function as<K extends Kind>(node: Node | undefined, kind: K): Body<K> | undefined {
  return node !== undefined && kind in node ? (node as unknown as { readonly [P in K]: Body<K> })[kind] : undefined;
}

/** The texts of a list of names. */
export function words(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).map((node) => as(node, "String")?.sval ?? "");
}

/** A name as people write it: `shop.orders`. */
export function named({ schemaname, relname }: RangeVar): string {
  return schemaname === undefined || schemaname === "" ? (relname ?? "") : `${schemaname}.${relname ?? ""}`;
}

/** A list of names, or one of them, as a table's: what DROP and COMMENT say. */
export function rangeOf(node: Node): RangeVar {
  const parts = words(as(node, "List")?.items ?? [node]);
  const [relname = "", schemaname] = parts.toReversed();
  return schemaname === undefined ? { relname } : { schemaname, relname };
}

/** A type's own name without schema: `int4`, `timestamptz`, `varchar`. */
export function typeName(type: TypeName | undefined): string {
  return words(type?.names).at(-1) ?? "";
}

/** Calls `visit` with every node within, the outermost first. */
export function walk(node: unknown, visit: (kind: string, body: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (/^[A-Z]/u.test(key) && typeof value === "object" && value !== null && !Array.isArray(value)) visit(key, value as Readonly<Record<string, unknown>>);
    walk(value, visit);
  }
}

/** Whether something within is of that kind and passes. */
export function holds(node: unknown, kind: string, passes: (body: Readonly<Record<string, unknown>>) => boolean = () => true): boolean {
  let found = false;
  walk(node, (each, body) => { if (each === kind && passes(body)) found = true; });
  return found;
}

/** An option of a statement by its name, as text; undefined where it is not said. */
export function option(options: readonly Node[] | undefined, name: string): string | undefined {
  const found = options?.map((each) => as(each, "DefElem")).find((each) => each?.defname === name);
  if (found === undefined) return undefined;
  const { arg } = found;
  if (arg === undefined) return "true";
  const flag = as(arg, "Boolean");
  return flag === undefined ? (as(arg, "String")?.sval ?? String(as(arg, "Integer")?.ival ?? "")) : String(flag.boolval === true);
}

import { printExpression, type Entity, type Expression, type Field, type FieldPath, type Schema, type Type, type Written } from "@concord/core";
import { pairNamed, type Pairs } from "./match.ts";

/** How things of the state before are called in the state after. Everything that names a field is compared with the names of after. */
export interface Renames {
  /** Pairs of entities. */
  readonly entities: Pairs<Entity>;
  /** The id that an entity goes by afterwards. */
  readonly entity: (id: string) => string;
  /** The path that a field of an entity (by its id before) goes by afterwards, through objects, lists and maps. */
  readonly path: (id: string, path: FieldPath) => FieldPath;
}

export function renamesBetween(before: Schema, after: Schema): Renames {
  const entities = pairIds(before.entities, after.entities);
  const ids = new Map(entities.both.map(([old, now]) => [old.id, now.id]));
  const byId = new Map(entities.both.map(([old, now]) => [old.id, { before: old.fields, after: now.fields }]));
  return {
    entities,
    entity: (id) => ids.get(id) ?? id,
    path: (id, path) => {
      const sides = byId.get(id);
      return sides === undefined ? path : renamed(sides.before, sides.after, path);
    },
  };
}

/** Pairs things by `namespace.name`; `was` may say the whole id, or the name alone where it stayed in its namespace. */
export function pairIds<T extends { readonly id: string; readonly namespace: string; readonly was: readonly string[] }>(before: readonly T[], after: readonly T[]): Pairs<T> {
  const named = (each: T): { readonly name: string; readonly was: readonly string[]; readonly of: T } =>
    ({ name: each.id, was: each.was.map((name) => (name.includes(".") ? name : `${each.namespace}.${name}`)), of: each });
  const { both, removed, added } = pairNamed(before.map(named), after.map(named));
  return { both: both.map(([old, now]) => [old.of, now.of]), removed: removed.map(({ of }) => of), added: added.map(({ of }) => of) };
}

/** A condition in canonical spelling, with fields called as afterwards. */
export function spelled({ tree }: Written, rename: (path: FieldPath) => FieldPath = (path) => path): string {
  return printExpression(withPaths(tree, rename));
}

/** The conditions that `&&` or `||` join, each in canonical spelling. */
export function parts(expression: Expression, by: "&&" | "||", rename: (path: FieldPath) => FieldPath = (path) => path): readonly string[] {
  if (expression.op !== by) return [printExpression(withPaths(expression, rename))];
  return [...parts(expression.left, by, rename), ...parts(expression.right, by, rename)];
}

function renamed(before: readonly Field[], after: readonly Field[], [first, ...rest]: FieldPath): FieldPath {
  if (first === undefined) return [];
  const pair = pairNamed(before, after).both.find(([old]) => old.name === first);
  if (pair === undefined) return [first, ...rest];
  const [inside, outside] = [fieldsIn(pair[0].type), fieldsIn(pair[1].type)];
  return [pair[1].name, ...(rest.length > 0 && inside !== undefined && outside !== undefined ? renamed(inside, outside, rest) : rest)];
}

function fieldsIn(type: Type): readonly Field[] | undefined {
  if (type.kind === "object") return type.fields;
  return type.kind === "list" || type.kind === "map" ? fieldsIn(type.of) : undefined;
}

/** The same tree with other paths; only fields of the record are renamed. */
function withPaths<T>(node: T, rename: (path: FieldPath) => FieldPath): T {
  if (Array.isArray(node)) return node.map((each) => withPaths(each, rename)) as T;
  if (typeof node !== "object" || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([word, value]) => [word, word === "path" || word === "span" ? value : withPaths(value as unknown, rename)]));
  const { op, of, path, variable } = copy as { op?: unknown; of?: unknown; path?: FieldPath; variable?: unknown };
  return (op === "field" && of === "record" && variable === undefined && path !== undefined ? { ...copy, path: rename(path) } : copy) as T;
}

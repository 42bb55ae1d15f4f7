import type { Change, ChangeKind } from "@concord/changes";
import type { Field } from "@concord/core";
import { literal } from "../emit/literal.ts";
import { storedFields, storedName } from "../names.ts";
import { rulesString } from "../quote.ts";
import { any, at, binary, list, method, name, not, type Rule } from "../rules/rule.ts";
import { keysRead } from "./keys.ts";
import type { Side } from "./side.ts";
import type { Term } from "./terms.ts";

const d = name("d");
/** What a change touches; the function that holds the guards says it once. */
export const touchedLet: readonly [string, Rule] = ["touched", method(method(d, "diff", name("old")), "affectedKeys")];
const touched = name("touched");

/**
 * Changes after which a value that the client of before writes may be refused and another one of its values may not: what is new of them is asked at once, of what
 * is written. After every other change its values are all refused, or mean something else, and it is asked what it was asked before.
 */
const tightenings: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "limit-tightened", "limit-loosened", "pattern-added", "pattern-removed", "pattern-changed", "precision-lowered", "precision-raised", "enum-value-removed", "enum-value-added", "enum-opened", "enum-closed",
  "unique-items-added", "unique-items-removed", "map-keys-narrowed", "map-keys-widened", "map-key-required", "map-key-not-required", "field-required", "field-optional", "normalisation-changed",
  "field-documented", "enum-value-documented", "default-added", "default-removed", "default-changed", "personal-data-changed", "immutable-added", "immutable-removed", "server-only-added", "server-only-removed",
]);

/** What clients of before are asked beside what they were asked before, on creating and on changing a document. */
export interface Guards { readonly create: readonly Rule[]; readonly update: readonly Rule[] }

/**
 * The new and tightened demands, of what the client of before writes itself: a change is asked about the fields that it touches, a new document about those that it has.
 * A field that it may no longer set stays as it is, or is what a server would set.
 */
export function guardsOf(before: Side, after: Side, changes: readonly Change[], added: Readonly<Record<"create" | "update", readonly Term[]>>): Guards {
  const called = ({ entity, schema }: Side): ReadonlyMap<string, Field> => new Map(storedFields(entity).map((field) => [rulesString(storedName(field, schema.project)), field]));
  const fields = { before: called(before), after: called(after) };
  const asked = (key: string): boolean => fields.before.has(key) && fields.after.has(key) && changes.every((change) => change.path[0] !== fields.after.get(key)?.name || change.field === undefined || tightenings.has(change.kind));
  const made = (operation: "create" | "update") => added[operation].flatMap((term): readonly Rule[] => {
    if (term.about !== "value" && !term.marks.some((id) => /:(?:initial|transition)$/u.test(id))) return [];
    const keys = [...(keysRead(term.rule) ?? [])];
    const known = keys.filter((key) => fields.before.has(key));
    if (known.length === 0 || !known.every(asked)) return [];
    const needed = keys.filter((key) => (operation === "create" || !fields.before.has(key)) && !(fields.after.get(key)?.optional ?? true));
    const atoms = (some: readonly string[]): Rule => list(some.map(name));
    return [any(
      ...(operation === "create" ? [] : [not(known.length === 1 ? binary(name(known[0] as string), "in", touched) : method(touched, "hasAny", atoms(known)))]),
      ...(needed.length === 0 ? [] : [not(needed.length === 1 ? binary(name(needed[0] as string), "in", d) : method(method(d, "keys"), "hasAll", atoms(needed)))]),
      term.rule,
    )];
  });
  return { create: [...made("create"), ...kept(before, after, fields)], update: [...made("update"), ...untouched(before, after, fields)] };
}

type Fields = Readonly<Record<"before" | "after", ReadonlyMap<string, Field>>>;

/** Fields that a change may no longer touch, of those that both contracts have and no server computes. */
function untouched(before: Side, after: Side, fields: Fields): readonly Rule[] {
  if (!before.match.writable.updates || !after.match.writable.updates) return [];
  const keys = [...fields.before].filter(([key, { name: old }]) => {
    const now = fields.after.get(key);
    return now !== undefined && now.computed === undefined && now.auto === undefined && before.match.writable.update.has(old) && !after.match.writable.update.has(now.name);
  }).map(([key]) => key);
  return keys.length === 0 ? [] : [not(keys.length === 1 ? binary(name(keys[0] as string), "in", touched) : method(touched, "hasAny", list(keys.map(name))))];
}

/** Fields that a new document may no longer bring: it leaves them out, or brings the default. */
function kept(before: Side, after: Side, fields: Fields): readonly Rule[] {
  if (!before.match.writable.creates || !after.match.writable.creates) return [];
  return [...fields.before].flatMap(([key, { name: old }]): readonly Rule[] => {
    const now = fields.after.get(key);
    if (now === undefined || !now.serverOnly || !before.match.writable.create.has(old) || after.match.writable.create.has(now.name)) return [];
    const absent = not(binary(name(key), "in", d));
    const { project } = after.schema;
    return [now.default === undefined ? absent : any(absent, binary(at(d, storedName(now, project)), "==", literal(now.type, now.default, project)))];
  });
}

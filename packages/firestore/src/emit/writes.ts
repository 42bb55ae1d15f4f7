import { accessTo, computedChecks, computedName, fieldsOf, type Check, type ConstraintKind, type Field, type Json, type Schema } from "@concord/core";
import { isNullWhenAbsent } from "../block.ts";
import { translate } from "../expression.ts";
import { locationOf } from "../location.ts";
import { storedFields, storedName } from "../names.ts";
import { limits, weigh } from "../rules/budget.ts";
import { all, any, at, binary, marked, member, method, name, nothing, texts, type Rule } from "../rules/rule.ts";
import { takenOnCreate, takenOnUpdate } from "./companions.ts";
import { literal } from "./literal.ts";
import { standsThere } from "./place.ts";
import { Spot, type Sheet } from "./sheet.ts";
import { beginnings, followings } from "./transitions.ts";
import { fieldRules } from "./value.ts";

const d = name("d");
const requestTime = member(name("request"), "time");

/** What clients may write: whether they may create and update at all, and the fields to which they may give a value of their own. */
export interface Writable {
  readonly create: ReadonlySet<string>;
  readonly update: ReadonlySet<string>;
  readonly creates: boolean;
  readonly updates: boolean;
}

export function writableBy(sheet: Sheet, open: { readonly creates: boolean; readonly updates: boolean }): Writable {
  const fields = (operation: "create" | "update"): ReadonlySet<string> => new Set(accessTo(sheet.entity, operation).writable);
  return { ...open, create: open.creates ? fields("create") : new Set(), update: open.updates ? fields("update") : new Set() };
}

/** The stored fields that clients write on one occasion or another. */
export function writtenFields(sheet: Sheet, writable: Writable): readonly Field[] {
  return storedFields(sheet.entity).filter((field) => may(field, writable.create) || may(field, writable.update) || (field.computed !== undefined && (writable.creates || writable.updates)));
}

/** Whether a client may make the field another one: it may write it, or what says which part of a union it is. */
function may({ name: own, type }: Field, writable: ReadonlySet<string>): boolean {
  return writable.has(own) || (type.kind === "union" && type.by !== undefined && writable.has(type.by));
}

/** `brings(d)`: what a client's new document may bring beside its own values: its key as its place, no other field, and what the server sets as the server would set it. */
export function defineBrings(sheet: Sheet, writable: Writable): string {
  const { entity, project } = sheet;
  const fields = storedFields(entity);
  const fixed = fields.filter((field) => !writable.create.has(field.name) && (field.default !== undefined || isTime(field) || isNullWhenAbsent(field)));
  const allowed = fields.filter((field) => writable.create.has(field.name) || fixed.includes(field) || field.computed !== undefined);
  const id = (kind: ConstraintKind, field?: Field): string => new Spot(sheet, field === undefined ? [] : [field.name]).id(kind);
  const withoutDefault = fields.filter((field) => field.serverOnly && field.default === undefined && !writable.create.has(field.name) && !fixed.includes(field));
  const body = all(
    marked([id("key")], standsThere(locationOf(entity, project), d, project)),
    marked([id("closed"), ...withoutDefault.map((field) => id("setBy", field))], method(method(d, "keys"), "hasOnly", texts(allowed.map((field) => storedName(field, project))))),
    ...fixed.map((field): Rule => {
      const value = at(d, storedName(field, project));
      if (isNullWhenAbsent(field)) return marked(field.serverOnly ? [id("setBy", field)] : [], binary(value, "==", nothing));
      if (field.default === undefined) return marked([id("auto", field), id("required", field)], binary(value, "==", requestTime));
      const kinds: readonly ConstraintKind[] = ["required", ...(field.serverOnly ? (["setBy"] as const) : [])];
      return marked(kinds.map((kind) => id(kind, field)), binary(value, "==", literal(field.type, field.default as Json, project)));
    }),
    ...beginnings(sheet, writable), ...takenOnCreate(sheet),
  );
  return sheet.define({ name: "brings", parameters: ["d"], body, comment: "What a new document may bring: its key as its place, these fields, and what the server sets as the server would." });
}

/** `changes(d, old)`: which fields a client's update may touch, and that `updated` becomes the request's time if it is touched. */
export function defineChanges(sheet: Sheet, writable: Writable): string {
  const { entity, project } = sheet;
  const fields = storedFields(entity);
  const updated = fields.filter((field) => field.auto === "updated");
  const touchable = fields.filter((field) => writable.update.has(field.name) || updated.includes(field) || field.computed !== undefined);
  const fixed = fields.filter((field) => !touchable.includes(field));
  const id = (kind: ConstraintKind, field: Field): string => new Spot(sheet, [field.name]).id(kind);
  const ids = fixed.flatMap((field) => [
    ...(field.immutable ? [id("immutable", field)] : []),
    ...(isTime(field) && !writable.creates ? [id("auto", field)] : []),
    ...(field.serverOnly && !(writable.creates && !writable.create.has(field.name)) ? [id("setBy", field)] : []),
  ]);
  const whole = writable.creates ? [] : [new Spot(sheet, []).id("closed"), new Spot(sheet, []).id("key")];
  const affected = method(method(method(d, "diff", name("old")), "affectedKeys"), "hasOnly", texts(touchable.map((field) => storedName(field, project))));
  const body = all(marked([...whole, ...ids], affected), ...updated.map((field) => {
    const key = storedName(field, project);
    return marked(writable.creates ? [] : [id("auto", field), id("required", field)], any(binary(at(d, key), "==", requestTime), binary(at(d, key), "==", at(name("old"), key))));
  }), ...followings(sheet, writable), ...takenOnUpdate(sheet, writable));
  return sheet.define({ name: "changes", parameters: ["d", "old"], body, comment: "What a change may touch. A field that no contract knows may stay, so that it blocks no document." });
}

/**
 * `valid(d)`: what holds of the fields that a client may change, and the checks; `validNew(d)`: of those that it only brings.
 * An update leaves the latter as they are, so it need not ask them again. Gives the names of what a create and what an update asks.
 */
export function defineValid(sheet: Sheet, schema: Schema, writable: Writable): { readonly create: readonly string[]; readonly update: readonly string[] } {
  const written = writtenFields(sheet, writable);
  const kept = written.filter((field) => writable.creates && writable.updates && !may(field, writable.update) && field.computed === undefined);
  const rulesOf = (fields: readonly Field[]): readonly Rule[] => fields.flatMap((field) => fieldRules(field, d, new Spot(sheet, [field.name])));
  const rules = [...rulesOf(written.filter((field) => !kept.includes(field))), 
    ...sheet.entity.checks.flatMap((check) => checkRules(sheet, schema, check, written, `${sheet.entity.id}:check:${check.name}`)),
    ...computedChecks(sheet.entity).flatMap((check) => checkRules(sheet, schema, check, written, computedId(sheet, check))),
  ];
  const made = [
    ...(kept.length === 0 ? [] : [sheet.define({ name: "validNew", parameters: ["d"], body: all(...rulesOf(kept)), comment: "What holds of the fields that no client changes later." })]),
    ...(rules.length === 0 ? [] : [sheet.define({ name: "valid", parameters: ["d"], body: all(...rules), comment: "What holds of every document that a client writes." })]),
  ];
  return { create: made, update: made.filter((each) => each === "valid") };
}

function computedId(sheet: Sheet, check: Check): string {
  const field = sheet.entity.fields.find((each) => computedName(each.name) === check.name);
  return new Spot(sheet, [field?.name ?? ""]).id("computed");
}

function checkRules(sheet: Sheet, schema: Schema, check: Check, written: readonly Field[], id: string): readonly Rule[] {
  const lose = (why: string): readonly Rule[] => {
    sheet.lose(id, why);
    return [];
  };
  if (!fieldsOf(check.if.tree).some(([first]) => written.some((field) => field.name === first))) return lose("no client may write the fields that it is about");
  const translated = translate(check.if.tree, { schema, entity: sheet.entity, record: d, known: "the document" });
  if ("cannot" in translated) return lose(translated.cannot);
  if (weigh(translated.rule, sheet.functions).depth > limits.depth) return lose("the expression nests too deep for the rules compiler");
  return sheet.ask(id, () => marked([id], translated.rule));
}

/** Made at the request's time. */
function isTime(field: Field): boolean {
  return field.auto === "created" || field.auto === "updated";
}

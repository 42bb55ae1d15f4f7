import { accessTo } from "../model/access.ts";
import { operations, type Entity, type Unique } from "../model/entity.ts";
import type { Field } from "../model/field.ts";
import type { PerKind, Type, UnionPart } from "../model/type.ts";
import { byKind } from "../model/type.ts";
import { checksAround, type NamedShape } from "../model/shape.ts";
import { isPartStep, partStep } from "../model/union.ts";
import type { Span } from "../source/span.ts";
import type { Constraint, ConstraintKind, Step } from "./constraint.ts";

/** Kinds that a type brings beside `type` itself, as far as the contract says them. */
const ofType: PerKind<[], readonly ConstraintKind[]> = {
  string: (type) => ["type", ...(type.format === undefined ? [] : (["format"] as const)), ...said(type, "minLength", "maxLength", "pattern", "normalize")],
  boolean: () => ["type"],
  int32: (type) => ["type", ...said(type, ...bounds)],
  integer: (type) => ["type", ...said(type, ...bounds)],
  int64: (type) => ["type", ...said(type, ...bounds)],
  float: (type) => ["type", ...said(type, ...bounds)],
  decimal: (type) => ["type", "precision", ...said(type, ...bounds)],
  uuid: () => ["type"],
  uid: () => ["type"],
  date: () => ["type"],
  time: () => ["type", "precision"],
  timestamp: () => ["type", "precision"],
  localDateTime: () => ["type", "precision"],
  bytes: (type) => ["type", ...said(type, "minLength", "maxLength")],
  json: () => ["type"],
  enum: () => ["type", "values"],
  list: (type) => ["type", "members", ...said(type, "minItems", "maxItems"), ...(type.uniqueItems ? (["uniqueItems"] as const) : [])],
  map: (type) => ["type", "members", ...said(type, "keys", "require", "maxItems")],
  object: () => ["type", "closed"],
  // Where another field says which part it is, that field's `values` ask that it is one.
  union: (type) => (type.tag === undefined ? ["type"] : ["type", "part"]),
  geoPoint: () => ["type"],
};
const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;

function said<K extends ConstraintKind>(type: object, ...words: readonly K[]): readonly K[] {
  return words.filter((word) => word in type);
}

const known = new WeakMap<Entity, readonly Constraint[]>();

/**
 * Every demand that an entity makes of its records, in the order of the contract, then those of the shapes that it names. With a store: only of the fields that it
 * holds, and nothing of shapes, which no store holds.
 * Made once for each entity, so that the ids in the claims of all targets are the same strings.
 */
export function constraintsOf(entity: Entity, store?: string): readonly Constraint[] {
  const all = known.get(entity) ?? listConstraints(entity);
  known.set(entity, all);
  if (store === undefined) return all;
  const absent = new Set(entity.fields.filter((field) => !field.stores.includes(store)).map((field) => field.name));
  const dropped = new Set(entity.uniques.filter((unique) => !unique.stores.includes(store)).map(uniqueName));
  if (absent.size + dropped.size + entity.shapes.length === 0) return all;
  return all.filter(({ kind, path, name, shape }) => shape === undefined && !(path.length > 0 && absent.has(path[0] as string)) && !(kind === "unique" && dropped.has(name as string)));
}

function listConstraints(entity: Entity): readonly Constraint[] {
  const found: Constraint[] = [];
  let of: { readonly shape?: string } = {};
  let owner = entity.id;
  const add = (kind: ConstraintKind, path: readonly Step[], span: Span): void => {
    found.push({ id: `${owner}${pathText(path)}:${kind}`, entity: entity.id, ...of, kind, path, span });
  };
  const addNamed = (kind: ConstraintKind, name: string, span: Span): void => {
    found.push({ id: `${owner}:${kind}:${name}`, entity: entity.id, ...of, kind, path: [], name, span });
  };
  const ofValue = (type: Type, path: readonly Step[], field: Field): void => {
    // A text that is never stored is brought into its normal form, and nobody asks whether it has it.
    for (const kind of byKind(ofType, type)) if (of.shape === undefined || kind !== "normalize") add(kind, path, (path.length === 1 ? field.spans[kind] : undefined) ?? field.span);
    if (type.kind === "list") ofValue(type.of, [...path, "[]"], field);
    if (type.kind === "map") ofValue(type.of, [...path, "{}"], field);
    if (type.kind === "object") for (const inner of type.fields) ofField(inner, [...path, inner.name]);
    if (type.kind === "union") for (const part of type.parts) ofPart(part, type.tag, [...path, partStep(part.name)], field);
  };
  /** Of the tag itself nothing is demanded beside `part`. */
  const ofPart = ({ type }: UnionPart, tag: string | undefined, path: readonly Step[], field: Field): void => {
    add("closed", path, field.span);
    for (const inner of type.fields) if (inner.name !== tag) ofField(inner, [...path, inner.name]);
  };
  const ofField = (field: Field, path: readonly Step[]): void => {
    if (!field.optional) add("required", path, field.span);
    ofValue(field.type, path, field);
    if (field.default !== undefined) add("default", path, field.spans["default"] ?? field.span);
    if (field.auto !== undefined) add("auto", path, field.spans["auto"] ?? field.span);
    if (field.computed !== undefined) add("computed", path, field.spans["computed"] ?? field.span);
    if (field.immutable) add("immutable", path, field.spans["immutable"] ?? field.span);
    const transition = path.length === 1 ? entity.transitions.find((each) => each.field === field.name) : undefined;
    if (transition?.initial !== undefined) add("initial", path, transition.span);
    if (transition !== undefined) add("transition", path, transition.span);
    if (field.serverOnly) add("setBy", path, field.spans["setBy"] ?? field.span);
    if (field.secret) add("secret", path, field.spans["secret"] ?? field.span);
  };
  add("closed", [], entity.span);
  add("key", [], entity.spans["key"] ?? entity.span);
  for (const field of entity.fields) ofField(field, [field.name]);
  for (const unique of entity.uniques) addNamed("unique", uniqueName(unique), unique.span);
  for (const reference of entity.references) addNamed("reference", reference.name, reference.span);
  for (const check of entity.checks) addNamed("check", check.name, check.span);
  for (const kind of ["expires", "keep", "appendOnly", "history", "staging"] as const) if (entity[kind] !== undefined) add(kind, [], entity.spans[kind] ?? entity.span);
  for (const operation of operations) {
    found.push({ id: `${entity.id}:access:${operation}`, entity: entity.id, kind: "access", path: [], operation, span: accessTo(entity, operation).span });
  }
  for (const shape of entity.shapes) {
    of = { shape: shape.name };
    owner = shapeId(entity, shape);
    add("type", [], shape.span);
    if (shape.direction === "input") add("closed", [], shape.span);
    // In a partial shape any of the fields may be missing, whatever each says of itself.
    for (const field of shape.added) ofField(shape.partial ? { ...field, optional: true } : field, [field.name]);
    if (shape.form) addNamed("normalize", "form", shape.span);
    for (const { check } of checksAround(entity, shape)) addNamed("check", check.name, check.span);
  }
  return found;
}

/** What ids of constraints of a named shape begin with: `public.user:shape:signUp`. */
export function shapeId(entity: Entity, shape: Pick<NamedShape, "name">): string {
  return `${entity.id}:shape:${shape.name}`;
}

/** What a unique is called in claims and, where the contract gives no name, in derived names. */
export function uniqueName(unique: Unique): string {
  return unique.name ?? unique.fields.map((path) => path.join("_")).join("_");
}

/** How ids of constraints write a path: `/items[].quantity`, `/config<imo>.url`; empty for the record itself. */
export function pathText(path: readonly Step[]): string {
  let text = "";
  for (const step of path) text += step === "[]" || step === "{}" || isPartStep(step) ? step : `${text === "" ? "/" : "."}${step}`;
  return text;
}

import { checksAround, isPartStep, partBehind, partingOf, type Claim, type Constraint, type ConstraintKind, type Entity, type Field, type Json, type Place, type Step, type Type } from "@concord/core";
import { escaped } from "./emit/print.ts";
import type { JsonSchema } from "./schema.ts";

type Outcome = Claim extends infer C ? (C extends Claim ? Omit<C, "constraint" | "target"> : never) : never;

/** What JSON Schema does with a constraint, by its kind, where the document has no keyword for it. */
export const beyond: Partial<Record<ConstraintKind, (constraint: Constraint, entity: Entity) => Outcome>> = {
  key: (_, entity) => ({ verdict: "lost", why: "a schema sees one record at a time", instead: entity.primary }),
  unique: (_, entity) => ({ verdict: "lost", why: "a schema sees one record at a time", instead: entity.primary }),
  reference: ({ name }, entity) => ({
    verdict: "lost",
    why: "a schema sees one record at a time",
    instead: entity.references.find((each) => each.name === name)?.enforce.join(", ") || "no one",
  }),
  check: () => ({ verdict: "lost", why: "a schema compares no two values of a record", instead: "zod" }),
  computed: () => ({ verdict: "lost", why: "a schema compares no two values of a record", instead: "zod" }),
  access: (_, entity) => ({ verdict: "lost", why: "a schema does not know the caller", instead: entity.stores.join(", ") }),
  expires: (_, entity) => ({ verdict: "lost", why: "a schema does not know the time", instead: entity.stores.join(", ") }),
  keep: (_, entity) => ({ verdict: "lost", why: "a schema does not know the time", instead: entity.stores.join(", ") }),
  history: (_, entity) => ({ verdict: "lost", why: "a schema sees one record at a time", instead: entity.stores.includes("postgres") ? "postgres" : "nobody" }),
  staging: (_, entity) => ({ verdict: "lost", why: "a schema promotes nothing", instead: entity.stores.includes("postgres") ? "postgres" : "nobody" }),
  setBy: (_, entity) => ({ verdict: "lost", why: "a schema does not know the caller", instead: entity.stores.join(", ") }),
  default: () => ({ verdict: "documented", where: "default in $defs/create" }),
  auto: () => ({ verdict: "documented", where: "readOnly, and absent from $defs/create and $defs/patch" }),
  immutable: () => ({ verdict: "documented", where: "absent from $defs/patch" }),
  initial: (_, entity) => ({ verdict: "lost", why: "a schema does not know which records are new", instead: entity.stores.join(", ") }),
  transition: (_, entity) => ({ verdict: "lost", why: "a schema sees one record at a time", instead: entity.stores.join(", ") }),
  appendOnly: () => ({ verdict: "documented", where: "no properties in $defs/patch" }),
  secret: () => ({ verdict: "documented", where: "in no shape, so that the closed ones refuse it" }),
};

/** Why a shape that a contract names does not ask a check, or does not read a form. */
export function notAsked(entity: Entity, { id, kind, shape, name }: Constraint): Outcome {
  if (kind === "normalize") return { verdict: "lost", why: "it is asked for JSON, into which something else reads what a form sends", instead: "zod" };
  const named = entity.shapes.find((each) => each.name === shape);
  const around = named === undefined ? undefined : checksAround(entity, named).find(({ check }) => check.name === name);
  if (named === undefined || around === undefined) throw new Error(`nothing is printed for ${id}`);
  const { lacks } = around;
  return { verdict: "lost", why: lacks.length === 0 ? "any field of a partial shape may be missing" : `the shape has no ${lacks.join(", ")}`, instead: entity.primary };
}

/** What is claimed for a constraint: the JSON Pointer of the keyword that enforces it, or why there is none. */
export type Promised = { readonly constraint: Constraint } & ({ readonly pointer: string } | { readonly outcome: Outcome });

/** What the document does with each constraint of the entity. */
export function promisesOf(entity: Entity, document: JsonSchema, constraints: readonly Constraint[]): readonly Promised[] {
  const fields = new Map(entity.fields.map((field) => [field.name, field]));
  const walker = new Walker(document, "", entity.fields);
  const shapes = new Map(entity.shapes.map((shape) => [shape.name, new Walker(document, `/$defs/${shape.name}`, shape.added)]));
  return constraints.map((constraint): Promised => {
    const ofShape = shapes.get(constraint.shape ?? "");
    if (ofShape !== undefined && constraint.kind === "normalize" && constraint.path.length === 0) return { constraint, outcome: notAsked(entity, constraint) };
    if (ofShape !== undefined && constraint.kind !== "check") return { constraint, pointer: pointerOf(ofShape, constraint) };
    const outcome = beyond[constraint.kind];
    if (outcome !== undefined) return { constraint, outcome: outcome(constraint, entity) };
    const field = fields.get(constraint.path[0] ?? "");
    if (field?.secret !== true) return { constraint, pointer: pointerOf(walker, constraint) };
    return { constraint, outcome: { verdict: "lost", why: "a secret field is in no shape", instead: field.stores.join(", ") } };
  });
}

/** The claims, once the document is printed and its places are known. */
export function claimsOf(target: string, promises: readonly Promised[], places: ReadonlyMap<string, Place>): readonly Claim[] {
  return promises.map((promise): Claim => {
    const of = { constraint: promise.constraint.id, target };
    if ("outcome" in promise) return { ...of, ...promise.outcome };
    const by = places.get(promise.pointer);
    if (by === undefined) throw new Error(`nothing is printed at ${promise.pointer} for ${of.constraint}`);
    return { ...of, verdict: "enforced", by };
  });
}

/** The JSON Pointer of the keyword that enforces the constraint. */
function pointerOf(walker: Walker, { kind, path }: Constraint): string {
  if (kind === "required") return `${behind(walker, walker.at(path.slice(0, -1))).pointer}/required/${escaped(path.at(-1) as string)}`;
  const at = walker.at(path);
  const referred = "$ref" in at.node;
  if (kind === "type" || kind === "format") return `${at.pointer}/${referred ? "$ref" : "type"}`;
  const end = behind(walker, at);
  if (kind === "closed") return `${end.pointer}/additionalProperties`;
  if (kind === "members") return `${end.pointer}/${at.type?.kind === "map" ? "additionalProperties" : "items"}`;
  if (kind === "keys") return `${end.pointer}/propertyNames`;
  if (kind === "require") return `${end.pointer}/required`;
  if (kind === "maxItems" && at.type?.kind === "map") return `${end.pointer}/maxProperties`;
  if (kind === "values") return `${end.pointer}/enum`;
  if (kind === "part") return `${end.pointer}/anyOf`;
  if (kind === "precision") return `${at.pointer}/${referred ? "$ref" : "pattern"}`;
  if (kind === "normalize") return `${at.pointer}/allOf/0/pattern`;
  if (at.type?.kind === "string") return `${at.pointer}/${kind in at.node ? kind : "$ref"}`;
  return `${end.pointer}/${at.type?.kind === "decimal" || at.type?.kind === "int64" || at.type?.kind === "bytes" ? "pattern" : kind}`;
}

/** A place in the document: the schema there, its pointer, and the contract's type that it was made from. */
interface Cursor { readonly pointer: string; readonly node: JsonSchema; readonly type: Type | undefined }

/** What a reference refers to, where there is one. */
function behind(walker: Walker, cursor: Cursor): Cursor {
  const reference = cursor.node["$ref"];
  if (typeof reference !== "string") return cursor;
  return behind(walker, { pointer: reference.slice(1), node: nodeAt(walker.document, reference), type: cursor.type });
}

/** The schema at a JSON Pointer, with or without the `#` of a reference. */
function nodeAt(document: JsonSchema, pointer: string): JsonSchema {
  return pointer.split("/").slice(1).reduce<Json>((each, step) => (each as JsonSchema)[step] as Json, document) as JsonSchema;
}

/** Finds the schemas at constraints' paths; constraints on one value share one path. */
class Walker {
  readonly document: JsonSchema;
  readonly #root: Cursor;
  readonly #found = new Map<readonly Step[], Cursor>();

  /** @param pointer where paths begin: at an object of these fields. */
  constructor(document: JsonSchema, pointer: string, fields: readonly Field[]) {
    this.document = document;
    this.#root = { pointer, node: nodeAt(document, pointer), type: { kind: "object", fields } };
  }

  at(path: readonly Step[]): Cursor {
    const known = this.#found.get(path);
    if (known !== undefined) return known;
    let cursor = this.#root;
    for (const step of path) cursor = isPartStep(step) ? this.#part(cursor, path, step) : stepped(behind(this, cursor), step);
    this.#found.set(path, cursor);
    return cursor;
  }

  /** A part by its tag lies in the union's own schema; one that a field names, in the condition on that field. */
  #part({ pointer, node, type }: Cursor, [name = ""]: readonly Step[], step: Step): Cursor {
    const part = type?.kind === "union" ? partBehind(type, step) : undefined;
    if (type?.kind !== "union" || part === undefined) throw new Error(`no part ${step} at ${pointer}`);
    const index = type.parts.indexOf(part);
    if (type.tag !== undefined) return { pointer: `${pointer}/anyOf/${index}`, node: (node["anyOf"] as readonly JsonSchema[])[index] as JsonSchema, type: part.type };
    const record = this.#root.type;
    const at = partingOf(record?.kind === "object" ? record.fields : [])?.by.type.values.findIndex(({ value }) => value === part.name) ?? -1;
    const { then } = (this.document["allOf"] as readonly JsonSchema[])[at] as JsonSchema;
    return { pointer: `/allOf/${at}/then/properties/${escaped(name)}`, node: ((then as JsonSchema)["properties"] as JsonSchema)[name] as JsonSchema, type: part.type };
  }
}

function stepped({ pointer, node, type }: Cursor, step: Step): Cursor {
  const into = (keyword: string, of: Type | undefined): Cursor => ({ pointer: `${pointer}/${keyword}`, node: node[keyword] as JsonSchema, type: of });
  if (step === "[]") return into("items", type?.kind === "list" ? type.of : undefined);
  if (step === "{}") return into("additionalProperties", type?.kind === "map" ? type.of : undefined);
  const field = type?.kind === "object" ? type.fields.find((each) => each.name === step) : undefined;
  return { pointer: `${pointer}/properties/${escaped(step)}`, node: (node["properties"] as JsonSchema)[step] as JsonSchema, type: field?.type };
}

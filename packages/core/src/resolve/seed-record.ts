import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { suggest } from "../diagnostic/suggest.ts";
import type { Entity } from "../model/entity.ts";
import type { Field } from "../model/field.ts";
import type { Json } from "../model/json.ts";
import { referenceOf } from "../model/reference.ts";
import type { Find, SeedRecord } from "../model/seed.ts";
import type { MapNode, Node } from "../read/node.ts";
import type { Span } from "../source/span.ts";
import { unknownField } from "./codes.ts";
import { literalOf, textAt } from "./literal.ts";
import { badFind, badSeed } from "./seed-codes.ts";

/** A reference that is to be looked up: the field, where it leads, and the node of its conditions. */
export interface Wanted {
  readonly field: string;
  readonly to: string;
  readonly where: readonly { readonly field: string; readonly node: Node; readonly keySpan: Span }[];
  readonly span: Span;
}

/** A record under way: what is looked up is not found yet, and a key may still be given. */
export interface Draft {
  readonly entity: Entity;
  readonly wanted: readonly Wanted[];
  readonly record: Omit<SeedRecord, "values" | "finds"> & { values: Readonly<Record<string, Json>>; readonly finds: Record<string, Find> };
}

/** Reads one record of a file; reports what is wrong with each field, and gives what is left. Nothing where it is no record at all. */
export function readSeedRecord(node: Node, entity: Entity, found: Diagnostic[]): Draft | undefined {
  const wrong = (span: Span, message: string, help?: string): void => void found.push(report(badSeed, span, message, { help }));
  if (node.is !== "map") {
    wrong(node.span, "a record is a map of fields");
    return undefined;
  }
  const span = node.entries[0]?.keySpan ?? node.span;
  const given = new Map<string, Json>();
  const wanted: Wanted[] = [];
  const spans: Record<string, Span> = {};
  for (const { key, keySpan, value } of node.entries) {
    const field = entity.fields.find((each) => each.name === key);
    spans[key] = value.is === "scalar" ? value.span : keySpan;
    if (field === undefined) {
      const near = suggest(key, entity.fields.map((each) => each.name));
      found.push(report(unknownField, keySpan, `${entity.id} has no field ${key}`, { help: near === undefined ? undefined : `did you mean ${near}?` }));
    } else if (field.computed !== undefined) wrong(keySpan, `${key} is computed`, "leave it out");
    else if (field.secret) wrong(keySpan, `${key} is secret`, "a secret is in no seeds");
    else if (value.is === "map" && value.entries[0]?.key === "find" && isReferable(field)) {
      const find = wantedOf(entity, field, value, found);
      if (find !== undefined) wanted.push(find);
    } else if (value.is === "scalar" && value.value === null) wrong(value.span, `null is no value of ${key}`, "leave the field out");
    else {
      const literal = literalOf({ found }, field.type, value, (name) => textAt(node, name) ?? defaultOf(entity, name));
      if (literal !== undefined) given.set(key, literal);
    }
  }
  for (const field of entity.fields) {
    const isThere = Object.hasOwn(spans, field.name);
    const isMade = field.optional || field.default !== undefined || field.auto !== undefined || field.computed !== undefined;
    if (!isThere && !isMade) wrong(span, `${field.name} is missing`, field.secret ? "it is required and secret, so that no seeds can hold such a record" : `${entity.id} requires it`);
  }
  const values = Object.fromEntries(entity.fields.flatMap(({ name }): [string, Json][] => (given.has(name) ? [[name, given.get(name) as Json]] : [])));
  return { entity, wanted, record: { entity: entity.id, values, finds: {}, span, spans } };
}

/** The text that a field has where a record does not say. */
function defaultOf(entity: Entity, name: string): string | undefined {
  const value = entity.fields.find((each) => each.name === name)?.default;
  return typeof value === "string" ? value : undefined;
}

/** Whether `{ find: … }` is no value of the field itself. */
function isReferable({ type }: Field): boolean {
  return !["object", "map", "json", "union"].includes(type.kind);
}

function wantedOf(entity: Entity, field: Field, node: MapNode, found: Diagnostic[]): Wanted | undefined {
  const [{ keySpan, value }] = node.entries as readonly [MapNode["entries"][number]];
  const wrong = (span: Span, message: string, help?: string): undefined => void found.push(report(badFind, span, message, { help }));
  const reference = referenceOf(entity, field.name);
  if (reference === undefined) return wrong(keySpan, `${field.name} refers to nothing`, "only a field with ref can be looked up");
  if (node.entries[1] !== undefined) return wrong(node.entries[1].keySpan, "beside find stands nothing");
  if (value.is !== "map" || value.entries.length === 0) return wrong(keySpan, "find has no fields", "find: { email: test@example.com }");
  const where = value.entries.map((each) => ({ field: each.key, node: each.value, keySpan: each.keySpan }));
  return { field: field.name, to: reference.to, where, span: keySpan };
}

import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { EntityDraft, FieldWords, TraitDraft } from "../language/draft.ts";
import { blockSpans, keySpan, nodeAt, valueSpan, type Path } from "../language/place.ts";
import type { Field } from "../model/field.ts";
import type { Kind, Type } from "../model/type.ts";
import type { Span } from "../source/span.ts";
import { anyType } from "./any.ts";
import { badAuto, badDefault, badKey, badReference, badStores, circularKey, reservedName, unknownEntity, unknownField, wordNotOfType } from "./codes.ts";
import { resolveComputed } from "./computed.ts";
import { keyOf, keyType } from "./key.ts";
import { literalOf } from "./literal.ts";
import { fieldReference, listedReferences } from "./references.ts";
import { entityNamed, isBroken, retrace, type Context, type ResolvedFields, type Session } from "./session.ts";
import { entityStores } from "./stores.ts";
import { asEntity, checkTraits, partsOf, partWith } from "./traits.ts";
import { resolveType } from "./type.ts";
import { checkUnions } from "./union.ts";

const autoKinds: Readonly<Record<string, readonly Kind[]>> = {
  uuid: ["uuid"], sequence: ["int32", "integer", "int64"], created: ["timestamp"], updated: ["timestamp"],
};
const keyKinds: readonly Kind[] = ["string", "uuid", "uid", "int32", "integer", "int64", "date", "enum"];

/** Fields, key, references and stores of an entity; once a reading, however many ask. */
export function fieldsOfEntity(session: Session, draft: EntityDraft): ResolvedFields {
  const known = session.fields.get(draft.id);
  if (known !== undefined) {
    retrace(session, known.seen);
    return known;
  }
  const { result, seen } = session.traced(() => resolveAll({ session, draft, found: [] }, draft));
  const resolved = { ...result, seen };
  session.fields.set(draft.id, resolved);
  return resolved;
}

function resolveAll(context: Context, draft: EntityDraft): Omit<ResolvedFields, "seen"> {
  const { stores, primary } = entityStores(context, draft);
  const parts = partsOf(context.session, draft);
  const isWhole = checkTraits(context, draft, parts);
  const own = (part: EntityDraft): readonly string[] => Object.keys(part.words.fields).filter((name) => partWith(parts, name) === part);
  const fields = parts.flatMap((part) => own(part).flatMap((name) =>
    resolveField({ ...context, draft: part }, name, part.words.fields[name] ?? {}, ["fields", name], { stores, primary }) ?? []));
  const key = keyOf(context.session, draft);
  const partial = !isWhole || parts.some((part) => part.partial);
  const common = { fields, key, stores, primary, parts, partial, diagnostics: context.found };
  if (partial) return { ...common, references: [] };
  checkKey(context, parts, key, fields, stores);
  const references = parts.flatMap((part) => {
    const inside: Context = { ...context, draft: part };
    const ofFields = fields.filter((field) => partWith(parts, field.name) === part);
    return [
      ...ofFields.flatMap((field) => fieldReference(inside, field, part.words.fields[field.name] ?? {}, stores, primary)),
      ...listedReferences(inside, draft, part, fields, stores, primary),
    ];
  });
  checkNames(context, draft, parts, fields);
  checkUnions(context, parts, fields);
  const made = fields.map((field) => {
    const part = partWith(parts, field.name) ?? draft;
    const isComputed = (name: string): boolean => partWith(parts, name)?.words.fields[name]?.computed !== undefined;
    const computed = resolveComputed({ ...context, draft: part }, field, part.words.fields[field.name] ?? {}, { fields, key, isComputed });
    return computed === undefined ? field : { ...field, computed };
  });
  return { ...common, fields: made, references };
}

/** The fields of an object: no words that only an entity can keep. */
export function resolveInnerFields(context: Context, given: Readonly<Record<string, FieldWords>>, path: Path, outer: readonly string[]): readonly Field[] {
  return Object.entries(given).flatMap(([name, words]) => {
    const type = resolveType(context, words, [...path, name], outer);
    return type === undefined ? [] : [assemble(context, name, words, type, [...path, name], [])];
  });
}

function resolveField(context: Context, name: string, words: FieldWords, path: Path, held: { readonly stores: readonly string[]; readonly primary: string }): Field | undefined {
  const type = typeOf(context, words, path);
  if (type === undefined) return undefined;
  const stores = fieldStores(context, words, path, held);
  const field = assemble(context, name, words, type, path, stores);
  const fault = (code: typeof badDefault, word: string, message: string, help?: string): void => {
    context.found.push(report(code, keySpan(context.draft.node, [...path, word]), message, { help }));
  };
  if (words.auto !== undefined) {
    if (!(autoKinds[words.auto] ?? []).includes(type.kind)) fault(badAuto, "auto", `auto: ${words.auto} makes no ${type.kind}`, `it makes ${(autoKinds[words.auto] ?? []).join(", ")}`);
    if (words.optional === true) fault(badAuto, "auto", "an auto field is always there", "leave optional out");
    if (words.auto === "sequence" && stores.some((store) => store !== held.primary)) {
      fault(badAuto, "auto", `a sequence exists in ${held.primary} only`, `say stores: [${held.primary}], or take uuid`);
    }
  }
  if (!("default" in words)) return field;
  if (words.auto !== undefined) fault(badDefault, "default", "an auto field needs no default");
  if (words.optional === true) fault(badDefault, "default", "an optional field needs no default", "leave out one of the two: a missing value is a value already");
  const node = nodeAt(context.draft.node, [...path, "default"]);
  const value = node === undefined ? undefined : literalOf(context, type, node);
  return value === undefined ? field : { ...field, default: value };
}

function assemble(context: Context, name: string, words: FieldWords, type: Type, path: Path, stores: readonly string[]): Field {
  const node = nodeAt(context.draft.node, path);
  const spans: Record<string, Span> = {};
  for (const entry of node?.is === "map" ? node.entries : []) {
    spans[entry.key] = valueSpan(entry.value, []);
    if (context.session.storeNames.includes(entry.key)) Object.assign(spans, blockSpans(entry.value, entry.key));
  }
  const blocks: Record<string, unknown> = {};
  for (const store of context.session.storeNames) if (store in words && words.any?.part !== "type") blocks[store] = (words as Record<string, unknown>)[store];
  for (const store of Object.keys(blocks)) {
    if (stores.length > 0 && !stores.includes(store)) {
      context.found.push(report(badStores, keySpan(context.draft.node, [...path, store]), `${name} is not in ${store}`, { help: `add ${store} to its stores, or take the block out` }));
    }
  }
  const deprecated = words.deprecated === true ? {} : words.deprecated === false ? undefined : words.deprecated;
  return {
    name, type,
    ...(words.description === undefined ? {} : { description: words.description }),
    optional: words.optional ?? false,
    ...(words.auto === undefined ? {} : { auto: words.auto }),
    immutable: words.immutable ?? false,
    serverOnly: words.setBy === "server",
    secret: words.secret ?? false,
    ...(words.pii === undefined ? {} : { pii: words.pii }),
    stores,
    was: words.was ?? [],
    ...(deprecated === undefined ? {} : { deprecated }),
    blocks,
    span: keySpan(context.draft.node, path),
    spans,
  };
}

/** What the fields of a trait are, whoever uses it: reports what is wrong with their types. */
export function judgeTrait(session: Session, trait: TraitDraft): readonly Diagnostic[] {
  const context: Context = { session, draft: asEntity(trait), found: [] };
  for (const [name, words] of Object.entries(trait.words.fields)) {
    typeOf(context, words, ["fields", name]);
  }
  return context.found;
}

function typeOf(context: Context, words: FieldWords, path: Path): Type | undefined {
  if (words.any !== undefined) return anyType(context, words, words.any, path);
  return words.ref === undefined ? resolveType(context, words, path) : referredType(context, words, path);
}

/** The type of a field with `ref`: that of the key it points at. */
function referredType(context: Context, words: FieldWords, path: Path): Type | undefined {
  const at = valueSpan(context.draft.node, [...path, "ref"]);
  if (words.type !== undefined) context.found.push(report(wordNotOfType, keySpan(context.draft.node, [...path, "type"]), "a reference has the type of the key it points at", { help: "leave type out" }));
  const target = entityNamed(context, words.ref as string);
  if (target === undefined) {
    if (!isBroken(context, words.ref as string)) context.found.push(report(unknownEntity, at, `there is no entity ${words.ref}`, { help: "ref takes a contract's name, with its namespace from another one: company.company" }));
    return undefined;
  }
  const key = keyOf(context.session, target);
  if (key.length !== 1) {
    context.found.push(report(badReference, at, `the key of ${target.id} has ${key.length} fields`, {
      help: `references: { ${path.at(-1)}: { to: ${words.ref}, by: [${key.join(", ")}] } }`, related: [{ span: keySpan(target.node, ["key"]), message: "the key" }],
    }));
    return undefined;
  }
  const type = keyType(context, target, key[0] as string);
  if (type !== "circle") return type;
  context.found.push(report(circularKey, at, `the key of ${target.id} refers back`));
  return undefined;
}

function fieldStores(context: Context, words: FieldWords, path: Path, held: { readonly stores: readonly string[]; readonly primary: string }): readonly string[] {
  if (words.stores === undefined) return words.secret === true ? [held.primary] : held.stores;
  for (const [index, store] of words.stores.entries()) {
    if (!held.stores.includes(store)) context.found.push(report(badStores, valueSpan(context.draft.node, [...path, "stores", index]), `the entity is not in ${store}`));
  }
  return held.stores.filter((store) => words.stores?.includes(store));
}

function checkKey(context: Context, parts: readonly EntityDraft[], key: readonly string[], fields: readonly Field[], stores: readonly string[]): void {
  for (const name of key) {
    const says = parts.find((part) => part.words.key?.includes(name));
    const at = says === undefined ? keySpan((parts[0] as EntityDraft).node, ["fields"]) : valueSpan(says.node, ["key", says.words.key?.indexOf(name) ?? 0]);
    const field = fields.find((each) => each.name === name);
    const wrong = (message: string, help?: string): void => void context.found.push(report(badKey, field?.span ?? at, message, { help }));
    if (field === undefined) {
      if (partWith(parts, name) === undefined) context.found.push(report(unknownField, at, `there is no field ${name} for the key`, { help: says === undefined ? "the key is [id] unless key says otherwise" : undefined }));
    } else if (field.optional) wrong(`${name} is in the key and may be missing`);
    else if (!keyKinds.includes(field.type.kind) && !cutsTables(context, field)) wrong(`${name} is in the key, and ${field.type.kind} is no type for a key`, `a key takes ${keyKinds.join(", ")}`);
    else if (field.secret) wrong(`${name} is in the key and secret`);
    else if (stores.some((store) => !field.stores.includes(store))) wrong(`${name} is in the key and not in every store`);
  }
}

/** The moment by which tables are cut is in the key of PostgreSQL's; no other moment is, since stores keep different numbers of its digits. */
function cutsTables({ draft }: Context, { name, type }: Field): boolean {
  return draft.kind === "entity" && draft.words.partition?.by === name && (type.kind === "timestamp" || type.kind === "localDateTime");
}

function checkNames(context: Context, draft: EntityDraft, parts: readonly EntityDraft[], fields: readonly Field[]): void {
  const names = new Map(parts.toReversed().flatMap((part) => Object.keys(part.words.fields).map((name) => [name, part] as const)));
  const spanOf = (name: string): Span => keySpan((names.get(name) ?? draft).node, ["fields", name]);
  for (const [index, name] of (draft.words.reserved ?? []).entries()) {
    if (names.has(name)) context.found.push(report(reservedName, spanOf(name), `${name} is reserved`, { related: [{ span: valueSpan(draft.node, ["reserved", index]), message: "reserved here" }] }));
  }
  const owners = new Map<string, string>();
  for (const field of fields) {
    const part = names.get(field.name) ?? draft;
    for (const [index, was] of field.was.entries()) {
      const owner = names.has(was) ? was : owners.get(was);
      if (owner !== undefined) context.found.push(report(reservedName, valueSpan(part.node, ["fields", field.name, "was", index]), `${was} is another field's name`, { related: [{ span: spanOf(owner), message: "this one's" }] }));
      owners.set(was, field.name);
    }
  }
}

import { report } from "../diagnostic/diagnostic.ts";
import type { EntityDraft, FieldWords, ReferenceWords } from "../language/draft.ts";
import { keySpan, valueSpan, type Path } from "../language/place.ts";
import type { Reference } from "../model/entity.ts";
import type { Field } from "../model/field.ts";
import { anyReferences } from "./any.ts";
import { badReference, badStores, unknownEntity, unknownField } from "./codes.ts";
import { keyOf, keyType } from "./key.ts";
import { entityNamed, isBroken, type Context } from "./session.ts";
import { entityStores } from "./stores.ts";
import { partsOf, partWith } from "./traits.ts";

/** The reference of a field with `ref`, as a list of one; empty for other fields. */
export function fieldReference(context: Context, field: Field, words: FieldWords, stores: readonly string[], primary: string): readonly Reference[] {
  const path: Path = ["fields", field.name];
  if (words.any !== undefined) return words.any.part === "id" ? anyReferences(context, field, words, words.any, stores, primary) : [];
  if (words.ref === undefined) {
    for (const word of ["onDelete", "onUpdate", "enforce"] as const) {
      if (words[word] !== undefined) context.found.push(report(badReference, keySpan(context.draft.node, [...path, word]), `${word} belongs to a reference`, { help: "the field has no ref" }));
    }
    return [];
  }
  const target = entityNamed(context, words.ref);
  if (target === undefined) return [];
  const relation = /.Id$/u.test(field.name) ? field.name.slice(0, -2) : field.name;
  return [assembleReference(context, { name: field.name, relation, target, by: [field], words, path, stores, primary })];
}

/** The references that a part of an entity writes under `references`. */
export function listedReferences(context: Context, entity: EntityDraft, draft: EntityDraft, fields: readonly Field[], stores: readonly string[], primary: string): readonly Reference[] {
  return Object.entries(draft.words.references ?? {}).flatMap(([name, words]) => {
    const path: Path = ["references", name];
    const target = entityNamed(context, words.to);
    if (target === undefined) {
      if (!isBroken(context, words.to)) context.found.push(report(unknownEntity, valueSpan(draft.node, [...path, "to"]), `there is no entity ${words.to}`));
      return [];
    }
    const by: Field[] = [];
    for (const [index, each] of words.by.entries()) {
      const field = fields.find((candidate) => candidate.name === each);
      if (field !== undefined) by.push(field);
      else if (partWith(partsOf(context.session, entity), each) === undefined) context.found.push(report(unknownField, valueSpan(draft.node, [...path, "by", index]), `there is no field ${each}`));
    }
    const key = keyOf(context.session, target);
    if (by.length !== words.by.length) return [];
    if (key.length !== by.length) {
      context.found.push(report(badReference, valueSpan(draft.node, [...path, "by"]), `the key of ${target.id} has ${key.length} fields, and here are ${by.length}`, { help: `its key is [${key.join(", ")}]` }));
      return [];
    }
    for (const [index, field] of by.entries()) {
      const type = keyType(context, target, key[index] as string);
      if (type !== undefined && type !== "circle" && type.kind !== field.type.kind) {
        context.found.push(report(badReference, valueSpan(draft.node, [...path, "by", index]), `${field.name} is ${field.type.kind}, and ${target.id}.${key[index]} is ${type.kind}`));
      }
    }
    return [assembleReference(context, { name, relation: name, target, by, words, path, stores, primary })];
  });
}

interface Parts {
  readonly name: string;
  readonly relation: string;
  readonly target: EntityDraft;
  readonly by: readonly Field[];
  readonly words: ReferenceWords;
  readonly path: Path;
  readonly stores: readonly string[];
  readonly primary: string;
}

/** A reference to an entity by these fields, with what the contract says of it. */
export function assembleReference(context: Context, { name, relation, target, by, words, path, stores, primary }: Parts): Reference {
  const onDelete = words.onDelete ?? "restrict";
  const onUpdate = words.onUpdate ?? "restrict";
  for (const [word, action] of [["onDelete", onDelete], ["onUpdate", onUpdate]] as const) {
    if (action === "clear" && !by.some((field) => field.optional)) {
      context.found.push(report(badReference, valueSpan(context.draft.node, [...path, word]), `${by.map((field) => field.name).join(", ")} cannot be cleared`, { help: "clear needs a field that may be missing: optional: true" }));
    }
  }
  const near = entityStores({ ...context, draft: target, found: [] }, target).stores;
  const possible = stores.filter((store) => near.includes(store) && by.every((field) => field.stores.includes(store)));
  const wanted = words.enforce === "none" ? [] : words.enforce;
  for (const [index, store] of (wanted ?? []).entries()) {
    if (!possible.includes(store)) context.found.push(report(badStores, valueSpan(context.draft.node, [...path, "enforce", index]), `${store} does not hold both ends of the reference`));
  }
  return {
    name, relation, to: target.id, by: by.map((field) => field.name), key: keyOf(context.session, target), onDelete, onUpdate,
    enforce: possible.filter((store) => (wanted ?? [primary]).includes(store)),
    span: keySpan(context.draft.node, path),
  };
}

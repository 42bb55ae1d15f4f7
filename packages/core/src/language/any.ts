import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Entry, MapNode } from "../read/node.ts";
import { badName } from "./codes.ts";
import type { AnyPart, EntityDraft, FieldWords, TraitDraft } from "./draft.ts";
import { nodeAt } from "./place.ts";

type Holder = EntityDraft | TraitDraft;

/**
 * The draft with each field that refers to one of several entities (`resource: { refAny: [user, order] }`) as the two that it stands for, both at its place:
 * `resourceType` says which entity, `resourceId` holds the key of a record of it. Reports a name that another field has already.
 */
export function withPairs<D extends Holder>(draft: D): { readonly draft: D; readonly diagnostics: readonly Diagnostic[] } {
  const { fields } = draft.words;
  const isPair = (name: string): boolean => fields[name]?.refAny !== undefined;
  if (!Object.keys(fields).some(isPair)) return { draft, diagnostics: [] };
  const made = Object.fromEntries(Object.entries(fields).flatMap(([name, words]): readonly (readonly [string, FieldWords])[] => (isPair(name) ? pairOf(name, words) : [[name, words]])));
  const node = withEntries(draft.node, (entry) => (isPair(entry.key) ? partsOf(entry.key).map((key) => ({ ...entry, key })) : [entry]));
  const taken = Object.keys(fields).filter(isPair).flatMap((name) => partsOf(name).filter((part) => Object.hasOwn(fields, part)).map((part) => ({ name, part })));
  return {
    draft: { ...draft, node, words: { ...draft.words, fields: made } },
    diagnostics: taken.map(({ name, part }) => report(badName, spanOf(draft.node, part), `${name} makes a field ${part}, and here is another`, { help: "give one of the two another name" })),
  };
}

/** The names of the two fields. */
function partsOf(name: string): readonly [type: string, id: string] {
  return [`${name}Type`, `${name}Id`];
}

function pairOf(name: string, words: FieldWords): readonly (readonly [string, FieldWords])[] {
  const { refAny = [], was, description, ...rest } = words;
  const of = Array.isArray(refAny) ? refAny.map((to: string) => ({ value: to, to })) : Object.entries(refAny as Readonly<Record<string, string>>).map(([value, to]) => ({ value, to }));
  const [type, id] = partsOf(name);
  const about = description === undefined ? "" : `${description} `;
  const part = (which: AnyPart["part"], said: string, at: 0 | 1): FieldWords => ({
    ...rest, description: `${about}${said}`, ...(was === undefined ? {} : { was: was.map((each) => partsOf(each)[at]) }), any: { part: which, name, of },
  });
  return [[type, part("type", `What ${id} is the key of.`, 0)], [id, part("id", `The key of what ${type} names.`, 1)]];
}

/** The document with other entries under `fields`. */
function withEntries(node: MapNode, made: (entry: Entry) => readonly Entry[]): MapNode {
  return { ...node, entries: node.entries.map((entry) => (entry.key === "fields" && entry.value.is === "map" ? { ...entry, value: { ...entry.value, entries: entry.value.entries.flatMap(made) } } : entry)) };
}

function spanOf(node: MapNode, field: string): Entry["keySpan"] {
  const fields = nodeAt(node, ["fields"]);
  return (fields?.is === "map" ? fields.entries.find(({ key }) => key === field)?.keySpan : undefined) ?? node.span;
}

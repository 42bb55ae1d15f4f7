import type { Conversion } from "./conversion.ts";
import { convert, type Natives } from "./convert.ts";
import type { Edit, StoredValue, Way } from "./request.ts";

/** A document's data as the SDK reads it with useBigInt, and the moments that Firestore keeps beside it. */
export interface Document { readonly data: Values; readonly created: unknown; readonly updated: unknown }
export type Values = Readonly<Record<string, unknown>>;

/** What is written of a document: the way to a field, and its value, or nothing where it goes. */
export interface Written { readonly at: Way; readonly value?: unknown }

/**
 * What edits leave to be written of a document, nothing where all is done; and the ways of those that they leave alone although something is to do: both names hold
 * a value, and not the same one, or a value that no conversion reads.
 */
export function editsOf(document: Document, edits: readonly Edit[], natives: Natives): { readonly writes: readonly Written[]; readonly left: readonly Way[] } {
  const left: Way[] = [];
  const made = edits.reduce((data, edit) => apply(data, edit, document, natives, left), document.data as unknown) as Values;
  return { writes: differences(document.data, made, []), left };
}

function apply(data: unknown, edit: Edit, document: Document, natives: Natives, left: Way[]): unknown {
  if ("copy" in edit) return within(data, edit.copy, (holder, from) => copied(holder, from, edit.to, () => left.push(edit.copy)));
  if ("remove" in edit) return within(data, edit.remove, (holder, key) => removed(holder, key, edit.held, () => left.push(edit.remove)));
  if ("fill" in edit) return within(data, edit.fill, (holder, key) => (key in holder ? holder : { ...holder, [key]: filling(edit.with, document, natives) }));
  if ("reword" in edit) return rewriteAt(data, edit.reword, (value) => (typeof value === "string" ? edit.as[value] ?? value : value));
  return rewriteAt(data, edit.convert, (value) => converted(value, edit.as, natives, () => left.push(edit.convert)));
}

function copied(holder: Values, from: string, to: string, leave: () => void): Values {
  if (!(from in holder)) return holder;
  if (!(to in holder)) return { ...holder, [to]: holder[from] };
  if (!sameValue(holder[from], holder[to])) leave();
  return holder;
}

function removed(holder: Values, key: string, held: string | undefined, leave: () => void): Values {
  if (!(key in holder)) return holder;
  if (held !== undefined && !sameValue(holder[key], holder[held])) {
    leave();
    return holder;
  }
  const { [key]: _, ...rest } = holder;
  return rest;
}

function converted(value: unknown, as: Conversion, natives: Natives, leave: () => void): unknown {
  if (value === undefined || value === null) return value;
  const made = convert(value, as, natives);
  if (made === undefined) leave();
  return made ?? value;
}

function filling(what: StoredValue | "created" | "updated", { created, updated }: Document, natives: Natives): unknown {
  return what === "created" ? created : what === "updated" ? updated : natives.valueOf(what);
}

/** Changes what holds the last step of a way, where it is there. */
function within(data: unknown, way: Way, change: (holder: Values, key: string) => Values): unknown {
  return rewriteAt(data, way.slice(0, -1), (holder) => (isMap(holder) ? change(holder, way.at(-1) as string) : holder));
}

/** The data with other values at a way; what is left as it is stays the same object. */
function rewriteAt(value: unknown, [step, ...rest]: Way, change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (step === "[]" && Array.isArray(value)) {
    const members = value.map((member: unknown) => rewriteAt(member, rest, change));
    return members.every((member, index) => member === value[index]) ? value : members;
  }
  if (!isMap(value)) return value;
  return (step === "{}" ? Object.keys(value) : [step]).reduce<Values>((holder, key) => {
    const made = key in holder ? rewriteAt(holder[key], rest, change) : undefined;
    return made === undefined || made === holder[key] ? holder : { ...holder, [key]: made };
  }, value);
}

/** What differs, as ways to fields of documents and of maps in them: lists are written whole. */
function differences(before: Values, after: Values, at: Way): readonly Written[] {
  if (before === after) return [];
  const gone = Object.keys(before).filter((key) => !(key in after)).map((key): Written => ({ at: [...at, key] }));
  return [...gone, ...Object.entries(after).flatMap(([key, value]): readonly Written[] => {
    const old = before[key];
    if (old === value && key in before) return [];
    return isMap(old) && isMap(value) ? differences(old, value, [...at, key]) : [{ at: [...at, key], value }];
  })];
}

/** Whether two values of documents are the same to Firestore. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((each, index) => sameValue(each, other[index]));
  if (isMap(one)) return isMap(other) && Object.keys(one).length === Object.keys(other).length && Object.entries(one).every(([key, value]) => key in other && sameValue(value, other[key]));
  const { isEqual } = (one ?? {}) as { readonly isEqual?: (other: unknown) => boolean };
  if (typeof isEqual === "function") return isEqual.call(one, other);
  if (one instanceof Uint8Array) return other instanceof Uint8Array && one.length === other.length && one.every((byte, index) => byte === other[index]);
  return Object.is(one, other);
}

/** A map of Firestore's: not a list, not bytes, not an object of the SDK's own. */
export function isMap(value: unknown): value is Values {
  return typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
}

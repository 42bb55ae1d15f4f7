import type { ZodType } from "zod";
import type { StoreDeclaration } from "../target/target.ts";
import { grammarWith } from "./grammar.ts";
import { about, definitions } from "./nesting.ts";

/** A word of the language at one of the places where it may stand. */
export interface Word {
  readonly name: string;
  /** `entity`, `field`, `references`, `field.postgres`: what the word stands in. */
  readonly place: string;
  /** The line of documentation that the grammar gives it. */
  readonly about: string;
  /** What may stand behind it, in words. */
  readonly takes: string;
  /** The few values that may, if it is one of these. */
  readonly values: readonly string[];
}

export const fileKinds = ["entity", "trait", "object", "enum", "view", "query", "seed", "project"] as const;

/** Every word of the language with the blocks of these stores, as the grammar has it: file by file, what stands in a word behind the words beside it. */
export function wordsOf(stores: readonly StoreDeclaration[]): readonly Word[] {
  const grammar = grammarWith(stores);
  const found = new Map<string, Word>();
  for (const kind of fileKinds) look(grammar[kind], kind, new Set(stores.map(({ name }) => name)), found);
  return [...found.values()];
}

/** The words that a document of one kind uses, each by its place and name: `field.maxLength`. */
export function wordsIn(kind: (typeof fileKinds)[number], document: unknown, stores: readonly StoreDeclaration[]): ReadonlySet<string> {
  const used = new Set<string>();
  visit(kind, document, stores, (word) => used.add(word));
  return used;
}

/** What a document of one kind says behind words that take one of a few values: `field.onDelete: cascade`. */
export function valuesIn(kind: (typeof fileKinds)[number], document: unknown, stores: readonly StoreDeclaration[]): ReadonlySet<string> {
  const used = new Set<string>();
  visit(kind, document, stores, (word, schema, value) => {
    const closed = valuesOf(schema);
    for (const each of [value].flat().map(String)) if (closed.includes(each)) used.add(`${word}: ${each}`);
  });
  return used;
}

/** Calls back for every word of a document, with what the grammar takes there and what stands there. */
function visit(kind: (typeof fileKinds)[number], document: unknown, stores: readonly StoreDeclaration[], found: (word: string, schema: ZodType, value: unknown) => void): void {
  const names = new Set(stores.map(({ name }) => name));
  const within = (schema: ZodType, value: unknown, place: string): void => {
    for (const def of definitions(schema)) {
      if (Array.isArray(value)) {
        if (def.type === "array") for (const each of value) within(def.element, each, place);
        continue;
      }
      if (typeof value !== "object" || value === null) continue;
      for (const [key, each] of Object.entries(value)) {
        if (def.type === "record") within(def.valueType, each, place);
        if (def.type !== "object" || !Object.hasOwn(def.shape, key)) continue;
        const at = placeOf(def.shape, place);
        found(`${at}.${key}`, def.shape[key] as ZodType, each);
        within(def.shape[key] as ZodType, each, placeUnder(at, key, names));
      }
    }
  };
  within(grammarWith(stores)[kind], document, kind);
}

/** The values that the grammar names at a place, alone or in a list: those of an enum, constants, null, and of a flag that it is set. Where any text may stand instead there are none. */
function valuesOf(schema: ZodType): readonly string[] {
  const all = [...definitions(schema)];
  if (all.some(({ type }) => type === "string" || type === "unknown")) return [];
  return all.flatMap((def) => {
    if (def.type === "enum") return Object.values(def.entries).map(String);
    if (def.type === "literal") return [...def.values].map(String);
    if (def.type === "boolean") return ["true"];
    if (def.type === "null") return ["null"];
    return def.type === "array" ? valuesOf(def.element) : [];
  });
}

function look(schema: ZodType, place: string, stores: ReadonlySet<string>, found: Map<string, Word>): void {
  const inner: (() => void)[] = [];
  for (const def of definitions(schema)) {
    if (def.type === "record") look(def.valueType, place, stores, found);
    if (def.type === "array") look(def.element, place, stores, found);
    if (def.type !== "object") continue;
    const at = placeOf(def.shape, place);
    for (const [name, of] of Object.entries(def.shape)) {
      const key = `${at}.${name}`;
      if (found.has(key)) continue;
      found.set(key, { name, place: at, about: about(of), takes: takes(of), values: valuesOf(of) });
      inner.push(() => look(of, placeUnder(at, name, stores), stores, found));
    }
  }
  for (const each of inner) each();
}

/** Words of a type are told with those of a field, however deep they stand. */
function placeOf(shape: object, place: string): string {
  return Object.hasOwn(shape, "maxLength") ? "field" : place;
}

/** What a word's own words stand in. A line of access is told with access; a store's block with what has it. */
function placeUnder(place: string, word: string, stores: ReadonlySet<string>): string {
  if (place === "access") return "access";
  if (stores.has(word) || stores.has(place.split(".")[1] ?? "") || place === "auth") return `${place}.${word}`;
  return word;
}

/** What the grammar takes at a place, in words. */
function takes(schema: ZodType): string {
  const parts: string[] = [];
  const add = (part: string): void => {
    if (!parts.includes(part)) parts.push(part);
  };
  for (const def of definitions(schema)) {
    if (def.type === "string") add("text");
    if (def.type === "number") add("a number");
    if (def.type === "boolean") add("true or false");
    if (def.type === "null") add("null");
    if (def.type === "unknown") add("any value");
    if (def.type === "enum") for (const value of Object.values(def.entries).slice(0, 40)) add(value);
    if (def.type === "literal") for (const value of def.values) add(String(value));
    if (def.type === "array") add(`a list of ${membersOf(def.element)}`);
    if (def.type === "record") add("a map by name");
    if (def.type === "object") add("a map of words");
  }
  return parts.join(", ");
}

function membersOf(schema: ZodType): string {
  const inner = takes(schema);
  return inner === "text" ? "texts" : inner.includes("map") ? "texts or maps" : `these: ${inner}`;
}

import type { Json } from "@concord/core";
import { parse, stringify } from "yaml";

/** A change of a contract's structure; `at` counts its values from the outermost on, and wraps around. */
export type StructureEdit =
  | { readonly do: "remove"; readonly at: number }
  | { readonly do: "set"; readonly at: number; readonly value: Json }
  | { readonly do: "rename"; readonly at: number; readonly key: string }
  /** Another value of the same kind: a number of which the digits are moved or counted on, the other boolean, a longer text. */
  | { readonly do: "nudge"; readonly at: number; readonly by: number }
  /** One value in the place of another; `graft`: of another with the same key. */
  | { readonly do: "copy" | "graft"; readonly at: number; readonly to: number }
  | { readonly do: "swap"; readonly at: number; readonly with: number }
  /** Another entry of the same map, or member of the same list, with this value. */
  | { readonly do: "repeat"; readonly at: number; readonly times: number }
  /** Lists, maps or types around a value. */
  | { readonly do: "nest"; readonly at: number; readonly depth: number; readonly in: "list" | "map" | "type" };

/** A change of a contract's text; lines and characters are counted from the start, and wrap around. */
export type TextEdit =
  | { readonly do: "delete line" | "duplicate line"; readonly at: number }
  | { readonly do: "swap lines"; readonly at: number; readonly with: number }
  | { readonly do: "indent line"; readonly at: number; readonly by: number }
  | { readonly do: "replace text"; readonly at: number; readonly drop: number; readonly add: string };

/** One byte in the place of another, or a new one. */
export interface ByteEdit { readonly do: "byte"; readonly at: number; readonly value: number; readonly insert: boolean }

/** How a contract is broken: its structure first, then the text that is printed from it, then the bytes of that. Without structure edits the text is the author's. */
export interface Breakage {
  readonly json: boolean;
  readonly structure: readonly StructureEdit[];
  readonly text: readonly TextEdit[];
  readonly bytes: readonly ByteEdit[];
}

/** The bytes of the broken contract. */
export function broken(text: string, { json, structure, text: texts, bytes }: Breakage): Uint8Array {
  const whole = structure.length > 0 || json ? { contract: structuredClone(valueOf(text)) } : undefined;
  if (whole !== undefined) for (const edit of structure) restructure(whole, edit);
  // The YAML library does not print what is nested by the hundred, and JSON is YAML too.
  const asJson = json || structure.some((edit) => edit.do === "nest" && edit.depth > 100);
  const printed = whole === undefined ? text : asJson ? (JSON.stringify(whole.contract, null, 2) ?? "") : stringify(whole.contract ?? null, { aliasDuplicateObjects: false });
  const result = Buffer.from(texts.reduce(rewrite, printed));
  return bytes.reduce((current, { at, value, insert }) => {
    const place = at % (current.length + 1);
    return Buffer.concat([current.subarray(0, place), Buffer.of(value), current.subarray(insert ? place : place + 1)]);
  }, result);
}

/** What contracts say that were parsed before. */
const parsed = new Map<string, Value>();

function valueOf(text: string): Value {
  const value = parsed.get(text) ?? (parse(text) as Value);
  parsed.set(text, value);
  return value;
}

type Value = Json | Members;
type Members = { [key: string]: Value } | Value[];
interface Place { readonly parent: Members; readonly key: string }

/** No contract grows beyond so many values by repetition of what was repeated. */
const mostValues = 20_000;

function restructure(whole: { contract: Value }, edit: StructureEdit): void {
  const places = placesIn(whole as Members);
  const at = places[edit.at % places.length];
  if (at === undefined) return;
  const members = at.parent as Record<string, Value>;
  const copyOf = (place: Place): Value => structuredClone((place.parent as Record<string, Value>)[place.key] as Value);
  const fits = places.length < mostValues;
  switch (edit.do) {
    case "remove":
      if (Array.isArray(at.parent)) at.parent.splice(Number(at.key), 1);
      else delete members[at.key];
      break;
    case "set":
      set(at, edit.value);
      break;
    case "rename":
      if (!Array.isArray(at.parent)) rename(at.parent, at.key, edit.key);
      break;
    case "nudge":
      set(at, nudged(members[at.key] as Value, edit.by));
      break;
    case "graft": {
      const alike = places.filter((each) => each.key === at.key);
      if (fits) set(at, copyOf(alike[edit.to % alike.length] as Place));
      break;
    }
    case "copy":
      if (fits) set(places[edit.to % places.length] as Place, copyOf(at));
      break;
    case "swap": {
      const other = places[edit.with % places.length] as Place;
      const [one, two] = [copyOf(at), copyOf(other)];
      if (!fits) break;
      set(at, two);
      set(other, one);
      break;
    }
    case "repeat": {
      const value = copyOf(at);
      if (placesIn([value]).length * edit.times > mostValues || !fits) break;
      if (Array.isArray(at.parent)) at.parent.push(...Array.from({ length: edit.times }, () => structuredClone(value)));
      else for (let count = 0; count < edit.times; count += 1) set({ parent: at.parent, key: `${at.key}${count}` }, structuredClone(value));
      break;
    }
    case "nest": {
      let value = copyOf(at);
      for (let depth = 0; depth < edit.depth; depth += 1) value = edit.in === "list" ? [value] : edit.in === "map" ? { a: value } : { type: "object", fields: { a: value } };
      set(at, value);
    }
  }
}

function nudged(value: Value, by: number): Value {
  if (typeof value === "number") return by % 2 === 0 ? value + by : value * 10 ** by;
  if (typeof value === "string") return /^-?[0-9.]+$/u.test(value) ? `${value}${Math.abs(by)}` : value.repeat(2).slice(0, value.length + Math.abs(by));
  return typeof value === "boolean" ? !value : value;
}

/** Sets a member; `__proto__` is a name like any other. */
function set({ parent, key }: Place, value: Value): void {
  Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
}

function rename(parent: { [key: string]: Value }, from: string, to: string): void {
  const entries = Object.entries(parent);
  for (const [key] of entries) delete parent[key];
  for (const [key, value] of entries) set({ parent, key: key === from ? to : key }, value);
}

/** Every place that holds a value, parents before what is in them. */
function placesIn(parent: Members): readonly Place[] {
  return Object.entries(parent).flatMap(([key, value]): readonly Place[] => [{ parent, key }, ...(typeof value === "object" && value !== null ? placesIn(value as Members) : [])]);
}

function rewrite(text: string, edit: TextEdit): string {
  if (edit.do === "replace text") {
    const place = edit.at % (text.length + 1);
    return text.slice(0, place) + edit.add + text.slice(place + edit.drop);
  }
  const lines = text.split("\n");
  const at = edit.at % lines.length;
  const line = lines[at] as string;
  switch (edit.do) {
    case "delete line":
      lines.splice(at, 1);
      break;
    case "duplicate line":
      lines.splice(at, 0, line);
      break;
    case "swap lines": {
      const other = edit.with % lines.length;
      [lines[at], lines[other]] = [lines[other] as string, line];
      break;
    }
    case "indent line":
      lines[at] = edit.by < 0 ? line.slice(-edit.by) : " ".repeat(edit.by) + line;
  }
  return lines.join("\n");
}

import type { Json, Place } from "@concord/core";
import { quote } from "../quote.ts";
import type { JsonSchema } from "../schema.ts";

/** Columns that a line may fill before what it holds is put on lines of its own. */
const width = 120;
/** Objects and lists in one another that may stand on one line. */
const deepest = 3;

/** A document as text, and the places of the members that were asked for, by JSON Pointer. A name in a `required` list is found by the name. */
export interface PrintedDocument { readonly text: string; readonly places: ReadonlyMap<string, Place> }

/** Prints a document, two spaces a level, with what is short on one line. No place below `read`, `create` and `patch` of `$defs` is ever asked for. */
export function printDocument(file: string, document: JsonSchema, wanted: ReadonlySet<string>): PrintedDocument {
  const printer = new Printer(file, wanted);
  printer.value(document, "", "", 0, false);
  printer.write("\n");
  return { text: printer.parts.join(""), places: printer.places };
}

const shapes: ReadonlySet<string> = new Set(["/$defs/read", "/$defs/create", "/$defs/patch"]);

/** Writes text and knows where it is: one pass, since documents are most of what a build writes. */
class Printer {
  readonly parts: string[] = [];
  readonly places = new Map<string, Place>();
  readonly #file: string;
  readonly #wanted: ReadonlySet<string>;
  #offset = 0;
  #line = 1;

  constructor(file: string, wanted: ReadonlySet<string>) {
    this.#file = file;
    this.#wanted = wanted;
  }

  write(text: string): void {
    this.parts.push(text);
    this.#offset += text.length;
  }

  /**
   * @param key what holds the value: a keyword, a name, nothing at the root.
   * @param pointer where it stands; undefined where nobody asks for places.
   */
  value(value: Json, key: string, pointer: string | undefined, depth: number, inline: boolean): void {
    if (value === null || typeof value !== "object") return this.write(scalar(value));
    const flat = inline || (!isTable(key) && roomLeft(value, width - depth * 2, deepest) >= 0);
    const list = Array.isArray(value);
    const names = Object.keys(value);
    if (names.length === 0) return this.write(list ? "[]" : "{}");
    const before = flat ? "" : `\n${"  ".repeat(depth + 1)}`;
    this.write(list ? "[" : flat ? "{ " : "{");
    for (const [index, name] of names.entries()) {
      const member = (value as JsonSchema)[name] as Json;
      this.write(index === 0 ? before : flat ? ", " : `,${before}`);
      if (!flat) this.#line += 1;
      if (pointer === undefined) {
        if (!list) this.write(`${quote(name)}: `);
        this.value(member, list ? "-" : name, undefined, depth + 1, flat);
      } else {
        this.#placed(member, name, `${pointer}/${escaped(list && key === "required" ? String(member) : name)}`, depth, flat, list);
      }
    }
    if (!flat) {
      this.write(`\n${"  ".repeat(depth)}`);
      this.#line += 1;
    }
    this.write(list ? "]" : flat ? " }" : "}");
  }

  #placed(member: Json, name: string, at: string, depth: number, flat: boolean, list: boolean): void {
    const [start, line] = [this.#offset, this.#line];
    if (!list) this.write(`${quote(name)}: `);
    this.value(member, list ? "-" : name, shapes.has(at) ? undefined : at, depth + 1, flat);
    if (this.#wanted.has(at)) this.places.set(at, { file: this.#file, start, end: this.#offset, line, name: at });
  }
}

/** The root, properties and definitions are read as a table, a line for each member, however short they are. */
function isTable(key: string): boolean {
  return key === "" || key === "properties" || key === "$defs";
}

/** The room that is left on a line behind the value; negative where it does not fit, or holds too many levels. */
function roomLeft(value: Json, room: number, levels: number): number {
  if (value === null || typeof value !== "object") return room - (typeof value === "string" ? value.length + 2 : String(value).length);
  if (levels === 0) return -1;
  let left = room - 4;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) {
      left = roomLeft(item, left - 2, levels - 1);
      if (left < 0) return -1;
    }
    return left;
  }
  for (const name in value as JsonSchema) {
    left = roomLeft((value as JsonSchema)[name] as Json, left - name.length - 6, levels - 1);
    if (left < 0) return -1;
  }
  return left;
}

function scalar(value: null | boolean | number | string): string {
  return typeof value === "string" ? quote(value) : String(value);
}

/** A reference token of a JSON Pointer (RFC 6901, section 3). */
export function escaped(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
}

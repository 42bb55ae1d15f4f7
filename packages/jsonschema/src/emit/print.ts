import type { Json, Place } from "@concord/core";
import { quote } from "../quote.ts";
import type { JsonSchema } from "../schema.ts";

/** Columns that a line may fill before what it holds is put on lines of its own. */
const width = 120;
/** Objects and lists in one another that may stand on one line. */
const deepest = 3;

/** A document as text, and the places of the members that were asked for, by JSON Pointer. A name in a `required` list is found by the name. */
export interface PrintedDocument { readonly text: string; readonly places: ReadonlyMap<string, Place> }

/** Prints a document, two spaces a level, with what is short on one line. */
export function printDocument(file: string, document: JsonSchema, wanted: ReadonlySet<string>): PrintedDocument {
  const printer = new Printer(file, wanted);
  printer.value(document, "", 0, false);
  printer.write("\n");
  return { text: printer.text, places: printer.places };
}

/** Writes text and knows where it is: one pass, since documents are most of what a build writes. */
class Printer {
  text = "";
  readonly places = new Map<string, Place>();
  readonly #file: string;
  readonly #wanted: ReadonlySet<string>;
  #line = 1;

  constructor(file: string, wanted: ReadonlySet<string>) {
    this.#file = file;
    this.#wanted = wanted;
  }

  write(text: string): void {
    this.text += text;
  }

  value(value: Json, pointer: string, depth: number, inline: boolean): void {
    if (value === null || typeof value !== "object") return this.write(scalar(value));
    const flat = inline || (!isTable(pointer) && roomLeft(value, width - depth * 2, deepest) >= 0);
    const list = Array.isArray(value);
    const names = Object.keys(value);
    if (names.length === 0) return this.write(list ? "[]" : "{}");
    const before = flat ? "" : `\n${"  ".repeat(depth + 1)}`;
    this.write(list ? "[" : flat ? "{ " : "{");
    for (const [index, name] of names.entries()) {
      const member = (value as JsonSchema)[name] as Json;
      const at = `${pointer}/${list ? memberName(pointer, member, index) : escaped(name)}`;
      this.write(index === 0 ? before : flat ? ", " : `,${before}`);
      if (!flat) this.#line += 1;
      const [start, line] = [this.text.length, this.#line];
      if (!list) this.write(`${quote(name)}: `);
      this.value(member, at, depth + 1, flat);
      if (this.#wanted.has(at)) this.places.set(at, { file: this.#file, start, end: this.text.length, line, name: at });
    }
    if (!flat) {
      this.write(`\n${"  ".repeat(depth)}`);
      this.#line += 1;
    }
    this.write(list ? "]" : flat ? " }" : "}");
  }
}

/** Properties and definitions are read as a table, a line for each, however short they are. */
function isTable(pointer: string): boolean {
  return pointer === "" || pointer.endsWith("/properties") || pointer.endsWith("/$defs");
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

function memberName(pointer: string, item: Json, index: number): string {
  return typeof item === "string" && pointer.endsWith("/required") ? escaped(item) : index.toString();
}

function scalar(value: null | boolean | number | string): string {
  return typeof value === "string" ? quote(value) : String(value);
}

/** A reference token of a JSON Pointer (RFC 6901, section 3). */
export function escaped(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
}

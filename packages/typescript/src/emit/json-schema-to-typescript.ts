import type { Json } from "@concord/core";
import { DEFAULT_OPTIONS, type Options } from "json-schema-to-typescript";
import { generate } from "json-schema-to-typescript/dist/src/generator.js";
import { normalize } from "json-schema-to-typescript/dist/src/normalizer.js";
import { optimize } from "json-schema-to-typescript/dist/src/optimizer.js";
import { parse } from "json-schema-to-typescript/dist/src/parser.js";
import { Parent, type LinkedJSONSchema } from "json-schema-to-typescript/dist/src/types/JSONSchema.js";

/**
 * The part of a JSON Schema that a type can say. References are followed already: what is referred to is the same object wherever it is used,
 * and has a `title` where it shall be declared by a name of its own.
 */
export interface Sketch {
  readonly type?: string;
  /** The type itself, where no keyword of JSON Schema leads to it. */
  readonly tsType?: string;
  readonly title?: string;
  readonly description?: Json;
  readonly deprecated?: Json;
  readonly enum?: readonly Json[];
  readonly anyOf?: readonly Sketch[];
  readonly items?: Sketch;
  readonly properties?: Readonly<Record<string, Sketch>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Sketch | false;
}

const options: Options = {
  ...DEFAULT_OPTIONS,
  additionalProperties: false,
  bannerComment: "",
  format: false,
  // With both bounds a list of up to ten becomes a union of eleven tuples.
  ignoreMinAndMaxItems: true,
};

/**
 * Declares the sketch, and what it and its definitions name, as TypeScript: what `compile` of json-schema-to-typescript 16.0.0 does between reading
 * references and formatting. `compile` is asynchronous for the sake of references to files and of prettier, of which there are none here; these stages
 * are what it calls, in its order, so the package is pinned to that version. The sketch is changed on the way and cannot be used again.
 * @param taken names that the file declares itself.
 */
export function declare(sketch: Sketch, taken: readonly string[]): string {
  const normalized = normalize(linked(sketch, null) as LinkedJSONSchema, new Map() as never, sketch.title ?? "", options);
  const parsed = parse(normalized, options, undefined, new Map(), new Set(taken));
  return indented(generate(optimize(parsed, options), options));
}

/**
 * Tells every object what it stands in, as the library's `link` does. That one asks an object whether it was here before by a method of the object's own,
 * which is no method where a map has a key called hasOwnProperty.
 */
function linked(value: unknown, parent: object | null): unknown {
  if (typeof value !== "object" || value === null || Object.hasOwn(value, Parent)) return value;
  Object.defineProperty(value, Parent, { enumerable: false, value: parent, writable: false });
  for (const inner of Object.values(value)) linked(inner, value);
  return value;
}

/** The generator indents nothing and leaves nothing between declarations; a level of braces is two spaces. Lines of comments hold braces of their own. */
function indented(text: string): string {
  let depth = 0;
  return text.split("\n").map((line) => {
    const comment = /^(?:\/\*\*| \*)/.test(line);
    if (!comment && line.startsWith("}")) depth -= 1;
    const made = line === "" ? line : "  ".repeat(depth) + line;
    if (!comment && line.endsWith("{")) depth += 1;
    return line === "}" && depth === 0 ? `${made}\n` : made;
  }).join("\n").trimEnd() + "\n";
}

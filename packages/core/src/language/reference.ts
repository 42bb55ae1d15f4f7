import { expressionLines } from "../expression/words.ts";
import { kinds, formats } from "../model/type.ts";
import { formatPatterns } from "../pattern/formats.ts";
import { readDocument } from "../read/document.ts";
import type { StoreDeclaration } from "../target/target.ts";
import type { Example } from "./examples/example.ts";
import { examplesWith } from "./examples/index.ts";
import { kindLines } from "./kinds.ts";
import { plain } from "./place.ts";
import { wordsIn, wordsOf, type Word } from "./words.ts";

/** One thing that contracts can say. */
export interface LanguageEntry {
  readonly name: string;
  /** Where it stands: `entity`, `field.postgres`, or `type`, `expression`. */
  readonly place: string;
  readonly about: string;
  /** What may stand behind a word, or how an expression is written. */
  readonly takes?: string;
  /** YAML, or an expression. */
  readonly example?: string;
}

/** The entries of one place, in the language's order. */
export interface LanguageSection { readonly title: string; readonly place: string; readonly entries: readonly LanguageEntry[] }

/** The language with the blocks of these stores, from what the code itself goes by: the grammar's words, the types, the patterned strings and expressions. */
export function languageReference(stores: readonly StoreDeclaration[]): readonly LanguageSection[] {
  const shown = showing(stores);
  const byPlace = Map.groupBy(wordsOf(stores), ({ place }) => place);
  return [
    ...[...byPlace].map(([place, words]): LanguageSection => ({ title: titleOf(place), place, entries: words.map((word) => entryOf(word, shown)) })),
    { title: "Types", place: "type", entries: kinds.map((name) => ({ name, place: "type", ...kindLines[name] })) },
    { title: "Patterned strings", place: "type", entries: formats.map((name) => ({ name, place: "type", about: formatPatterns[name].description, example: `like: { type: ${name} } # ${formatPatterns[name].examples.good[0]}` })) },
    { title: "Expressions", place: "expression", entries: Object.entries(expressionLines).map(([name, { written, about, example }]) => ({ name, place: "expression", about, takes: written, example })) },
  ];
}

function entryOf({ name, place, about, takes }: Word, shown: ReadonlyMap<string, string>): LanguageEntry {
  const example = shown.get(`${place}.${name}`);
  return example === undefined ? { name, place, about, takes } : { name, place, about, takes, example };
}

/** For each word that an example shows, the shortest one. */
function showing(stores: readonly StoreDeclaration[]): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  for (const example of examplesWith(stores).toSorted((one, other) => one.text.length - other.text.length)) {
    for (const word of wordsOfExample(example, stores)) if (!shown.has(word)) shown.set(word, example.text);
  }
  return shown;
}

/** The words that an example shows. */
export function wordsOfExample({ in: kind, text }: Example, stores: readonly StoreDeclaration[]): ReadonlySet<string> {
  const { node } = readDocument({ file: "example.yaml", text });
  const document = node === undefined ? undefined : plain(node);
  if (kind !== "field") return wordsIn(kind, document, stores);
  const used = wordsIn("entity", { fields: document }, stores);
  return new Set([...used].filter((word) => word !== "entity.fields"));
}

const files: Readonly<Record<string, string>> = { entity: "An entity", trait: "A trait", object: "A shared object", enum: "A shared enum", view: "A view", query: "A saved query", seed: "Seeds", project: "project.yaml", field: "A field" };

/** `An entity`, `postgres: of a field`, `columns: in postgres: of an entity`, `queries:`. */
function titleOf(place: string): string {
  const [first = "", ...inner] = place.split(".");
  const whole = files[first];
  if (whole === undefined) return inner.length === 0 ? `${first}:` : `${inner.join(".")}: in ${first}:`;
  if (inner.length === 0) return whole;
  return `${inner.toReversed().map((word) => `${word}:`).join(" in ")} of ${whole.charAt(0).toLowerCase()}${whole.slice(1)}`;
}

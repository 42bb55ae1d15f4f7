import { createDatabase, readCatalog, runScript, type Catalog, type ServerAddress } from "@concord/postgres/driver";
import { prove, type Proof } from "@concord/prove";
import { derived } from "../../packages/postgres/src/names.ts";
import { firestore, libraries, postgres, together } from "../prove/proving.ts";
import { outcomeOf, wholeOf, type Whole } from "./compile.ts";
import { parsed } from "./outputs.ts";
import { names, places, projectPlaces, type Place } from "./places.ts";
import { difference, mapped, sorted, type Tree } from "./tree.ts";

/** What the compiler said of texts at places. */
export interface Outcomes {
  readonly taken: (place: Place, text: string) => boolean;
  readonly counts: { readonly taken: number; readonly refused: number };
  /** Refusals that do not say where in the contract the text stands. */
  readonly unplaced: readonly string[];
}

/** Puts every text to every place, each in a contract of its own. */
export function outcomesOf(texts: readonly string[]): Outcomes {
  const taken = new Map<Place, ReadonlySet<string>>();
  const unplaced: string[] = [];
  let refused = 0;
  for (const place of [...places, ...names, ...projectPlaces]) {
    const here = new Set<string>();
    for (const text of texts) {
      const outcome = outcomeOf(place, text);
      if (outcome.is === "taken") here.add(text);
      else refused += 1;
      if (outcome.is === "refused" && !outcome.placed) unplaced.push(`${place.name} ${JSON.stringify(text)}: ${outcome.says}`);
    }
    taken.set(place, here);
  }
  const count = [...taken.values()].reduce((sum, each) => sum + each.size, 0);
  return { taken: (place, text) => taken.get(place)?.has(text) === true, counts: { taken: count, refused }, unplaced };
}

/** A text for which every output has a use, and none a meaning. */
const mark = (index: number): string => `zq${index}zq`;

/** The same contracts twice: with the texts, and with marks in the same places. */
export function twins(texts: readonly string[], { taken }: Outcomes): { readonly hostile: Whole; readonly marked: Whole } {
  return { hostile: wholeOf(texts, taken, places, (index) => texts[index] as string), marked: wholeOf(texts, taken, places, mark) };
}

/** Whether the order of lists means something: in programs, rules and pictures it does, elsewhere targets sort by name. */
const inOrder = /\.(?:[mc]?[jt]s|py|rules|svg)$/u;

/** Parses every generated file of both twins; gives each place at which what was read is not the marked one with the texts instead of the marks. */
export async function parsedDifferences(texts: readonly string[], { hostile, marked }: ReturnType<typeof twins>): Promise<{ readonly files: number; readonly differences: readonly string[] }> {
  const [found, wanted] = [await parsed(hostile.files), await parsed(marked.files)];
  const differences = [...found].flatMap(([path, tree]) => {
    if (isBlankPage(path, texts) || isCutTable(path, texts)) return [];
    const order = inOrder.test(path) ? (each: Tree): Tree => each : sorted;
    const differs = difference(order(mapped(tree, (text) => text)), order(mapped(wanted.get(path) ?? null, (text) => unmarked(text, texts))));
    return differs === undefined ? [] : [`${path}${differs}`];
  });
  return { files: found.size, differences };
}

/** A page for people leaves out what is nothing but spaces, with the column that would show it. */
function isBlankPage(path: string, texts: readonly string[]): boolean {
  const index = /^docs\/demo\/t(\d+)\.md$/u.exec(path)?.[1];
  return index !== undefined && /^[\s\u0085]*$/u.test(texts[Number(index)] as string);
}

/** Names that are made of a table's are cut where they get too long, and Drizzle's table then says what it otherwise leaves to the server. */
function isCutTable(path: string, texts: readonly string[]): boolean {
  const index = /^drizzle\/demo\/t(\d+)\.ts$/u.exec(path)?.[1];
  const longest = `${texts[Number(index)]}_known_enum`;
  return index !== undefined && derived(longest) !== longest;
}

function unmarked(text: string, texts: readonly string[]): string {
  return text.replaceAll(/zq(\d+)zq/gu, (_, index: string) => texts[Number(index)] as string);
}

/** Loads the DDL of both twins; gives each place at which the catalog differs in more than the texts. */
export async function catalogDifference(texts: readonly string[], { hostile, marked }: ReturnType<typeof twins>, server: ServerAddress): Promise<string | undefined> {
  const [found, wanted] = [await catalogOf(hostile, server), await catalogOf(marked, server)];
  return difference(sorted(mapped(named(found), (text) => text)), sorted(mapped(named(wanted), (text) => unmarked(text, texts))));
}

async function catalogOf({ files }: Whole, server: ServerAddress): Promise<Catalog> {
  const database = await createDatabase(server);
  try {
    await runScript(database, files.find(({ path }) => path === "postgres/schema.sql")?.text ?? "");
    return await readCatalog(database.config);
  } finally {
    await database.drop();
  }
}

/** What a catalog calls things, and what it says of them. What it prints of expressions is its own spelling; that is judged by what it does. */
function named({ tables, enums }: Catalog): Tree {
  return {
    tables: tables.map(({ schema, name, comment, columns, constraints, indexes, triggers, policies }) => ({
      schema, name, comment, columns: columns.map((each) => ({ name: each.name, comment: each.comment })),
      constraints: constraints.map((each) => ({ kind: each.kind, columns: each.columns, comment: each.comment })),
      indexes: indexes.map((each) => ({ keys: each.keys.map(({ column }) => column), include: each.include })), triggers: triggers.map((each) => each.name), policies: policies.map((each) => each.command),
    })),
    enums: enums.map((each) => ({ schema: each.schema, values: each.values })),
  };
}

/** Puts the first so many hostile contracts to every engine, as \`concord prove\` does: each value and what is almost it, and every record through the codecs and back. */
export async function proofOf({ schema, made }: Whole, entities: number): Promise<Proof> {
  const on = { schema, made, entities: schema.entities.map(({ id }) => id).slice(0, entities), seed: 1, budget: { perEngine: 0 }, clock: Date.now };
  const stores = await Promise.all([prove({ ...on, engines: postgres().slice(0, 1) }), prove({ ...on, engines: [await firestore()] })]);
  return together([...stores, await prove({ ...on, engines: await libraries() })]);
}

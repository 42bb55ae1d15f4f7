import type { GeneratedFile } from "@concord/core";
import { readDdl } from "../../packages/bigquery/test/ddl.ts";
import { readIndexes, readJson, readLines, readNotes, readYaml } from "./read/data.ts";
import { readContents, readMarkdown } from "./read/markdown.ts";
import { readDbml, readMermaid, readXml } from "./read/pictures.ts";
import { readPython } from "./read/python.ts";
import { readRules } from "./read/rules.ts";
import { readPrograms } from "./read/typescript.ts";
import type { Tree } from "./tree.ts";

/** How the text of a generated file is parsed, by its path. The first that fits is taken. */
const readers: readonly { readonly path: RegExp; readonly read: (text: string) => Tree | Promise<Tree> }[] = [
  { path: /\.indexes\.json$/u, read: readIndexes },
  { path: /\/chartdb\.json$/u, read: readNotes },
  { path: /\.json$/u, read: readJson },
  { path: /\.ya?ml$/u, read: readYaml },
  { path: /\.txt$/u, read: readLines },
  { path: /^bigquery\/.*\.sql$/u, read: (text) => readDdl(text, "hostile") as unknown as Tree },
  { path: /\.rules$/u, read: readRules },
  { path: /\.py$/u, read: readPython },
  { path: /\.dbml$/u, read: readDbml },
  { path: /\.mmd$/u, read: readMermaid },
  { path: /\.svg$/u, read: readXml },
  { path: /(?:^|\/)README\.md$/u, read: readContents },
  { path: /\.md$/u, read: readMarkdown },
];

const isProgram = /\.[mc]?[jt]s$/u;
/** Read by the server that loads it: what stands in the catalog then is compared. */
const isLoaded = /^postgres\/.*\.sql$/u;

/** Generated files as their parsers understand them, by path. A file that nobody knows how to parse is an error: a new target says here how its files are read. */
export async function parsed(files: readonly GeneratedFile[]): Promise<ReadonlyMap<string, Tree>> {
  const trees = new Map(readPrograms(files.filter(({ path }) => isProgram.test(path))));
  for (const { path, text } of files) {
    if (isProgram.test(path) || isLoaded.test(path)) continue;
    const reader = readers.find((each) => each.path.test(path));
    if (reader === undefined) throw new Error(`nobody says how ${path} is parsed`);
    try {
      trees.set(path, await reader.read(text));
    } catch (error) {
      throw new Error(`${path} cannot be parsed: ${(error as Error).message || JSON.stringify(error)}`, { cause: error });
    }
  }
  return trees;
}

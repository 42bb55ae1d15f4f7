import { readFileSync } from "node:fs";

// Read as data: half a character, which JSON can say, is nothing that a module may hold.
const groups = JSON.parse(readFileSync(new URL("corpus.json", import.meta.url), "utf8")) as Readonly<Record<string, readonly string[]>>;

/** Texts that end, escape, hide or mean something in one of the languages that are generated, by why they are here. */
export const corpus: readonly string[] = Object.values(groups).flat();

/** A text of every group, for runs that must be short, and one that no store could hold. */
export const someOfIt: readonly string[] = Object.values(groups).flatMap((texts, index, all) => [texts[0], ...(index === all.length - 1 ? texts.slice(-1) : [])] as string[]);

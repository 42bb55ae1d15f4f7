import { type Code, type Diagnostic, report } from "../diagnostic/diagnostic.ts";
import { insert } from "../diagnostic/remedy.ts";
import type { Span } from "../source/span.ts";
import type { Entry, Node } from "./node.ts";
import { missingColon } from "./syntax/key.ts";

export const duplicateKey: Code = {
  code: "read/duplicate-key",
  severity: "error",
  explain: `A key stands twice in one map. Most readers of YAML and JSON keep the last one and drop the first without a word. Remove or rename one of them. Keys are compared as text, so that 1 and "1" are the same.`,
};

export const mergeKey: Code = {
  code: "read/merge-key",
  severity: "error",
  explain: `<< merges another map into this one in YAML 1.1; in YAML 1.2 it is a key like any other. Since readers disagree, contracts have no merge keys. Repeat the keys, or use what the contract language offers for sharing, such as a shared type.`,
};

export const keyNotText: Code = {
  code: "read/key-not-text",
  severity: "error",
  explain: `A key has to be one word or a text. Lists, maps, aliases and nothing at all can be keys in YAML, but mean nothing in a contract. A text that begins with [ or { or * and is meant as a key is put in quotes.`,
};

/** Gathers the entries of one map; what is no good key is reported and left out. */
export class Keys {
  readonly entries: Entry[] = [];
  readonly #seen = new Map<string, Span>();
  readonly #found: (diagnostic: Diagnostic) => void;

  constructor(found: (diagnostic: Diagnostic) => void) {
    this.#found = found;
  }

  /** Adds an entry by its key as written; of two with one key the first stays. */
  add(key: Node | { readonly alias: Span }, value: Node): void {
    const refuse = (code: Code, message: string, more?: Parameters<typeof report>[3]): void => this.#found(report(code, place, message, more));
    const place = "alias" in key ? key.alias : key.span;
    if ("alias" in key) return refuse(keyNotText, "an alias stands where a key is expected");
    if (key.is !== "scalar") return refuse(keyNotText, `a ${key.is} stands where a key is expected`);
    if (key.text === "") return refuse(keyNotText, "the key before the colon is missing");
    if (key.text === "<<") {
      return refuse(mergeKey, "<< is read as a merge key by some, and as a key by others", { help: "repeat the keys that it would merge" });
    }
    const opening = key.style === "plain" ? /^([\w$-]+)[ \t]+[{[]/.exec(key.text)?.[1] : undefined;
    if (opening !== undefined) {
      const end = place.start + opening.length;
      const remedy = insert({ ...place, start: end }, ":", `write a colon behind ${opening}`);
      return this.#found(report(missingColon, { ...place, end }, `no colon follows ${opening}`, remedy));
    }
    const name = typeof key.value === "string" ? key.value : key.text;
    const first = this.#seen.get(name);
    if (first !== undefined) {
      const related = [{ span: first, message: "it stands here first" }];
      return refuse(duplicateKey, `the key ${JSON.stringify(name)} stands twice in this map`, { related, help: "remove or rename one of them" });
    }
    this.#seen.set(name, place);
    this.entries.push({ key: name, keySpan: place, value });
  }
}

import { type Code, type Diagnostic, report } from "../diagnostic/diagnostic.ts";
import type { Span } from "../source/span.ts";
import type { Node } from "./node.ts";

export const aliasCycle: Code = {
  code: "read/alias-cycle",
  severity: "error",
  explain: `An alias stands inside the very value that it refers to, which would make that value endless.

  a: &x [1, *x]

Remove the alias. A type that refers to itself is written by its name, not by an alias.`,
};

export const tooManyAliases: Code = {
  code: "read/too-many-aliases",
  severity: "error",
  explain: `A file may have 100 aliases, and they may stand for 100,000 values in all: a few lines of aliases of aliases can otherwise fill the memory of every machine that reads them. What is used so often deserves a name: make it a shared type.`,
};

/** Aliases in a file, and values that they may stand for altogether. */
const mostAliases = 100;
const mostValues = 100_000;

/** What anchors mark and aliases refer to, in the order of the text. */
export class Anchors {
  readonly #marked = new Map<string, Node | "open">();
  readonly #sizes = new WeakMap<Node, number>();
  readonly #found: (diagnostic: Diagnostic) => void;
  #aliases = 0;
  #values = 0;

  constructor(found: (diagnostic: Diagnostic) => void) {
    this.#found = found;
  }

  /** Reads a value that may be marked; an alias inside it that refers to it is a cycle. */
  mark(name: string | undefined, read: () => Node): Node {
    if (name === undefined) return read();
    this.#marked.set(name, "open");
    const node = read();
    this.#marked.set(name, node);
    return node;
  }

  /** The value that an alias stands for; undefined, with a finding, where it may stand for none. */
  resolve(name: string, span: Span): Node | undefined {
    const node = this.#marked.get(name);
    if (node === undefined) return undefined;
    if (node === "open") {
      this.#found(report(aliasCycle, span, `*${name} stands inside the value that it refers to`));
      return undefined;
    }
    this.#aliases += 1;
    this.#values += this.#size(node);
    if (this.#aliases <= mostAliases && this.#values <= mostValues) return node;
    if (this.#aliases - 1 <= mostAliases && this.#values - this.#size(node) <= mostValues) {
      const many = this.#aliases > mostAliases;
      const message = many ? `the file has more than ${mostAliases} aliases` : `the aliases stand for more than ${mostValues} values`;
      this.#found(report(tooManyAliases, span, message));
    }
    return undefined;
  }

  /** How many values a node holds, itself and the values of its aliases included. */
  #size(node: Node): number {
    if (node.is === "scalar") return 1;
    const known = this.#sizes.get(node);
    if (known !== undefined) return known;
    const inside = node.is === "list" ? node.items : node.entries.map(({ value }) => value);
    const size = inside.reduce((sum, item) => sum + this.#size(item), 1);
    this.#sizes.set(node, size);
    return size;
  }
}

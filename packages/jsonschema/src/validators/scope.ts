import { regex, text } from "../javascript/quote.ts";
import { support, type SupportName } from "./support.ts";

/** What one file declares beside its functions, which grows while they are printed: constants, and the shared functions that they call. */
export class Scope {
  readonly #constants = new Map<string, string>();
  readonly #called = new Set<SupportName>();
  #variables = 0;

  /** A function of `support.ts`; those that it calls come with it. */
  call(name: SupportName): string {
    if (!this.#called.has(name)) {
      this.#called.add(name);
      for (const other of support[name].calls) this.call(other);
    }
    return name;
  }

  /** The constant that holds a regular expression, given as the source of one with flag `u`. */
  pattern(source: string): string {
    return this.#constant("pattern", regex(source));
  }

  /** The constant that holds a set of texts. */
  texts(of: readonly string[]): string {
    return this.#constant("texts", `new Set([${of.map(text).join(", ")}])`);
  }

  /** A variable that the file has not had yet. */
  variable(): string {
    this.#variables += 1;
    return `v${this.#variables}`;
  }

  /** The declarations. Node and bundlers take a `new Set` or a function that nobody uses for free of effects. */
  print(): string {
    const constants = [...this.#constants].map(([value, name]) => `const ${name} = ${value.startsWith("new ") ? `/* @__PURE__ */ ${value}` : value};\n`);
    const functions = (Object.keys(support) as SupportName[]).filter((name) => this.#called.has(name)).map((name) => support[name].text);
    return [...(constants.length === 0 ? [] : ["\n", ...constants]), ...functions].join("");
  }

  #constant(kind: string, value: string): string {
    const known = this.#constants.get(value);
    if (known !== undefined) return known;
    const name = `${kind}${this.#constants.size + 1}`;
    this.#constants.set(value, name);
    return name;
  }
}

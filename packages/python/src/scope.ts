import type { Piece } from "@concord/core";

/** What is spoken of by its module, since fields are often called like it: a class body would take the field for the type. */
const qualified = { date: "_dt.date", datetime: "_dt.datetime", time: "_dt.time" } as const;
type Qualified = keyof typeof qualified;

/** Names of other modules that a generated file may speak of, with where they come from, in the order in which they are imported. No field begins with a capital, and those that do not are no types. */
const sources = {
  Decimal: "decimal", Annotated: "typing", Any: "typing", Literal: "typing", UUID: "uuid",
  Field: "pydantic", Strict: "pydantic", model_validator: "pydantic", Self: "typing_extensions",
} as const;
export type Imported = keyof typeof sources | Qualified;

/** What one file declares beside its own classes, which grows while they are printed: imports, and classes of the objects within. */
export class Scope {
  readonly #imported = new Set<Imported>();
  readonly #names: Set<string>;
  readonly #known = new Map<string, string>();
  readonly #classes: Piece[] = [];

  /** @param reserved names of classes that the file has in any case. */
  constructor(reserved: readonly string[]) {
    this.#names = new Set([...reserved, ...Object.keys(sources)]);
  }

  /** A name of another module, imported. */
  use(name: Imported): string {
    this.#imported.add(name);
    return name in qualified ? qualified[name as Qualified] : name;
  }

  /**
   * The class of a value, printed once for a key: under this name, or with a number behind it where that is another's. `body` prints the class, before which those of the objects
   * within come to stand.
   */
  class(key: string, wanted: string, body: (name: string) => Piece): string {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    let name = wanted;
    for (let number = 2; this.#names.has(name); number += 1) name = `${wanted}${number}`;
    this.#names.add(name);
    this.#known.set(key, name);
    this.#classes.push(["\n\n", body(name)]);
    return name;
  }

  /** The classes that were asked for since the last time. */
  classes(): Piece {
    return this.#classes.splice(0);
  }

  /** The imports of everything that was used. */
  imports(): string {
    const modules = [...new Set(Object.values(sources))];
    const used = [...this.#imported];
    const from = modules.map((module) => {
      const names = used.filter((name) => sources[name as keyof typeof sources] === module).sort();
      return names.length === 0 ? "" : `from ${module} import ${names.join(", ")}\n`;
    });
    return [used.some((name) => name in qualified) ? "import datetime as _dt\n" : "", ...from].join("");
  }
}

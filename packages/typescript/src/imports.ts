/** The imports of one generated file, which grow while it is made. No name is taken twice: a second `Address` is called `Address2`. */
export class Imports {
  readonly #taken: Set<string>;
  readonly #modules = new Map<string, Map<string, { readonly local: string; readonly typeOnly: boolean }>>();

  /** @param own the names that the file declares itself, or uses of the language's own. */
  constructor(own: Iterable<string>) {
    this.#taken = new Set(own);
  }

  /** The local name of what another file exports. */
  value(module: string, name: string): string {
    return this.#use(module, name, false);
  }

  /** The local name of a type that another file exports. */
  type(module: string, name: string): string {
    return this.#use(module, name, true);
  }

  /** A name of the language's own, wherever the file declares one like it. */
  global(name: string): string {
    return this.#taken.has(name) ? `globalThis.${name}` : name;
  }

  #use(module: string, name: string, typeOnly: boolean): string {
    const names = this.#modules.get(module) ?? new Map<string, { readonly local: string; readonly typeOnly: boolean }>();
    this.#modules.set(module, names);
    const key = typeOnly ? `type ${name}` : name;
    const known = names.get(key);
    if (known !== undefined) return known.local;
    let local = name;
    for (let count = 2; this.#taken.has(local); count += 1) local = `${name}${count}`;
    this.#taken.add(local);
    names.set(key, { local, typeOnly });
    return local;
  }

  /** The import lines: the shared file first, then by module. */
  print(): string {
    return [...this.#modules].sort(([one], [other]) => (rank(one) < rank(other) ? -1 : 1)).map(([module, names]) => {
      const typesOnly = [...names.values()].every((each) => each.typeOnly);
      const list = [...names].map(([key, { local, typeOnly }]) => {
        const name = key.replace(/^type /, "");
        return `${typeOnly && !typesOnly ? "type " : ""}${name === local ? name : `${name} as ${local}`}`;
      });
      return `import ${typesOnly ? "type " : ""}{ ${list.join(", ")} } from "${module}";\n`;
    }).join("");
  }
}

function rank(module: string): string {
  return module.endsWith("/concord.js") ? "" : module;
}

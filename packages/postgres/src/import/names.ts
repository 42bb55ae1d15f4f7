import { builtInTypes, treacherousNames } from "@concord/core";

/**
 * A name of a contract for one of a database: `tbl_Foo` is `tblFoo`, `Order Details` is `orderDetails`, `URLName` is `urlName`. What is no letter or digit of ASCII is left out, accents
 * first; where nothing remains, or a name begins with a digit, `fallback` stands in front.
 */
export function contractName(name: string, fallback: string): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  const words = plain.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/gu) ?? [];
  const joined = words.map((word, index) => (index === 0 ? word.toLowerCase() : `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`)).join("");
  const begun = /^[a-z]/u.test(joined) ? joined : `${fallback}${joined}`;
  return treacherousNames.has(begun) ? `${begun}Value` : begun;
}

/** Gives each name once, whatever its case (files of some systems and columns of some stores do not tell by it): the second `user` is `user2`. */
export class Names {
  readonly #taken = new Set<string>();

  constructor(taken: Iterable<string> = []) {
    for (const name of taken) this.#taken.add(name.toLowerCase());
  }

  give(name: string): string {
    let given = name;
    for (let count = 2; this.#taken.has(given.toLowerCase()); count += 1) given = `${name}${count}`;
    this.#taken.add(given.toLowerCase());
    return given;
  }
}

/** Names that no contract file of a namespace may have, since a field that says so would mean something else. */
export const reservedTypes: readonly string[] = builtInTypes;

/** The namespace of a schema: its own name where that is one. */
export function namespaceOf(schema: string, names: Names): string {
  const isName = /^[a-z][a-z0-9_]*$/u.test(schema) && !reservedFolders.has(schema);
  const base = isName ? schema : contractName(schema, "schema").toLowerCase();
  return names.give(reservedFolders.has(base) ? `${base}_schema` : base);
}

/** Folders of `schemas/` that hold no contracts. */
const reservedFolders: ReadonlySet<string> = new Set(["migrations", "seeds"]);

/** A contract's name as a type is called: `companyUnit` is `CompanyUnit`. */
export function pascal(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

interface Named { readonly namespace: string; readonly name: string }

/** `zod/people/person.ts`, `types/people/person.ts`, `types/people/person.wire.ts`. */
export function fileOf(folder: "zod" | "types", of: Named, kind: "" | ".wire" = ""): string {
  return `${folder}/${of.namespace}/${of.name}${kind}.ts`;
}

/** How a file of one namespace imports another. Specifiers end in `.js`, which every way of resolving modules in TypeScript understands. */
export function specifierTo(of: Named, from: string): string {
  return of.namespace === from ? `./${of.name}.js` : `../${of.namespace}/${of.name}.js`;
}

/** The namespace and name of an id. */
export function namedBy(id: string): Named {
  const dot = id.indexOf(".");
  return { namespace: id.slice(0, dot), name: id.slice(dot + 1) };
}

import type { Entity, GivenName, NamedShape, Span } from "@concord/core";

/** A contract's name as a type is called: `companyUnit` is `CompanyUnit`. */
export function pascal(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

interface Named { readonly namespace: string; readonly name: string }

/** `zod/people/person.ts`, `types/people/person.ts`, `types/people/person.wire.ts`. */
export function fileOf(folder: "zod" | "types" | "forms", of: Named, kind: "" | ".wire" = ""): string {
  return `${folder}/${of.namespace}/${of.name}${kind}.ts`;
}

/** Where the type of an entity's value is, below the output folder, or that of its JSON, and what it is called. */
export function typesAt(of: Named, holds: "value" | "wire"): { readonly file: string; readonly name: string } {
  return holds === "value" ? { file: fileOf("types", of), name: pascal(of.name) } : { file: fileOf("types", of, ".wire"), name: `${pascal(of.name)}Wire` };
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

/** What reads a form into a shape: `readPersonSignUpForm`. */
export function readerOf(entity: Named, shape: Pick<NamedShape, "name">): string {
  return `read${pascal(entity.name)}${pascal(shape.name)}Form`;
}

/** What the Zod file of an entity exports for the shapes that its contract names, and what these names could meet; nothing for one that names none. */
export function exportsOf(entity: Entity): readonly GivenName[] {
  if (entity.shapes.length === 0) return [];
  const name = pascal(entity.name);
  const file = fileOf("zod", entity);
  const given = (called: string, what: string, at: Span): GivenName => ({ scope: `export of ${file}`, name: called, compared: called, what, at });
  const own = ["", "Id", "Record", "Read", "Create", "Patch", "Wire"].map((end) => given(`${name}${end}`, `${name}${end} of entity ${entity.id}`, entity.span));
  const about: Readonly<Record<string, string>> = { Wire: "the JSON of ", Form: "the form of " };
  const named = entity.shapes.flatMap(({ name: shape, form, span }) =>
    ["", "Wire", ...(form ? ["Form"] : [])].map((end) => given(`${name}${pascal(shape)}${end}`, `${about[end] ?? ""}shape ${shape}`, span)));
  return [...own, ...named];
}

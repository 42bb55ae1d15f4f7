/** The folder of the target, and the key of a generated file in it: `json-schema/people/person.schema.json` for `people.person`. */
export const folder = "json-schema";

export function fileOf(of: { readonly namespace: string; readonly name: string }): string {
  return `${folder}/${of.namespace}/${of.name}.schema.json`;
}

/** The definition of a shared type. Ids have a dot, which the names of shapes and carriers never have, so that none meet. */
export function sharedDefinition(id: string, mode: Mode): string {
  return mode === "write" ? id : `${id}.read`;
}

/** Writers are closed, readers are open: objects inside a read shape accept keys that they do not know, and open enums any text. */
export type Mode = "write" | "read";

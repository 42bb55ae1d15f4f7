import { formats } from "@concord/core";

/** The folder of the target, and the key of a generated file in it: `json-schema/people/person.schema.json` for `people.person`. */
export const folder = "json-schema";

export function fileOf(of: { readonly namespace: string; readonly name: string }): string {
  return `${folder}/${of.namespace}/${of.name}.schema.json`;
}

/** The definition of a shared type. Ids have a dot, which the names of shapes and carriers never have, so that none meet. */
export function sharedDefinition(id: string, mode: Mode): string {
  return mode === "write" ? id : `${id}.read`;
}

/** What definitions of types are called, so that no shape of a contract is. */
export const ownDefinitions: readonly string[] = [
  ...formats, "int64", "uuid", "uid", "date", "time", "localDateTime", "geoPoint", "json", "jsonMember", "documentJson", "documentJsonObject", "documentJsonMember", "time3", "time6", "timestamp3", "timestamp6", "localDateTime3", "localDateTime6",
];

/** Writers are closed, readers are open: objects inside a read shape accept keys that they do not know, and open enums any text. */
export type Mode = "write" | "read";

import type { Field, Project } from "@concord/core";
import { storedName } from "../names.ts";
import { at, binary, call, text, type Rule } from "../rules/rule.ts";

/** What stands between the parts of a key of several fields in a document's id. */
export const separator = "~";

/** The id of a document by the fields of its key, read from `data`: their text, joined where they are several. */
export function documentId(key: readonly Field[], data: Rule, project: Project): Rule {
  const parts = key.map((field): Rule => {
    const value = at(data, storedName(field, project));
    return isNumber(field) ? call("string", value) : value;
  });
  return parts.reduce((joined, part) => binary(binary(joined, "+", text(separator)), "+", part));
}

/** Keys are texts, enums, dates and whole numbers; only free text can hold the separator. */
export function mayHoldSeparator(field: Field): boolean {
  return field.type.kind === "string" || field.type.kind === "uid" || field.type.kind === "enum";
}

function isNumber(field: Field): boolean {
  return field.type.kind === "int32" || field.type.kind === "integer" || field.type.kind === "int64";
}

import { fieldsOf, type Expression } from "@concord/core";

/** The record's own fields that an expression looks at, by their first step, in the order of their first mention. */
export function mentionedFields(tree: Expression): readonly string[] {
  return [...new Set(fieldsOf(tree).flatMap((path) => path.slice(0, 1)))];
}

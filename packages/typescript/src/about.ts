import type { EnumType, Field, Type } from "@concord/core";

/** The paragraphs of a field's doc comment: its description, the meaning of its values, and what to use instead of it. */
export function fieldAbout(field: Field): readonly string[] {
  const { since, use } = field.deprecated ?? {};
  const instead = [since === undefined ? "" : `since ${since}`, use === undefined ? "" : `use ${use}`].filter((each) => each !== "").join(", ");
  const deprecated = field.deprecated === undefined ? [] : [`@deprecated ${instead}`.trimEnd()];
  return [field.description ?? "", ...ownValues(field.type), ...deprecated];
}

/** What the values of an enum mean, where the contract says so. */
export function valuesAbout(type: EnumType): readonly string[] {
  return type.values.flatMap(({ value, description, deprecated }) => {
    const notes = [description ?? "", deprecated ? "Deprecated." : ""].filter((each) => each !== "");
    return notes.length === 0 ? [] : [`- \`${value}\`: ${notes.join(" ")}`];
  });
}

/** A shared enum explains its values in its own file. */
function ownValues(type: Type): readonly string[] {
  if (type.kind === "list" || type.kind === "map") return ownValues(type.of);
  return type.kind === "enum" && type.shared === undefined ? valuesAbout(type) : [];
}

import { suggest, type Schema } from "@concord/core";
import { literal } from "@concord/postgres";
import { Failure } from "../failure.ts";

const spoken = /^([^=]+)=(.*)$/su;

/** What rows get that lack a value, by field: a literal, quoted, or SQL as it was given. Throws a `Failure` for a field that there is not. */
export function fillsOf(given: readonly string[], schema: Schema): ReadonlyMap<string, string> {
  const fields = schema.entities.flatMap((entity) => entity.fields.map(({ name }) => `${entity.id}.${name}`));
  return new Map(given.map((each) => {
    const [, field = "", value = ""] = spoken.exec(each) ?? [];
    if (field === "") throw new Failure(`${JSON.stringify(each)} gives no value`, "namespace.entity.field=value, or namespace.entity.field=sql:<expression>");
    if (!fields.includes(field)) {
      const meant = suggest(field, fields);
      throw new Failure(`there is no field ${field}`, meant === undefined ? "a field is called namespace.entity.field" : `did you mean ${meant}?`);
    }
    return [field, value.startsWith("sql:") ? value.slice(4) : literal(value)] as const;
  }));
}

import { type Field, type Json, type Offered, type Type } from "@concord/core";
import { isArray } from "../types.ts";

/**
 * Whether the row holds a value that the offered text was only another spelling of (`now`, `24:00:00`, an upper-case UUID, `+1`): a native value has no spelling,
 * so such a text never reaches the store, and nothing was judged. Gives what the server made of it. Rounding is no respelling: more digits are another value.
 */
export function respelled(fields: readonly Field[], offered: Offered, stored: Json): string | undefined {
  const given = offered as { readonly [name: string]: Json };
  const kept = stored as { readonly [name: string]: Json };
  for (const field of fields) {
    const made = of(field.type, given[field.name], kept[field.name]);
    if (made !== undefined) return `${field.name}: PostgreSQL reads ${made}`;
  }
  return undefined;
}

function of(type: Type, offered: Offered, stored: Offered): string | undefined {
  if (type.kind === "list" && isArray(type.of) && Array.isArray(offered) && Array.isArray(stored)) {
    return (offered as readonly Offered[]).map((member, index) => of(type.of, member, (stored as readonly Offered[])[index])).find((made) => made !== undefined);
  }
  const form = forms[type.kind];
  if (form === undefined || typeof offered !== "string" || typeof stored !== "string" || offered === stored) return undefined;
  const limit = type.kind === "decimal" ? type.scale : "precision" in type ? type.precision : 0;
  const digits = form.exec(offered)?.[1]?.length ?? 0;
  return digits > limit ? undefined : `${JSON.stringify(offered)} as ${JSON.stringify(stored)}`;
}

const clock = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.([0-9]+)";
const never = /$^/;

/** The kinds whose canonical JSON is text for a value that is none; the canonical form with digits that the type may not have room for. */
const forms: Partial<Record<Type["kind"], RegExp>> = {
  int64: never, uuid: never, date: never,
  decimal: /^-?(?:0|[1-9][0-9]*)\.([0-9]+)$/,
  time: new RegExp(`^${clock}$`),
  timestamp: new RegExp(`^[0-9]{4}-[0-9]{2}-[0-9]{2}T${clock}Z$`),
  localDateTime: new RegExp(`^[0-9]{4}-[0-9]{2}-[0-9]{2}T${clock}$`),
};

import type { Field, Json, Offered, Type } from "@concord/core";
import { isSpread, membersOf } from "../spread.ts";
import { isArray } from "../types.ts";

/**
 * Whether the row holds a value that the offered text was only another spelling of (`now`, `24:00:00`, an upper-case UUID, `+1`): a native
 * value has no spelling,
 * so such a text never reaches the store, and nothing was judged. Gives what the server made of it. A canonical text is a value of its own,
 * and so is one with
 * more digits than the type has: where the row holds another, the store changed it.
 */
export function respelled(fields: readonly Field[], offered: Offered, stored: Json): string | undefined {
  const given = offered as Members;
  const kept = stored as Members;
  for (const field of fields) {
    const made = of(field, given[field.name], kept[field.name]);
    if (made !== undefined) return `${field.name}: PostgreSQL reads ${made}`;
  }
  return undefined;
}

type Members = { readonly [name: string]: Offered };

function of(field: Field, offered: Offered, stored: Offered): string | undefined {
  if (!isSpread(field)) return ofType(field.type, offered, stored);
  if (offered === undefined || offered === null || stored === undefined) return undefined;
  return membersOf(field).map((member) => of(member, (offered as Members)[member.name], (stored as Members)[member.name])).find((made) => made !== undefined);
}

function ofType(type: Type, offered: Offered, stored: Offered): string | undefined {
  if (type.kind === "list" && isArray(type.of) && Array.isArray(offered) && Array.isArray(stored)) {
    return (offered as readonly Offered[]).map((member, index) => ofType(type.of, member, (stored as readonly Offered[])[index])).find((made) => made !== undefined);
  }
  const form = forms[type.kind];
  if (form === undefined || typeof offered !== "string" || typeof stored !== "string" || offered === stored) return undefined;
  const least = type.kind === "decimal" ? type.scale : "precision" in type ? type.precision : 0;
  const match = form.exec(offered);
  return match !== null && (match[1]?.length ?? 0) >= least ? undefined : `${JSON.stringify(offered)} as ${JSON.stringify(stored)}`;
}

const clock = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.([0-9]+))?";
const day = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

/** The canonical form of each kind whose JSON is text for a value that is none; the group holds the digits after the point or second. */
const forms: Partial<Record<Type["kind"], RegExp>> = {
  int64: /^(?:0|-?[1-9][0-9]*)$/,
  decimal: /^(?!-0(?:\.0*)?$)-?(?:0|[1-9][0-9]*)(?:\.([0-9]+))?$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  date: new RegExp(`^${day}$`),
  time: new RegExp(`^${clock}$`),
  timestamp: new RegExp(`^${day}T${clock}Z$`),
  localDateTime: new RegExp(`^${day}T${clock}$`),
};

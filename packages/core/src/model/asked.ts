import { isOfRecord, mentionedFields } from "../expression/of-record.ts";
import type { Check, Entity } from "./entity.ts";
import type { Shape } from "./shape.ts";

/** Whether whoever sees one record can say the check: it looks at nothing but the record, and at no field that no shape has. */
export function isSayable(entity: Entity, check: Check): boolean {
  const secret = new Set(entity.fields.filter((field) => field.secret).map((field) => field.name));
  return isOfRecord(check.if.tree) && !mentionedFields(check.if.tree).some((field) => secret.has(field));
}

/** The checks whose fields the shape all has, its own first; none of a shape whose fields may all be missing. */
export function checksOfShape({ fields, partial, named }: Shape, checks: readonly Check[]): readonly Check[] {
  if (partial) return [];
  const names = new Set(fields.map(({ field }) => field.name));
  return [...(named?.checks ?? []), ...checks].filter((check) => mentionedFields(check.if.tree).every((field) => names.has(field)));
}

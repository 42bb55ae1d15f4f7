import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { suggest } from "../diagnostic/suggest.ts";
import type { Entity } from "../model/entity.ts";
import type { Json } from "../model/json.ts";
import type { Find } from "../model/seed.ts";
import { unknownField } from "./codes.ts";
import { literalOf } from "./literal.ts";
import { badFind } from "./seed-codes.ts";
import type { Draft, Wanted } from "./seed-record.ts";

/** The one record of the set that is looked up; reports and gives nothing where there is none. */
export function findRecord({ to, where, span }: Wanted, entities: readonly Entity[], drafts: readonly Draft[], found: Diagnostic[]): Find | undefined {
  const entity = entities.find((each) => each.id === to);
  if (entity === undefined) return undefined;
  const conditions = where.flatMap(({ field: name, node, keySpan }): { field: string; value: Json }[] => {
    const field = entity.fields.find((each) => each.name === name);
    if (field === undefined) {
      const near = suggest(name, entity.fields.map((each) => each.name));
      found.push(report(unknownField, keySpan, `${to} has no field ${name}`, { help: near === undefined ? undefined : `did you mean ${near}?` }));
      return [];
    }
    const value = literalOf({ found }, field.type, node);
    return value === undefined ? [] : [{ field: name, value }];
  });
  if (conditions.length < where.length) return undefined;
  const names = conditions.map(({ field }) => field).sort();
  const sets = identities(entity);
  if (!sets.some((each) => each.toSorted().join() === names.join())) {
    found.push(report(badFind, span, `${names.join(", ")} ${names.length === 1 ? "is" : "are"} no key of ${to}`, { help: `look it up by ${sets.map((each) => each.join(", ")).join(" or by ")}` }));
    return undefined;
  }
  const peers = drafts.filter((each) => each.entity === entity);
  const met = peers.filter(({ record }) => conditions.every(({ field, value }) => JSON.stringify(record.values[field]) === JSON.stringify(value)));
  const [one] = met;
  if (one !== undefined && met.length === 1) return { entity: to, where: conditions, record: one.record };
  const [first] = conditions;
  const near = first === undefined ? undefined : suggest(String(first.value), peers.map(({ record }) => String(record.values[first.field])));
  const told = conditions.map(({ field, value }) => `${field} ${String(value)}`).join(" and ");
  found.push(report(badFind, where[0]?.node.span ?? span, met.length > 1 ? `${met.length} records of ${to} have ${told}` : `no record of ${to} in this set has ${told}`, {
    help: near === undefined || met.length > 1 ? undefined : `did you mean ${near}?`,
  }));
  return undefined;
}

/** The fields by which exactly one record is found: the key, and uniques over all records. */
function identities({ key, uniques }: Entity): readonly (readonly string[])[] {
  const whole = uniques.filter(({ where, fields }) => where === undefined && fields.every((path) => path.length === 1));
  return [key, ...whole.map(({ fields }) => fields.map((path) => path[0] as string))];
}

import type { Entity, Project } from "@concord/core";
import { companionsOf } from "../companion.ts";
import { keyFields } from "../location.ts";
import { storedName } from "../names.ts";
import { typeScriptKey, typeScriptString } from "../quote.ts";

/** The function that says which companions are written beside a record; nothing where no unique is kept so. */
export function reservationFunction(entity: Entity, type: string, project: Project): string {
  const companions = companionsOf(entity, project);
  if (companions.length === 0) return "";
  const key = keyFields(entity);
  const names = [...new Set([...key, ...companions.flatMap(({ fields }) => fields)].map(({ name }) => name))];
  const record = `Pick<${type}, ${names.map(typeScriptString).join(" | ")}>`;
  const holder = key.map((field) => `${typeScriptKey(storedName(field, project))}: String(record.${field.name})`).join(", ");
  const each = companions.map(({ collection, unique, fields }) =>
    `    ...concord.reserved(${typeScriptString(collection)}, holder, ${typeScriptString(unique.nulls)}, ${fields.map(({ name }) => `record.${name}`).join(", ")}),\n`);
  return `
/**
 * The documents that keep what is unique taken: what to set, and what to delete where there is no data, in one batch or transaction with the record
 * that is new (nothing before), changed, or deleted (nothing after).
 */
export function ${entity.name}Reservations(before: ${record} | undefined, after: ${record} | undefined): readonly concord.Reservation[] {
  const taken = (record: ${record} | undefined): readonly concord.Reservation[] => {
    if (record === undefined) return [];
    const holder = { ${holder} };
    return [
  ${each.join("  ")}    ];
  };
  return concord.reservations(taken(before), taken(after));
}
`;
}

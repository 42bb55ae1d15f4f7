import { entityOf, mark, type Entity, type Piece, type Reference, type Schema } from "@concord/core";
import { derived, fieldNamed, tableOf, tableText } from "../names.ts";
import { identifier } from "../quote.ts";
import { enforcedReferences, ownNames } from "../several.ts";
import { columnList } from "./keys.ts";

const actions = { restrict: "RESTRICT", cascade: "CASCADE", clear: "SET NULL" } as const;

/** Foreign keys, added when all tables are there, so that references may go round in circles. */
export function foreignKeys(entity: Entity, schema: Schema): readonly Piece[] {
  const { project } = schema;
  const { table } = tableOf(entity, project);
  return enforcedReferences(entity).map((reference) => {
    const other = entityOf(schema, reference.to);
    const name = derived(table, reference.name, "fkey");
    const own = reference.when === undefined ? columnList(entity, reference.by, project) : identifier(ownNames(entity, reference, project).column);
    const statement = [
      `ALTER TABLE ${tableText(entity, project)} ADD CONSTRAINT ${identifier(name)}\n  FOREIGN KEY (${own})`,
      ` REFERENCES ${tableText(other, project)} (${columnList(other, reference.key, project)})`,
      ` ON DELETE ${actions[reference.onDelete]}${cleared(entity, reference, schema)} ON UPDATE ${actions[reference.onUpdate]};`,
    ].join("");
    return [mark(`${entity.id}:reference:${reference.name}`, statement, name), "\n"];
  });
}

/** A composite reference clears only what may be missing (the tenant stays); PostgreSQL 15 and later. */
function cleared(entity: Entity, reference: Reference, schema: Schema): string {
  const optional = reference.by.filter((name) => fieldNamed(entity, name).optional);
  return reference.onDelete !== "clear" || optional.length === reference.by.length ? "" : ` (${columnList(entity, optional, schema.project)})`;
}

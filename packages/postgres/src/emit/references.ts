import { entityOf, mark, type Entity, type Piece, type Reference, type Schema } from "@concord/core";
import { isExisting, isRawConstraint } from "../existing.ts";
import { fieldNamed, referenceName, tableText } from "../names.ts";
import { identifier } from "../quote.ts";
import { enforcedReferences, ownNames } from "../several.ts";
import { columnList } from "./keys.ts";
import { rawForeignKeys } from "./raw.ts";

const actions = { restrict: "RESTRICT", cascade: "CASCADE", clear: "SET NULL" } as const;

/**
 * Foreign keys, added when all tables are there, so that references may go round in circles. In an existing table `restrict` is what PostgreSQL does where nothing is said
 * (NO ACTION): the change is refused, at the end of the statement.
 */
export function foreignKeys(entity: Entity, schema: Schema): readonly Piece[] {
  const { project } = schema;
  const made = enforcedReferences(entity).filter((reference) => !isRawConstraint(entity, referenceName(entity, project, reference)));
  return [...rawForeignKeys(entity, project), ...made.map((reference) => {
    const other = entityOf(schema, reference.to);
    const name = referenceName(entity, project, reference);
    const own = reference.when === undefined ? columnList(entity, reference.by, project) : identifier(ownNames(entity, reference, project).column);
    const statement = [
      `ALTER TABLE ${tableText(entity, project)} ADD CONSTRAINT ${identifier(name)}\n  FOREIGN KEY (${own})`,
      ` REFERENCES ${tableText(other, project)} (${columnList(other, reference.key, project)})`,
      isExisting(entity) && reference.onDelete === "restrict" ? "" : ` ON DELETE ${actions[reference.onDelete]}${cleared(entity, reference, schema)}`,
      isExisting(entity) && reference.onUpdate === "restrict" ? "" : ` ON UPDATE ${actions[reference.onUpdate]}`, ";",
    ].join("");
    return [mark(`${entity.id}:reference:${reference.name}`, statement, name), "\n"];
  })];
}

/** A composite reference clears only what may be missing (the tenant stays); PostgreSQL 15 and later. */
function cleared(entity: Entity, reference: Reference, schema: Schema): string {
  const optional = reference.by.filter((name) => fieldNamed(entity, name).optional);
  return reference.onDelete !== "clear" || optional.length === reference.by.length ? "" : ` (${columnList(entity, optional, schema.project)})`;
}

import type { Entity, Piece, Project } from "@concord/core";
import { columnName, fieldNamed, fieldsHere, policyOf, tableText } from "../names.ts";
import { comment, identifier } from "../quote.ts";

/** What deletes the records that may go, as a comment: PostgreSQL deletes nothing by itself, and when to do it is a job's to know. */
export function expiry(entity: Entity, project: Project): readonly Piece[] {
  const statements = deletions(entity, project);
  return statements.length === 0 ? [] : ["\n", ...statements.map((statement) => `${comment(`Expired records stay until a job runs: ${statement}`)}\n`)];
}

function deletions(entity: Entity, project: Project): readonly string[] {
  const column = (name: string): string | undefined => {
    const held = fieldsHere(entity).some((field) => field.name === name);
    return held ? identifier(columnName(fieldNamed(entity, name), policyOf(project))) : undefined;
  };
  const expires = entity.expires === undefined ? undefined : column(entity.expires);
  const from = entity.keep === undefined ? undefined : column(entity.keep.from);
  return [
    ...(expires === undefined ? [] : [`DELETE FROM ${tableText(entity, project)} WHERE ${expires} <= now();`]),
    ...(from === undefined || entity.keep === undefined ? [] : [`DELETE FROM ${tableText(entity, project)} WHERE ${from} < now() - interval '${entity.keep.days} days';`]),
  ];
}

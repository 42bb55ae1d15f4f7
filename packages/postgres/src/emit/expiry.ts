import type { Entity, Piece, Project } from "@concord/core";
import { columnName, fieldNamed, fieldsHere, policyOf, tableText } from "../names.ts";
import { comment, identifier } from "../quote.ts";

/** What deletes the records that may go, as a comment: PostgreSQL deletes nothing by itself, and when to do it is a job's to know. */
export function expiry(entity: Entity, project: Project): readonly Piece[] {
  const statements = deletions(entity, project);
  return statements.length === 0 ? [] : ["\n", ...statements.map((statement) => `${comment(`Expired records stay until a job runs: ${statement}`)}\n`)];
}

function deletions(entity: Entity, project: Project): readonly string[] {
  return overdue(entity, project, "").map((condition) => `DELETE FROM ${tableText(entity, project)} WHERE ${condition};`);
}

/** When a record may be deleted: the conditions of which one is enough. `row` stands before each column: `OLD.`. */
export function overdue(entity: Entity, project: Project, row: string): readonly string[] {
  const column = (name: string): string | undefined => {
    const held = fieldsHere(entity).some((field) => field.name === name);
    return held ? `${row}${identifier(columnName(fieldNamed(entity, name), policyOf(project)))}` : undefined;
  };
  const expires = entity.expires === undefined ? undefined : column(entity.expires);
  const from = entity.keep === undefined ? undefined : column(entity.keep.from);
  return [
    ...(expires === undefined ? [] : [`${expires} <= now()`]),
    ...(from === undefined || entity.keep === undefined ? [] : [`${from} < now() - interval '${entity.keep.days} days'`]),
  ];
}

import { mark, type Entity, type Piece, type Project } from "@concord/core";
import { derived, tableOf, tableText } from "../names.ts";
import { identifier, literal } from "../quote.ts";
import { overdue } from "./expiry.ts";

/**
 * Triggers that refuse every change of a table whose records are only added, its owner's too; a record whose time is over may be deleted. Changes
 * and deletions are refused row by row, since PostgreSQL fires a statement's trigger for an upsert that changes nothing.
 */
export function appendOnly(entity: Entity, project: Project): Piece {
  if (entity.appendOnly === undefined) return "";
  const name = derived(tableOf(entity, project).table, "append", "only");
  const over = overdue(entity, project, "OLD.");
  const refusing = (event: string, each: string): string => {
    const trigger = identifier(event === "UPDATE" ? name : derived(tableOf(entity, project).table, "append", "only", event.toLowerCase()));
    return `CREATE TRIGGER ${trigger} BEFORE ${event} ON ${tableText(entity, project)}\n  ${each} EXECUTE FUNCTION concord.refuse_rewrite(${literal(name)});`;
  };
  const tooEarly = over.length === 0 ? "" : ` WHEN ((${over.join(" OR ")}) IS NOT TRUE)`;
  return [
    mark(`${entity.id}:appendOnly`, [refusing("UPDATE", "FOR EACH ROW"), "\n", refusing("DELETE", `FOR EACH ROW${tooEarly}`), "\n", refusing("TRUNCATE", "FOR EACH STATEMENT")], name),
    "\n",
  ];
}

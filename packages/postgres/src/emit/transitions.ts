import { join, mark, type Entity, type Piece, type Project, type Transition } from "@concord/core";
import { columnName, constraintName, fieldNamed, fieldsHere, policyOf, tableOf, tableText } from "../names.ts";
import { identifier, literal } from "../quote.ts";

/**
 * Triggers for what a field may begin with and what may follow it. They judge the row that is kept, so after the statement's own work: an upsert that
 * changes a row is no insert, and whatever another trigger makes of the row counts.
 */
export function transitions(entity: Entity, project: Project): Piece {
  return entity.transitions.filter(({ field }) => fieldsHere(entity).some(({ name }) => name === field)).flatMap((each) => [...beginning(entity, each, project), ...following(entity, each, project)]);
}

function beginning(entity: Entity, { field, initial }: Transition, project: Project): readonly Piece[] {
  if (initial === undefined) return [];
  return trigger(entity, field, project, "initial", "INSERT", (column) => `(NEW.${column} IN (${listed(initial)})) IS NOT TRUE`);
}

function following(entity: Entity, { field, next }: Transition, project: Project): readonly Piece[] {
  return trigger(entity, field, project, "transition", "UPDATE", (column) => {
    const cases = next.filter(({ to }) => to.length > 0).map(({ from, to }) => `\n      WHEN ${literal(from)} THEN NEW.${column} IN (${listed(to)})`);
    const changed = `OLD.${column} IS DISTINCT FROM NEW.${column}`;
    return cases.length === 0 ? changed : `${changed} AND (CASE OLD.${column}${cases.join("")}\n      ELSE false END) IS NOT TRUE`;
  });
}

function trigger(entity: Entity, field: string, project: Project, kind: "initial" | "transition", event: "INSERT" | "UPDATE", refused: (column: string) => string): readonly Piece[] {
  const column = columnName(fieldNamed(entity, field), policyOf(project));
  const name = constraintName(tableOf(entity, project).table, [field], kind);
  const text = join([
    `CREATE TRIGGER ${identifier(name)} AFTER ${event} ON ${tableText(entity, project)}`,
    `FOR EACH ROW WHEN (${refused(identifier(column))})`,
    `EXECUTE FUNCTION concord.refuse_transition(${literal(name)}, ${literal(column)});`,
  ], "\n  ");
  return [mark(`${entity.id}/${field}:${kind}`, text, name), "\n"];
}

function listed(values: readonly string[]): string {
  return values.map(literal).join(", ");
}

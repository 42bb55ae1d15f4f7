import { mark, type Entity, type Field, type Piece, type Project } from "@concord/core";
import { columnNames, constraintName, derived, fieldsHere, policyOf, tableOf, tableText } from "../names.ts";
import { momentText } from "./column.ts";
import { dollarQuoted, identifier, literal, qualified } from "../quote.ts";

/** Triggers for what a table cannot say: the time of the last change, and fields that never change. */
export function triggers(entity: Entity, project: Project): Piece {
  return fieldsHere(entity).flatMap((field) => [
    ...(field.auto === "updated" ? [touched(entity, field, project)] : []),
    ...(field.immutable ? [unchanged(entity, field, project)] : []),
  ]);
}

/** The mark of the trigger that keeps the time of the last change. */
export const touchMark = (field: string): string => `touch ${field}`;

function touched(entity: Entity, field: Field, project: Project): Piece {
  const { schema, table } = tableOf(entity, project);
  const [column] = columnNames(field, policyOf(project)) as [string];
  const name = derived(table, field.name, "touch");
  const body = `\nBEGIN\n  NEW.${identifier(column)} := ${momentText(field.type.kind === "timestamp" ? field.type.precision : 6)};\n  RETURN NEW;\nEND\n`;
  return [
    `CREATE FUNCTION ${qualified(schema, name)}() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS ${dollarQuoted(body)};\n`,
    mark(touchMark(field.name), `${before(entity, project, name)} EXECUTE FUNCTION ${qualified(schema, name)}();`, name), "\n",
  ];
}

function before(entity: Entity, project: Project, name: string): string {
  return `CREATE TRIGGER ${identifier(name)} BEFORE UPDATE ON ${tableText(entity, project)}\n  FOR EACH ROW`;
}

function unchanged(entity: Entity, field: Field, project: Project): Piece {
  const { table } = tableOf(entity, project);
  const columns = columnNames(field, policyOf(project)).map(identifier);
  const name = constraintName(table, [field.name], "immutable");
  const changed = columns.map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(" OR ");
  const statement = `${before(entity, project, name)} WHEN (${changed}) EXECUTE FUNCTION concord.refuse_change(${literal(name)});`;
  return [mark(`${entity.id}/${field.name}:immutable`, statement, name), "\n"];
}

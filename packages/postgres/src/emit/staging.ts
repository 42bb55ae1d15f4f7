import type { Entity, Piece, Project } from "@concord/core";
import { columnNames, derived, policyOf } from "../names.ts";
import { comment, identifier, literal, qualified } from "../quote.ts";
import { heldAt, tableFieldsOf } from "../spread.ts";
import { slotIndexes, slotOf, stagedFields, type Slot } from "../staging.ts";
import { plainLines, type PlainColumn } from "./column-lines.ts";
import { collation, columnOf, type Column } from "./column.ts";
import { promotion } from "./promotion.ts";

/** Where an entity's records wait, if they do: the table, and what promotes them. */
export function staging(entity: Entity, project: Project): Piece {
  const slot = slotOf(entity, project);
  if (slot === undefined) return "";
  return ["\n", `${comment(`Where records wait to become a ${entity.id}: they may lack anything, and no client sees them.`)}\n`, slotTable(entity, slot, project), promotion(entity, slot, project)];
}

/**
 * The table's columns: the record's own, none of them required, checked or unique. They keep their types, so that a value is the same when it is compared and promoted; an enum of the database
 * is text here, since a value that is none of it may wait as well.
 */
export function slotTableColumns(entity: Entity, slot: Slot, project: Project): readonly PlainColumn[] {
  const { stagingId, state, source, receivedAt, error } = slot.columns;
  return [
    [stagingId, "bigint", "GENERATED ALWAYS AS IDENTITY"], [state, "text", "NOT NULL DEFAULT 'waiting'"], [source, "text"], [receivedAt, "timestamptz", "NOT NULL DEFAULT now()"], [error, "jsonb"],
    ...entity.key.map((name, index): PlainColumn => [slot.master[index] as string, ...typeOf(columnOf(entity, heldAt(entity, [name]).field, project))]),
    ...stagedFields(entity).flatMap(tableFieldsOf).flatMap((field) => columnNames(field, policyOf(project)).map((name): PlainColumn => [name, ...typeOf(columnOf(entity, field, project))])),
  ];
}

function slotTable(entity: Entity, slot: Slot, project: Project): Piece {
  const { stagingId, state } = slot.columns;
  const on = qualified(slot.schema, slot.table);
  const [id, at] = [identifier(stagingId), identifier(state)];
  const indexes = slotIndexes(slot);
  return [
    `CREATE TABLE ${on} (\n`,
    plainLines(slotTableColumns(entity, slot, project)).map((line) => `  ${line},\n`),
    `  CONSTRAINT ${identifier(derived(slot.table, "pkey"))} PRIMARY KEY (${id}),\n`,
    `  CONSTRAINT ${identifier(derived(slot.table, "state"))} CHECK (${at} IN ('waiting', 'promoted', 'rejected'))\n);\n`,
    `COMMENT ON TABLE ${on} IS ${literal(`Records that wait to become a ${entity.id}, those that did, and those that were rejected, with the reason.`)};\n`,
    `CREATE INDEX ${identifier(indexes.waiting)} ON ${on} (${id}) WHERE ${at} = 'waiting';\n`,
    `CREATE INDEX ${identifier(indexes.master)} ON ${on} (${slot.master.map(identifier).join(", ")});\n`,
  ];
}

function typeOf(column: Column): readonly [type: string, rest?: string] {
  if (column.enumType !== undefined) return ["text", 'COLLATE "C"'];
  const collated = collation(column).trim();
  return collated === "" ? [column.type] : [column.type, collated];
}

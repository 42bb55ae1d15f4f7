import { mark, type Entity, type Field, type Piece, type Project } from "@concord/core";
import { columnName, columnNames, fieldNamed, policyOf, tableText } from "../names.ts";
import { dollarQuoted, identifier, literal, qualified } from "../quote.ts";
import { promoteFunction, stagedFields, type Slot } from "../staging.ts";
import { tableFieldsOf, type TableField } from "../spread.ts";
import { columnOf, momentText } from "./column.ts";
import { defaultText } from "./default.ts";
import { normalColumn } from "./normal.ts";

/**
 * The function that promotes what waits, in the order in which it came, row by row: a record that matches is merged, else one is made; what the table refuses stays, with the
 * reason. First the update and then the insert, since `INSERT … ON CONFLICT` asks for what is required before it looks for a conflict (measured). Rows that another
 * promotion works on are passed over; a record that somebody else made in between is found in the second turn.
 */
export function promotion(entity: Entity, slot: Slot, project: Project): Piece {
  const { stagingId, state, error } = slot.columns;
  const [on, master] = [qualified(slot.schema, slot.table), tableText(entity, project)];
  const [id, at] = [identifier(stagingId), identifier(state)];
  const cells = (names: readonly string[]): readonly Cell[] => names.flatMap((name) => cellsOf(entity, fieldNamed(entity, name), project));
  const isIt = cells(entity.key).map(({ column }) => `m.${column} = v_master.${column}`).join(" AND ");
  const matches = cells(entity.staging?.match ?? []).map((cell) => `${stands(cell)} = ${waits(cell)}`);
  const became = cells(entity.key).map(({ column }, index) => `${identifier(slot.master[index] as string)} = v_master.${column}`).join(", ");
  const body = `
#variable_conflict use_column
DECLARE
  v_slot record;
  v_master record;
  v_code text;
  v_constraint text;
  v_column text;
  v_message text;
BEGIN
  promoted := 0;
  rejected := 0;
  FOR v_slot IN SELECT s.* FROM ${on} AS s WHERE s.${at} = 'waiting' ORDER BY s.${id} FOR UPDATE SKIP LOCKED LOOP
    BEGIN
      FOR v_turn IN 1..2 LOOP
        SELECT m.* INTO v_master FROM ${master} AS m WHERE ${matches.join(" AND ")} FOR UPDATE;
        IF FOUND THEN
${merged(entity, master, isIt, project)}          EXIT;
        END IF;
        BEGIN
          ${inserted(entity, master, project)}
          EXIT;
        EXCEPTION WHEN unique_violation THEN
          IF v_turn = 2 THEN
            RAISE;
          END IF;
        END;
      END LOOP;
      UPDATE ${on} AS s SET ${at} = 'promoted', ${identifier(error)} = NULL, ${became} WHERE s.${id} = v_slot.${id};
      promoted := promoted + 1;
    EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
      GET STACKED DIAGNOSTICS v_code = RETURNED_SQLSTATE, v_constraint = CONSTRAINT_NAME, v_column = COLUMN_NAME, v_message = MESSAGE_TEXT;
      UPDATE ${on} AS s SET ${at} = 'rejected', ${identifier(error)} = concord.rejection(${literal(master)}::regclass, v_code, v_constraint, v_column, v_message) WHERE s.${id} = v_slot.${id};
      rejected := rejected + 1;
    END;
  END LOOP;
  RETURN NEXT;
END
`;
  const name = promoteFunction(slot);
  const called = qualified(slot.schema, name);
  const statement = [`CREATE FUNCTION ${called}(OUT promoted bigint, OUT rejected bigint) RETURNS SETOF record LANGUAGE plpgsql SET search_path = '' AS `, dollarQuoted(body), ";"];
  return [mark(`${entity.id}:staging`, statement, name), "\n"];
}

/** What a merge may change: not the key, not what was matched, and nothing that the store makes. A required field is never missing, so that nothing fills it. */
function mergedFields(entity: Entity): readonly Field[] {
  const { match = [], merge } = entity.staging ?? {};
  return stagedFields(entity).filter((field) => ![...entity.key, ...match].includes(field.name) && field.auto === undefined && (merge === "overwrite" || field.optional));
}

/** A column of a field, and what a waiting value needs to become one of it: an enum of the database waits as text. */
interface Cell { readonly column: string; readonly cast: string; readonly field: TableField; readonly index: number; readonly tells: (field: string) => string }

/** The columns that hold a field: several for a point, and for an object that is spread. They are given, or not, together. */
function cellsOf(entity: Entity, field: Field, project: Project): readonly Cell[] {
  const tells = (name: string): string => `v_slot.${identifier(columnName(fieldNamed(entity, name), policyOf(project)))}`;
  return tableFieldsOf(field).flatMap((part) => {
    const { names, enumType } = columnOf(entity, part, project);
    return names.map((name, index): Cell => ({ column: identifier(name), cast: enumType === undefined ? "" : `::${enumType.name}`, field: part, index, tells }));
  });
}

/** The value of each column of a field: that of one side where it has any, else that of the other. */
function either(cells: readonly Cell[], one: (cell: Cell) => string, other: (cell: Cell) => string | undefined): readonly string[] {
  const has = `num_nonnulls(${cells.map(one).join(", ")}) > 0`;
  return cells.map((cell) => {
    const otherwise = other(cell);
    if (otherwise === undefined) return one(cell);
    return cells.length === 1 ? `coalesce(${one(cell)}, ${otherwise})` : `CASE WHEN ${has} THEN ${one(cell)} ELSE ${otherwise} END`;
  });
}

/** Texts are promoted in their normal form, as a codec would have written them. */
const waits = ({ column, cast, field, tells }: Cell): string => `${normalColumn(`v_slot.${column}`, field.type, tells)}${cast}`;
const stands = ({ column }: Cell): string => `m.${column}`;

/** The update of a record that was found, if it would change anything: so its time of change and its history do not speak of what was known before. */
function merged(entity: Entity, master: string, isIt: string, project: Project): string {
  const sets = mergedFields(entity).flatMap((field) => {
    const cells = cellsOf(entity, field, project);
    const values = entity.staging?.merge === "overwrite" ? either(cells, waits, stands) : either(cells, stands, waits);
    return cells.map((cell, index) => ({ cell, value: values[index] as string }));
  });
  if (sets.length === 0) return "";
  const row = (texts: readonly string[]): string => `ROW(${texts.join(", ")})`;
  return `          UPDATE ${master} AS m SET
            ${sets.map(({ cell, value }) => `${cell.column} = ${value}`).join(",\n            ")}
          WHERE ${isIt} AND ${row(sets.map(({ cell }) => stands(cell)))} IS DISTINCT FROM ${row(sets.map(({ value }) => value))};
`;
}

/** The insert of a record that was not found: what the waiting one lacks is left to the defaults, as an insert without these columns leaves it. */
function inserted(entity: Entity, master: string, project: Project): string {
  const fields = stagedFields(entity).map((field) => cellsOf(entity, field, project));
  const values = fields.flatMap((cells) => either(cells, waits, (cell) => madeText(entity, cell, project)));
  return `INSERT INTO ${master} AS m (${fields.flat().map(({ column }) => column).join(", ")}) VALUES (
            ${values.join(",\n            ")}
          ) RETURNING m.* INTO v_master;`;
}

/** What the table makes of a column that an insert leaves out. Of a point or an object without a default in every column, NULL stands for the rest. */
function madeText(entity: Entity, { field, column, index }: Cell, project: Project): string | undefined {
  const [root] = field.steps;
  if (root.default !== undefined) return field.default === undefined ? "NULL" : defaultText(field, columnOf(entity, field, project), index);
  if (field.auto === undefined) return undefined;
  if (field.auto === "uuid") return "gen_random_uuid()";
  if (field.auto === "sequence") return `nextval(pg_get_serial_sequence(${literal(tableText(entity, project))}, ${literal(columnNames(field, policyOf(project))[0] ?? column)}))`;
  return momentText(field.type.kind === "timestamp" ? field.type.precision : 6);
}

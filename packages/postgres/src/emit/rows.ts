import { accessTo, type Entity, type Field, type Piece, type Project, type Schema } from "@concord/core";
import { columnName, columnNames, derived, fieldNamed, policyOf, tableText, type TableName } from "../names.ts";
import { comment, dollarQuoted, identifier, literal, qualified } from "../quote.ts";
import { membersAsRows, rowsNames, rowsOf, rowsTriggers, type Rows } from "../rows.ts";
import { heldAt } from "../spread.ts";
import { columnType } from "../types.ts";
import { closedTable } from "./access.ts";
import { plainLines, type PlainColumn } from "./column-lines.ts";
import { collation, columnOf, type Column } from "./column.ts";
import { notesOf } from "./comments.ts";
import { memberValues } from "./member.ts";
import { objectOfRow } from "./record.ts";

/** The tables in which members of lists and maps stand as rows, and what keeps them and the column equal. */
export function rows(entity: Entity, project: Project): Piece {
  return rowsOf(entity, project).map((each) => {
    const names = partsOf(entity, each, project);
    return [
      `\n${comment(`The members of ${entity.id}.${each.field.name}, each in a row. Write them or the column: the other follows.`)}\n`,
      table(entity, each, names, project), objectOfRow(qualified(each.schema, rowsNames(each).record), membersAsRows(each.field.type) as readonly Field[], project),
      spread(each, names), gather(each, names),
    ];
  });
}

interface Parts {
  readonly on: string;
  readonly parent: string;
  readonly column: string;
  /** The columns of the key, in the rows and in the entity's table. */
  readonly key: readonly string[];
  readonly parentKey: readonly string[];
  readonly place: string;
  /** The columns of a member, each with what gives it of the member in JSON. */
  readonly members: readonly (readonly [name: string, value: string])[];
  readonly empty: string;
}

function partsOf(entity: Entity, { schema, table: name, field, key, place, members }: Rows, project: Project): Parts {
  const policy = policyOf(project);
  return {
    on: qualified(schema, name), parent: tableText(entity, project), column: identifier(columnName(field, policy)), place: identifier(place),
    key: key.map(identifier), parentKey: entity.key.map((each) => identifier(columnName(fieldNamed(entity, each), policy))),
    members: members.flatMap((member) => {
      const values = memberValues(member, "member");
      return columnNames(member, policy).map((column, index) => [identifier(column), values[index] as string] as const);
    }),
    empty: place === "key" ? "'{}'" : "'[]'",
  };
}

/** The table's columns. Everything but the key and the place may be NULL: what the contract asks of a member is asked of the column. */
export function rowsColumns(entity: Entity, { key, place, members }: Rows, project: Project): readonly PlainColumn[] {
  const column = (name: string, of: Column, rest?: string): PlainColumn => {
    const all = [collation(of).trim(), rest].filter((each) => each !== undefined && each !== "").join(" ");
    return all === "" ? [name, of.type] : [name, of.type, all];
  };
  return [
    ...entity.key.map((name, index) => column(key[index] as string, columnOf(entity, heldAt(entity, [name]).field, project), "NOT NULL")),
    place === "key" ? [place, "text", 'COLLATE "C" NOT NULL'] : [place, "integer", "NOT NULL"],
    ...members.flatMap((field) => {
      const names = columnNames(field, policyOf(project));
      return names.map((name) => column(name, { field, names, type: columnType(field.type), existing: false }));
    }),
  ];
}

function table(entity: Entity, each: Rows, { on, parent, key, parentKey, place }: Parts, project: Project): Piece {
  const names = rowsNames(each);
  const lines = [
    ...plainLines(rowsColumns(entity, each, project)),
    `CONSTRAINT ${identifier(names.key)} PRIMARY KEY (${[...key, place].join(", ")})`,
    `CONSTRAINT ${identifier(names.reference)} FOREIGN KEY (${key.join(", ")})\n    REFERENCES ${parent} (${parentKey.join(", ")}) ON DELETE CASCADE ON UPDATE CASCADE`,
  ];
  const what = each.field.description === undefined ? "" : ` ${each.field.description}`;
  return [
    `CREATE TABLE ${on} (\n${lines.map((line) => `  ${line}`).join(",\n")}\n);\n`,
    `COMMENT ON TABLE ${on} IS ${literal(`The members of ${entity.id}.${each.field.name}, each in a row.${what}`)};\n`,
    `COMMENT ON COLUMN ${on}.${place} IS ${literal(each.place === "key" ? "The member's key in the map." : "The member's place in the list, from 0 on.")};\n`,
    each.members.flatMap((field) => {
      const text = notesOf(field);
      return text === "" ? [] : columnNames(field, policyOf(project)).map((name) => `COMMENT ON COLUMN ${on}.${identifier(name)} IS ${literal(text)};\n`);
    }),
  ];
}

/**
 * From the column to the rows. It runs as its owner, since clients write the column alone. One statement does all of it: what follows the rows looks when it is done, and
 * finds both equal.
 */
function spread(each: Rows, parts: Parts): Piece {
  const { on, parent, column, key, parentKey, place, members } = parts;
  const names = rowsNames(each);
  const triggers = rowsTriggers(each);
  const changing = members.length === 0 ? "NOTHING" : `UPDATE SET ${members.map(([name]) => `${name} = EXCLUDED.${name}`).join(", ")}`;
  const ofRow = (row: string): string => tuple(parentKey.map((name) => `${row}.${name}`));
  const own = (row: string): string => `${tuple(key.map((name) => `held.${name}`))} = ${ofRow(row)}`;
  const body = `
BEGIN
  WITH gone AS (
    DELETE FROM ${on} AS held
    WHERE ${own("NEW")} AND held.${place} NOT IN (SELECT place FROM (${taken(each, `NEW.${column}`)}) AS members(place, member))
      OR ${own("OLD")} AND ${ofRow("OLD")} <> ${ofRow("NEW")}
  )
  INSERT INTO ${on} (${[...key, place, ...members.map(([name]) => name)].join(", ")})
  SELECT ${[...parentKey.map((name) => `NEW.${name}`), "place", ...members.map(([, value]) => value)].join(",\n    ")}
  FROM (${taken(each, `NEW.${column}`)}) AS members(place, member)
  ON CONFLICT (${[...key, place].join(", ")}) DO ${changing};
  RETURN NULL;
END
`;
  const called = `EXECUTE FUNCTION ${qualified(each.schema, names.spread)}();`;
  return [
    `CREATE FUNCTION ${qualified(each.schema, names.spread)}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS ${dollarQuoted(body)};\n`,
    `CREATE TRIGGER ${identifier(triggers.created)} AFTER INSERT ON ${parent}\n  FOR EACH ROW WHEN (NEW.${column} IS NOT NULL) ${called}\n`,
    `CREATE TRIGGER ${identifier(triggers.changed)} AFTER UPDATE ON ${parent}\n  FOR EACH ROW WHEN (OLD.${column} IS DISTINCT FROM NEW.${column} OR ${ofRow("OLD")} IS DISTINCT FROM ${ofRow("NEW")}) ${called}\n`,
  ];
}

/**
 * Makes the rows of records that have none although their column has members; at most so many records at once, or all. Records are locked, so that what is written of them
 * meanwhile comes before or after. `own`: the entity's table.
 */
export function filling(entity: Entity, own: TableName, each: Rows, project: Project, most?: number): string {
  const { on, column, key, parentKey, place, members, empty } = partsOf(entity, each, project);
  const parent = qualified(own.schema, own.table);
  const without = key.map((name, index) => `held.${name} = record.${parentKey[index]}`).join(" AND ");
  return `INSERT INTO ${on} (${[...key, place, ...members.map(([name]) => name)].join(", ")})
SELECT ${[...parentKey.map((name) => `records.${name}`), "place", ...members.map(([, value]) => value)].join(", ")}
FROM (SELECT * FROM ${parent} AS record WHERE ${column} <> ${empty} AND NOT EXISTS (SELECT FROM ${on} AS held WHERE ${without})${most === undefined ? "" : ` LIMIT ${most}`} FOR NO KEY UPDATE) AS records
  CROSS JOIN LATERAL (${taken(each, `records.${column}`)}) AS members(place, member)
ON CONFLICT DO NOTHING`;
}

/** The members of a value in JSON, each with its place; none where there is no value. */
function taken({ place }: Rows, value: string): string {
  return place === "key" ? `SELECT key, value FROM jsonb_each(${value})` : `SELECT (place - 1)::integer, member FROM jsonb_array_elements(${value}) WITH ORDINALITY AS numbered(member, place)`;
}

/**
 * From the rows to the column, after each statement, for the records whose rows it touched. Who wrote the rows needs the right to write the column, and all that is asked of
 * the record is asked then. Records are locked before their rows are read: of two writers, the second one sees what the first one wrote.
 */
function gather(each: Rows, { on, parent, column, key, parentKey, place, empty }: Parts): Piece {
  const names = rowsNames(each);
  const triggers = rowsTriggers(each);
  const record = `${qualified(each.schema, names.record)}(to_jsonb(held))`;
  const whole = each.place === "key" ? `jsonb_object_agg(held.${place}, ${record})` : `jsonb_agg(${record} ORDER BY held.${place})`;
  const all = `(SELECT ${whole} FROM ${on} AS held WHERE ${key.map((name) => `held.${name} = touched.${name}`).join(" AND ")})`;
  const keyed = parentKey.map((name) => `record.${name}`);
  const rewrite = (from: readonly string[]): string => {
    const touched = from.map((source) => `SELECT DISTINCT ${key.join(", ")} FROM ${source}`).join(" UNION ");
    return `
    PERFORM FROM ${parent} AS record WHERE ${tuple(keyed)} IN (${touched}) ORDER BY ${keyed.join(", ")} FOR NO KEY UPDATE;
    UPDATE ${parent} AS record SET ${column} = made.members
    FROM (SELECT touched.*, coalesce(${all}, ${empty}) AS members FROM (${touched}) AS touched) AS made
    WHERE ${key.map((name, index) => `made.${name} = ${keyed[index]}`).join(" AND ")} AND coalesce(record.${column}, ${empty}) IS DISTINCT FROM made.members;`;
  };
  const body = `
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    UPDATE ${parent} SET ${column} = ${empty} WHERE ${column} <> ${empty};
  ELSIF TG_OP = 'UPDATE' THEN${rewrite(["touched_rows", "moved_rows"])}
  ELSE${rewrite(["touched_rows"])}
  END IF;
  RETURN NULL;
END
`;
  const follow = (event: "insert" | "update" | "delete" | "truncate", tables: string): string =>
    `CREATE TRIGGER ${identifier(triggers[event])} AFTER ${event.toUpperCase()} ON ${on}\n  ${tables}FOR EACH STATEMENT EXECUTE FUNCTION ${qualified(each.schema, names.gather)}();\n`;
  return [
    `CREATE FUNCTION ${qualified(each.schema, names.gather)}() RETURNS trigger LANGUAGE plpgsql SET search_path = '' SET extra_float_digits = 1 AS ${dollarQuoted(body)};\n`,
    follow("insert", "REFERENCING NEW TABLE AS touched_rows "), follow("update", "REFERENCING OLD TABLE AS touched_rows NEW TABLE AS moved_rows "),
    follow("delete", "REFERENCING OLD TABLE AS touched_rows "), follow("truncate", ""),
  ];
}

function tuple(values: readonly string[]): string {
  return `(${values.join(", ")})`;
}

/** What clients may do with such rows: read those of the records that they may read, and write none, since they write the column. */
export function rowsAccess(entity: Entity, { project }: Schema): Piece {
  const { clientRole } = project;
  if (clientRole === undefined) return "";
  return rowsOf(entity, project).map((each) => {
    const { on, parent, key, parentKey } = partsOf(entity, each, project);
    const closed = closedTable(on, project);
    if (each.field.secret || accessTo(entity, "read").who === "nobody") return closed;
    const seen = key.map((name, index) => `record.${parentKey[index]} = ${identifier(each.table)}.${name}`).join(" AND ");
    return [
      closed, `CREATE POLICY ${identifier(derived(each.table, "read"))} ON ${on} FOR SELECT TO ${identifier(clientRole)}\n  USING (EXISTS (SELECT FROM ${parent} AS record WHERE ${seen}));\n`,
      `GRANT SELECT ON TABLE ${on} TO ${identifier(clientRole)};\n`,
    ];
  });
}

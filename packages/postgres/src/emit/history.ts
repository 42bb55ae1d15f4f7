import { mark, type Entity, type Piece, type Project, type Type } from "@concord/core";
import { journalFunction, journalIndex, journalOf, truncateTrigger, type Journal } from "../history.ts";
import { derived, fieldsHere, recordFunction, tableOf, tableText } from "../names.ts";
import { comment, dollarQuoted, identifier, literal, qualified } from "../quote.ts";
import { heldAt, tableFields } from "../spread.ts";
import { plainLines, type PlainColumn } from "./column-lines.ts";
import { columnOf } from "./column.ts";

/** The journal of an entity that keeps one: its table, and what fills it. */
export function history(entity: Entity, project: Project): Piece {
  const journal = journalOf(entity, project);
  if (journal === undefined) return "";
  return ["\n", `${comment(`What became of each ${entity.id}: a trigger writes it, and no client.`)}\n`, journalTable(entity, journal, project), filled(entity, journal, project)];
}

/** The journal's columns. */
export function journalTableColumns(entity: Entity, journal: Journal, project: Project): readonly PlainColumn[] {
  const { historyId, operation, changedAt, changedBy, version, before, after } = journal.columns;
  const keys = entity.key.map((name, index): PlainColumn => {
    const { type } = columnOf(entity, heldAt(entity, [name]).field, project);
    return [journal.key[index] as string, type, `${type === "text" ? 'COLLATE "C" ' : ""}NOT NULL`];
  });
  return [
    [historyId, "bigint", "GENERATED ALWAYS AS IDENTITY"], ...keys, [operation, "text", "NOT NULL"], [changedAt, "timestamptz", "NOT NULL DEFAULT now()"], [changedBy, "text"],
    [version, "text"], [before, "jsonb"], [after, "jsonb"],
  ];
}

/** The table. It refers to nothing: entries outlive the record, and its columns stay as they are whatever the entity's columns become. */
function journalTable(entity: Entity, journal: Journal, project: Project): Piece {
  const { historyId, operation } = journal.columns;
  const on = qualified(journal.schema, journal.table);
  const key = journal.key.map(identifier).join(", ");
  return [
    `CREATE TABLE ${on} (\n`,
    plainLines(journalTableColumns(entity, journal, project)).map((line) => `  ${line},\n`),
    `  CONSTRAINT ${identifier(derived(journal.table, "pkey"))} PRIMARY KEY (${identifier(historyId)}),\n`,
    `  CONSTRAINT ${identifier(derived(journal.table, "operation"))} CHECK (${identifier(operation)} IN ('create', 'update', 'delete'))\n);\n`,
    `COMMENT ON TABLE ${on} IS ${literal(`What became of each ${entity.id}, oldest first by ${historyId}.`)};\n`,
    `CREATE INDEX ${identifier(journalIndex(journal))} ON ${on} (${key}, ${identifier(historyId)});\n`,
  ];
}

/**
 * The trigger. It runs as its owner, since a client that may change a record may not write the journal, and with an empty search path. Records are
 * written down as the contract spells them (field names, canonical values), so that an entry reads the same whatever a column was called then, and through the same
 * validators as the record itself. An update that changes nothing that the journal shows is no entry.
 */
function filled(entity: Entity, journal: Journal, project: Project): Piece {
  const { schema, table } = tableOf(entity, project);
  const name = journalFunction(table);
  const record = qualified(schema, recordFunction(table));
  const except = entity.history?.except.filter((field) => fieldsHere(entity).some((each) => each.name === field)) ?? [];
  const shown = (value: string): string => (except.length === 0 ? value : `${value} - ARRAY[${except.map(literal).join(", ")}]`);
  const { operation, changedBy, version, before, after } = journal.columns;
  const into = [...journal.key, operation, changedBy, version, before, after].map(identifier).join(", ");
  const keys = journal.key.map((column) => `v_row.${identifier(column)}`).join(", ");
  const body = `
DECLARE
  v_before jsonb;
  v_after jsonb;
  v_row record;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    v_before := ${record}(to_jsonb(OLD));
    v_row := OLD;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    v_after := ${record}(to_jsonb(NEW));
    v_row := NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND ${shown("v_before")} = ${shown("v_after")} THEN
    RETURN NULL;
  END IF;
  INSERT INTO ${qualified(journal.schema, journal.table)} (${into})
  VALUES (${keys}, CASE TG_OP WHEN 'INSERT' THEN 'create' ELSE lower(TG_OP) END, concord.uid(), ${entity.version === undefined ? "NULL" : literal(entity.version)}, v_before, v_after);
  RETURN NULL;
END
`;
  const floats = tableFields(entity).some(({ type }) => isFloat(type)) ? " SET extra_float_digits = 1" : "";
  const trigger = `CREATE TRIGGER ${identifier(name)} AFTER INSERT OR UPDATE OR DELETE ON ${tableText(entity, project)}\n  FOR EACH ROW EXECUTE FUNCTION ${qualified(schema, name)}();`;
  const guard = truncateTrigger(table);
  return [
    `CREATE FUNCTION ${qualified(schema, name)}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''${floats} AS ${dollarQuoted(body)};\n`,
    mark(`${entity.id}:history`, trigger, name), "\n",
    `CREATE TRIGGER ${identifier(guard)} BEFORE TRUNCATE ON ${tableText(entity, project)}\n  FOR EACH STATEMENT EXECUTE FUNCTION concord.refuse_truncate();\n`,
  ];
}

function isFloat(type: Type): boolean {
  return type.kind === "float" || type.kind === "geoPoint" || (type.kind === "list" && isFloat(type.of));
}

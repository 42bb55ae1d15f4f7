import { ddlOf, sqlNames, tableName, typeOf } from "../emit/ddl.ts";
import { identifier, literal } from "../quote.ts";
import type { FieldResource, ForeignKey, TableReference } from "../resource.ts";
import { unnamedProject } from "../names.ts";
import type { Action, Copied, Options } from "./action.ts";

/**
 * An action as a migration's file holds it: a statement of GoogleSQL, or, where only the API does it, a request in JSON (its method, and what it takes). Statements that may
 * meet a table that has it already say IF [NOT] EXISTS, so that they may be sent again.
 */
export function statementOf(action: Action): string {
  const alter = (rest: string): string => `ALTER TABLE ${tableName("at" in action ? action.at : (undefined as never))} ${rest};`;
  switch (action.do) {
    case "create table": return withoutOrigin(ddlOf(action.table, ""));
    case "drop table": return `DROP TABLE IF EXISTS ${tableName(action.at)};`;
    case "rename table": return alter(`RENAME TO ${identifier(action.to)}`);
    case "add column": return alter(`ADD COLUMN IF NOT EXISTS ${columnOf(action.column)}`);
    case "drop column": return alter(`DROP COLUMN IF EXISTS ${identifier(action.column)}`);
    case "rename column": return alter(`RENAME COLUMN IF EXISTS ${identifier(action.column)} TO ${identifier(action.to)}`);
    case "relax column": return alter(`ALTER COLUMN ${identifier(action.column)} DROP NOT NULL`);
    case "widen column": return alter(`ALTER COLUMN ${identifier(action.column)} SET DATA TYPE ${typeOf({ ...action.as, mode: undefined }, "")}`);
    case "describe column": return alter(`ALTER COLUMN ${identifier(action.column)} SET OPTIONS (description = ${action.description === undefined ? "NULL" : literal(action.description)})`);
    case "set options": return alter(`SET OPTIONS (${optionsOf(action.options)})`);
    case "add primary key": return alter(`ADD PRIMARY KEY (${list(action.columns)}) NOT ENFORCED`);
    case "drop primary key": return alter("DROP PRIMARY KEY IF EXISTS");
    case "add foreign key": return alter(`${constraint(action.key)} FOREIGN KEY (${list(action.key.columnReferences.map((each) => each.referencingColumn))}) REFERENCES ${tableName(action.key.referencedTable)} (${list(action.key.columnReferences.map((each) => each.referencedColumn))}) NOT ENFORCED`);
    case "drop foreign key": return alter(`DROP CONSTRAINT IF EXISTS ${identifier(action.name)}`);
    case "patch schema": return request(action.at, { schema: { fields: action.fields } });
    case "patch clustering": return request(action.at, { clustering: action.fields.length === 0 ? null : { fields: action.fields } });
    case "copy rows": return merge(action.from, action.to, action.key, action.columns, action.update);
    case "fill column": return `UPDATE ${tableName(action.at)} SET ${identifier(action.column)} = ${action.value} WHERE ${identifier(action.column)} ${action.instead === undefined ? "IS NULL" : `= ${action.instead}`};`;
  }
}

/** The statement without its first line, which names where a generated file comes from. */
function withoutOrigin(text: string): string {
  return text.slice(text.indexOf("\n") + 1).trimEnd();
}

function columnOf(field: FieldResource): string {
  return `${identifier(field.name)} ${typeOf(field, "")}${field.description === undefined ? "" : ` OPTIONS (description = ${literal(field.description)})`}`;
}

const list = (names: readonly string[]): string => names.map(identifier).join(", ");

function constraint({ name }: ForeignKey): string {
  return name === undefined ? "ADD" : `ADD CONSTRAINT IF NOT EXISTS ${identifier(name)}`;
}

function optionsOf(options: Options): string {
  const said = [
    ...("description" in options ? [`description = ${options.description === undefined ? "NULL" : literal(options.description)}`] : []),
    ...("labels" in options ? [`labels = [${Object.entries(options.labels ?? {}).map(([key, value]) => `(${literal(key)}, ${literal(value)})`).join(", ")}]`] : []),
    ...("expirationMs" in options ? [`partition_expiration_days = ${options.expirationMs === undefined ? "NULL" : Number(options.expirationMs) / 86_400_000}`] : []),
  ];
  return said.join(", ");
}

/** A request of the API, which the driver sends as it stands. */
function request({ projectId, datasetId, tableId }: TableReference, body: object): string {
  const project = projectId === unnamedProject ? {} : { projectId };
  return `{\n  "method": "tables.patch",\n  "table": ${JSON.stringify({ ...project, datasetId, tableId })},\n  "body": ${JSON.stringify(body)}\n}`;
}

function merge(from: TableReference, to: TableReference, key: readonly string[], columns: readonly Copied[], update: boolean): string {
  const read = columns.map(({ name, expression }) => `${expression} AS ${identifier(name)}`);
  const names = columns.map(({ name }) => identifier(name));
  const others = columns.filter(({ name }) => !key.includes(name)).map(({ name }) => identifier(name));
  return [
    `MERGE INTO ${tableName(to)} AS n`, "USING (", `  SELECT\n    ${read.join(",\n    ")}`, `  FROM ${tableName(from)} AS o`, ") AS o",
    `ON ${key.map((name) => `n.${identifier(name)} = o.${identifier(name)}`).join(" AND ")}`,
    ...(update && others.length > 0 ? [`WHEN MATCHED THEN\n  UPDATE SET ${others.map((name) => `${name} = o.${name}`).join(", ")}`] : []),
    `WHEN NOT MATCHED THEN\n  INSERT (${names.join(", ")})\n  VALUES (${names.map((name) => `o.${name}`).join(", ")});`,
  ].join("\n");
}

/** A value of a type as GoogleSQL writes it: texts and moments as typed literals. */
export function valueOf(type: FieldResource["type"], value: string | number | boolean): string {
  if (type === "STRING") return literal(String(value));
  if (type === "INTEGER" || type === "FLOAT" || type === "BOOLEAN") return String(value).toUpperCase();
  return `${sqlNames[type] ?? type} ${literal(String(value))}`;
}

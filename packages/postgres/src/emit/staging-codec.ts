import { typeScriptComment, typeScriptKey, typeScriptString, wireMembers, wireType, type Entity, type Field, type Project } from "@concord/core";
import { fieldNamed, columnNames, policyOf } from "../names.ts";
import { identifier } from "../quote.ts";
import { isSpread, tableFieldsOf } from "../spread.ts";
import { slotOf, stagedFields, type Slot } from "../staging.ts";
import { checksOf, membersFrom, rowLines, rowType } from "./codec-fields.ts";
import { slotTableColumns } from "./staging.ts";

/** A field of a record that waits: nothing of it is required, nor of the objects that are spread over columns. */
function waiting(field: Field): Field {
  if (!isSpread(field) || field.type.kind !== "object") return { ...field, optional: true };
  return { ...field, optional: true, type: { ...field.type, fields: field.type.fields.map(waiting) } };
}

/** The cells of a row that the table fills, and what they are in the codec: by the word of the staged record. */
const made: Readonly<Record<"stagingId" | "state" | "receivedAt" | "error", { readonly type: string; readonly carrier: string; readonly about: string }>> = {
  stagingId: { type: "string", carrier: "codec.int64", about: "Its number, in the order in which they came." },
  state: { type: '"waiting" | "promoted" | "rejected"', carrier: 'codec.textOf<"waiting" | "promoted" | "rejected">()', about: "What became of it." },
  receivedAt: { type: "string", carrier: "codec.timestamp(6)", about: "When it came." },
  error: { type: "codec.Rejection", carrier: "codec.json<codec.Rejection>()", about: "Why it was rejected." },
};

/**
 * What an entity's codec says of the table where its records wait: what is received as a row, and a row of the table as what waits. The columns are those of the statement that makes the table.
 * Empty where nothing waits.
 */
export function stagingCodec(entity: Entity, project: Project): string {
  const slot = slotOf(entity, project);
  if (slot === undefined) return "";
  const name = `${entity.name.charAt(0).toUpperCase()}${entity.name.slice(1)}`;
  const policy = policyOf(project);
  const fields = stagedFields(entity).map(waiting);
  const columns = slotTableColumns(entity, slot, project);
  const record = wireMembers(fields, "  ");
  const given = fields.flatMap(tableFieldsOf).flatMap((field) => columnNames(field, policy));
  return `
${typeScriptComment(`What a source tells of a ${entity.id}: any field may be missing, and none is checked.`, "")}export interface ${name}Received {
  /** Who tells it. */
  source?: string | undefined;
  record: ${record};
}

${typeScriptComment(`What waits to become a ${entity.id}, did, or was rejected.`, "")}export interface ${name}Staged extends ${name}Received {
${Object.entries(made).map(([word, { type, about }]) => `  /** ${about} */\n  ${word}${word === "error" ? "?" : ""}: ${type}${word === "error" ? " | undefined" : ""};\n`).join("")}  /** The key of the record that it became. */
  master?: ${masterType(entity)} | undefined;
}

${typeScriptComment(`A row of ${slot.schema}.${slot.table}: every column as text, and NULL for what is absent.`, "")}export interface ${name}StagedRow {
${columns.map(([column, , rest = ""]) => `  ${typeScriptKey(column)}: string${column === slot.columns.stagingId || rest.includes("NOT NULL") ? "" : " | null"};\n`).join("")}}

${typeScriptComment("The cells of a row that a source gives; the table makes the others.", "")}export interface ${name}ReceivedRow {
  ${typeScriptKey(slot.columns.source)}: string | null;
${fields.flatMap(tableFieldsOf).map((field) => rowType(field, policy)).join("")}}

/** The columns of such a row, for SELECT and RETURNING: as text, so that no driver parses them. */
export const ${entity.name}StagedColumns = ${typeScriptString(columns.map(([column]) => `${identifier(column)}::text`).join(", "))};

const staged = {
${Object.entries(made).map(([word, { carrier }]) => `  ${word}: ${carrier},\n`).join("")}};

/** What is received as a row to insert, ${given.length === 1 ? "its column" : `its ${given.length} columns`} and the source. It checks nothing but that the columns can hold it: else it throws a CodecError that names the field.${entity.fields.some((field) => field.computed !== undefined) ? " Generated columns are left out: the record's table makes them." : ""} */
export function ${entity.name}ToStaging({ source, record }: ${name}Received): ${name}ReceivedRow {
  codec.checkKeys(record, known, "");
${fields.map(checksOf).join("")}  return {
    ${typeScriptKey(slot.columns.source)}: codec.optional(codec.text, source, "source"),
${fields.flatMap(tableFieldsOf).map((field) => rowLines(field, policy)).join("")}  };
}

/** What a row of these columns says. An object all of whose columns are NULL is absent. Throws a CodecError that names the field where a column is no text of its type. */
export function ${entity.name}FromStaging(row: ${name}StagedRow): ${name}Staged {
  return {
${cellsFrom(entity, slot)}    record: {
${membersFrom(fields.map((field) => [field]), policy, "      ")}    },
  };
}
`;
}

/** The type of the key of a record, by the names of its fields. */
function masterType(entity: Entity): string {
  return `{ ${entity.key.map((name) => `${typeScriptKey(name)}: ${wireType(fieldNamed(entity, name).type)}`).join("; ")} }`;
}

/** What the table says of a row that is no part of the record. */
function cellsFrom(entity: Entity, { columns, master }: Slot): string {
  const cell = (column: string): string => `row[${typeScriptString(column)}]`;
  const read = (carrier: string, column: string, at: string): string => `codec.read(${carrier}, ${cell(column)}, ${typeScriptString(at)})`;
  const maybe = (word: string, column: string, value: string): string => `    ...(${cell(column)} === null ? {} : { ${word}: ${value} }),\n`;
  const key = entity.key.map((name, index) => {
    const [held] = tableFieldsOf(fieldNamed(entity, name));
    return `${typeScriptKey(name)}: ${read(`fields[${typeScriptString(held?.name ?? name)}]`, master[index] as string, `master.${name}`)}`;
  });
  return [
    `    stagingId: ${read("staged.stagingId", columns.stagingId, "stagingId")},\n`, `    state: ${read("staged.state", columns.state, "state")},\n`,
    maybe("source", columns.source, read("codec.text", columns.source, "source")), `    receivedAt: ${read("staged.receivedAt", columns.receivedAt, "receivedAt")},\n`,
    maybe("error", columns.error, read("staged.error", columns.error, "error")), maybe("master", master[0] as string, `{ ${key.join(", ")} }`),
  ].join("");
}

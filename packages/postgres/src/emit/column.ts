import { join, mark, type Entity, type Field, type Piece, type Project } from "@concord/core";
import { ofField } from "../block.ts";
import { isExisting } from "../existing.ts";
import { nameIn } from "../fragment.ts";
import { columnName, columnNames, enumName, policyOf, tableOf } from "../names.ts";
import { spreadsOf, type TableField } from "../spread.ts";
import { overrideOf, type Override } from "../override.ts";
import { identifier, literal, qualified } from "../quote.ts";
import { columnType, isArray, isText } from "../types.ts";
import { defaultText } from "./default.ts";

/** What a field's columns are, before their checks. */
export interface Column {
  readonly field: TableField;
  readonly names: readonly string[];
  /** `numeric(10,2)`; the escape hatch's own type where the contract names one that fits. */
  readonly type: string;
  readonly override?: Override;
  /** The table was there before its contract. */
  readonly existing: boolean;
  /** SQL over the row that makes the value of a computed field. */
  readonly computed?: string;
  /** The type of the database for `as: enum`, to be created first. */
  readonly enumType?: { readonly name: string; readonly values: readonly string[] };
}

export function columnOf(entity: Entity, field: TableField, project: Project): Column {
  const names = columnNames(field, policyOf(project));
  const existing = isExisting(entity);
  if (ofField(field).as === "enum" && field.type.kind === "enum") {
    const { schema, table } = tableOf(entity, project);
    const given = nameIn(ofField(field).column?.type ?? "");
    const name = given === undefined ? qualified(schema, enumName(table, columnName(field, policyOf(project)))) : qualified(given.schema ?? schema, given.name);
    return { field, names, type: name, enumType: { name, values: field.type.values.map((each) => each.value) }, existing };
  }
  const override = overrideOf(field, existing);
  if (override === undefined || override === "misfit") return { field, names, type: columnType(field.type), existing };
  return { field, names, type: override.type, override, existing };
}

/** What gives a column its value where a statement gives none: a default, or what the table makes. */
export type Made = { readonly default: string } | { readonly identity: "ALWAYS" | "BY DEFAULT" } | { readonly generated: string; readonly virtual?: boolean };

export function madeText(made: Made): string {
  if ("default" in made) return `DEFAULT ${made.default}`;
  return "identity" in made ? `GENERATED ${made.identity} AS IDENTITY` : `GENERATED ALWAYS AS (${made.generated}) ${made.virtual === true ? "VIRTUAL" : "STORED"}`;
}

/** What gives the column its value, of a geoPoint its half; nothing where a record has to bring it, or may lack it. */
export function madeOf(column: Column, index: number, schema: string): Made | undefined {
  const { field, computed } = column;
  const own = ofField(field).column;
  const given = own?.default ?? (field.default === undefined ? undefined : defaultText(field, column, index));
  if (computed !== undefined) return { generated: computed };
  return given === undefined ? generatorOf(own, schema) ?? (field.auto === undefined ? undefined : makerOf(field)) : { default: given };
}

/** Whether the column takes no NULL. */
export function isRequired(field: Field): boolean {
  return !field.optional && ofField(field).column?.nullable !== true;
}

/** The marks of a column that claims ask for beside the constraints' own ids. */
export const typeMark = (field: string): string => `column type ${field}`;
export const tableMark = "table";
export const computedMark = (field: string): string => `computed column ${field}`;

/** A column's line in CREATE TABLE, in aligned cells: name, type, the rest. */
export function columnLines(entity: Entity, column: Column, project: Project, width: number): readonly Piece[] {
  const { field } = column;
  return column.names.map((name, index) => {
    const rest: Piece[] = [];
    if (isRequired(field)) rest.push(requiredBy(field).reduce<Piece>((piece, path) => mark(`${entity.id}/${path}:required`, piece, name), "NOT NULL"));
    const made = madeOf(column, index, tableOf(entity, project).schema);
    if (made !== undefined) rest.push(mark(madeMark(entity, column), madeText(made), name));
    return [identifier(name).padEnd(width), " ", mark(typeMark(field.name), `${column.type}${collation(column)}`, name), rest.length === 0 ? "" : " ", join(rest, " ")];
  });
}

/** The constraint of the contract that such a clause keeps. */
function madeMark(entity: Entity, { field }: Column): string {
  if (field.computed !== undefined) return computedMark(field.name);
  const isDefault = field.auto === undefined && (field.default !== undefined || ofField(field).column?.default !== undefined);
  return isDefault ? `${entity.id}/${field.steps[0].name}:default` : `${entity.id}/${field.name}:auto`;
}

/** What is there because a column has a value: its field, and each spread object that has it first among what it always has. */
function requiredBy(field: TableField): readonly string[] {
  const spreads = spreadsOf(field.steps[0]).filter(({ always }) => always[0] === field);
  return [field.name, ...spreads.map(({ name }) => name)];
}

/** Texts and lists of texts stand in the C collation: no order and no equality hangs on the server's locale. */
export function collation({ field, enumType, existing }: Column): string {
  const { type } = field;
  if (existing) return collated(ofField(field).column?.collation);
  const isTexts = isText(type) ? enumType === undefined : type.kind === "list" && isArray(type.of) && isText(type.of);
  return isTexts ? ' COLLATE "C"' : "";
}

/** A collation that a column of an existing table has of its own. */
export function collated(name: string | undefined): string {
  return name === undefined ? "" : ` COLLATE ${identifier(name)}`;
}

/** What makes the value of an existing column: an identity, or the sequence of a serial one. */
export function generatorOf(own: { readonly identity?: "always" | "by default" | undefined; readonly sequence?: string | undefined } | undefined, schema: string): Made | undefined {
  if (own?.identity !== undefined) return { identity: own.identity === "always" ? "ALWAYS" : "BY DEFAULT" };
  return own?.sequence === undefined ? undefined : { default: `nextval(${literal(qualified(schema, own.sequence))}::regclass)` };
}

/** How the store makes a value that a record lacks. */
function makerOf({ auto, type }: Field): Made {
  if (auto === "uuid") return { default: "gen_random_uuid()" };
  if (auto === "sequence") return { identity: "BY DEFAULT" };
  return { default: momentText(type.kind === "timestamp" ? type.precision : 6) };
}

/** The transaction's time with so many digits, cut and not rounded, so that it is never in the future. */
export function momentText(digits: number): string {
  return digits === 6 ? "now()" : `date_trunc('${digits === 3 ? "milliseconds" : "second"}', now())`;
}

/** The type that an enum of the database needs first; where a contract says what it is called, other tables may have it too. */
export function enumStatement({ enumType, existing }: Column): string | undefined {
  return enumType === undefined || existing ? undefined : `CREATE TYPE ${enumType.name} AS ENUM (${enumType.values.map(literal).join(", ")});`;
}

import { z, type ZodType } from "zod";

/** `postgres:` on an entity. */
export interface EntityBlock { readonly table?: string | undefined; readonly schema?: string | undefined; readonly columns?: Readonly<Record<string, ExtraColumn>> | undefined }

/** A column that is no part of the record. */
export interface ExtraColumn {
  readonly type: string;
  /** SQL, as the author wrote it. */
  readonly generated?: string | undefined;
  readonly index?: (typeof indexMethods)[number] | undefined;
  readonly description?: string | undefined;
}
const indexMethods = ["btree", "hash", "gin", "gist", "brin"] as const;

/** `postgres:` on a field. */
export interface FieldBlock {
  readonly name?: string | undefined;
  readonly exact?: boolean | undefined;
  readonly as?: "enum" | "columns" | undefined;
  readonly column?: { readonly type?: string | undefined } | undefined;
}

/** Any text is a name in PostgreSQL, but an empty one and what UTF-8 in PostgreSQL cannot hold. */
const name = (about: string): ZodType<string | undefined> =>
  z.string().min(1).refine((text) => text.isWellFormed() && !text.includes("\0"), "is no name: it holds U+0000 or half a character").describe(about).optional();

export const entityBlock: ZodType<EntityBlock> = z.strictObject({
  table: name("The table's name; the plural in snake_case by default."),
  schema: name("The table's schema; the namespace by default."),
  columns: z.record(z.string(), z.strictObject({
    type: z.string().min(1).describe("The column's type in PostgreSQL's words: tsvector."),
    generated: z.string().min(1).describe("The SQL expression over the table's columns that makes the value; without it the column may be empty.").optional(),
    index: z.enum(indexMethods).describe("An index on the column, of this method.").optional(),
    description: z.string().describe("What the column is for, in a sentence for people.").optional(),
  })).describe("Columns that are no part of the record, by their names in the table: no shape, no type and no other store has them.").optional(),
});

export const fieldBlock: ZodType<FieldBlock> = z.strictObject({
  name: name("The column's name; the field's name in snake_case by default."),
  exact: z.boolean().describe("decimal: digits beyond the scale are refused instead of rounded.").optional(),
  as: z.enum(["enum", "columns"]).describe("enum: a type of the database instead of text with a check. columns: an object's members in columns of their own; of refAny, a column with a foreign key for each entity.").optional(),
  column: z.strictObject({
    type: z.string().min(1).describe("The column's type as an existing table has it: varchar(255). What it costs stands in the enforcement report.").optional(),
  }).describe("The column as it is in an existing table.").optional(),
});

/** The room's own words on an entity. */
export function ofEntity(entity: { readonly blocks: Readonly<Record<string, unknown>> }): EntityBlock {
  return (entity.blocks["postgres"] ?? {}) as EntityBlock;
}

/** The room's own words on a field. */
export function ofField(field: { readonly blocks: Readonly<Record<string, unknown>> }): FieldBlock {
  return (field.blocks["postgres"] ?? {}) as FieldBlock;
}

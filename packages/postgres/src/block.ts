import { z, type ZodType } from "zod";

/** `postgres:` on an entity. */
export interface EntityBlock {
  readonly table?: string | undefined;
  readonly schema?: string | undefined;
  readonly columns?: Readonly<Record<string, ExtraColumn>> | undefined;
  readonly existing?: true | undefined;
  /** The primary key's name, or `false` where the table has none. */
  readonly key?: string | false | undefined;
  readonly references?: Readonly<Record<string, string>> | undefined;
  readonly constraints?: Readonly<Record<string, Raw>> | undefined;
  readonly indexes?: Readonly<Record<string, Raw>> | undefined;
  readonly types?: Readonly<Record<string, Raw>> | undefined;
  readonly sequences?: Readonly<Record<string, string>> | undefined;
  readonly extensions?: Readonly<Record<string, string>> | undefined;
  readonly comment?: boolean | undefined;
  readonly options?: string | undefined;
  readonly unlogged?: boolean | undefined;
  readonly partitioned?: string | undefined;
  readonly rowSecurity?: "enabled" | "forced" | undefined;
}

/** SQL as the catalog prints it, behind the name of what it makes; with a comment where the database has one. */
export type Raw = string | { readonly is: string; readonly comment: string };

/** A column that is no part of the record. Its SQL is as the author wrote it. */
export interface ExtraColumn {
  readonly type: string;
  readonly generated?: string | undefined;
  readonly virtual?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly default?: string | undefined;
  readonly collation?: string | undefined;
  readonly identity?: Identity | undefined;
  readonly sequence?: string | undefined;
  readonly index?: (typeof indexMethods)[number] | undefined;
  readonly description?: string | undefined;
}
const indexMethods = ["btree", "hash", "gin", "gist", "brin"] as const;
const identities = ["always", "by default"] as const;
type Identity = (typeof identities)[number];

/** `postgres:` on a field. */
export interface FieldBlock {
  readonly name?: string | undefined;
  readonly exact?: boolean | undefined;
  readonly as?: "enum" | "columns" | "table" | undefined;
  readonly column?: ColumnBlock | undefined;
  /** The constraints of an existing table that keep a word of the field, by the word. */
  readonly checks?: Readonly<Record<string, string>> | undefined;
}

/** A column as an existing table has it. */
export interface ColumnBlock {
  readonly type?: string | undefined;
  readonly collation?: string | undefined;
  readonly default?: string | undefined;
  readonly identity?: Identity | undefined;
  readonly sequence?: string | undefined;
  readonly nullable?: boolean | undefined;
}

/** `postgres:` on an item of `unique`. */
export interface UniqueBlock { readonly name?: string | undefined; readonly as?: "index" | undefined }

/** Words that a field's `checks` may name. */
export const checkedWords = ["type", "format", "pattern", "normalize", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "precision", "values"] as const;

/** Any text is a name in PostgreSQL, but an empty one and what UTF-8 in PostgreSQL cannot hold. */
const nameText: z.ZodString = z.string().min(1).refine((text) => text.isWellFormed() && !text.includes("\0"), "is no name: it holds U+0000 or half a character");
const name = (about: string): ZodType<string | undefined> => nameText.describe(about).optional();
const sql = (about: string): ZodType<string> => z.string().min(1).describe(about);
const raw: ZodType<Raw> = z.union([z.string().min(1), z.strictObject({
  is: sql("The SQL, as the catalog prints it."),
  comment: z.string().min(1).describe("The comment that the database has on it."),
})]);
const collation = name("The collation of the column's own; the type's where nothing is said.");
const sequence = name("The sequence of a serial column, beside the table: it is made, belongs to the column and gives its default.");
const identity = z.enum(identities).describe("The column is an identity: always refuses a value that a writer brings, by default takes it.").optional();

export const entityBlock: ZodType<EntityBlock> = z.strictObject({
  table: name("The table's name; the plural in snake_case by default."),
  schema: name("The table's schema; the namespace by default."),
  existing: z.literal(true).describe("The table is one that was there before its contract: it has what stands here, and nothing that Concord adds to tables of its own (checks of types and lengths, the collation C). What it does not keep is claimed as lost.").optional(),
  key: z.union([nameText, z.literal(false)]).describe("existing: the name of the primary key, or of the unique under constraints or indexes that stands in its place; false where the table has neither.").optional(),
  references: z.record(z.string(), nameText).describe("existing: the foreign keys, by the reference (a field's name, or its own).").optional(),
  constraints: z.record(nameText, raw).describe("existing: constraints by name, in SQL as the catalog prints it: those that the contract has no word for, or whose text is another.").optional(),
  indexes: z.record(nameText, raw).describe("existing: indexes by name, in SQL from UNIQUE or USING on, as the catalog prints it.").optional(),
  types: z.record(nameText, raw).describe("existing: types that columns have, as schema.name in SQL: ENUM (…), DOMAIN … or (…) for a composite one; each is made where it is missing.").optional(),
  sequences: z.record(nameText, z.string()).describe("existing: sequences that defaults ask, as schema.name, each with its options in SQL.").optional(),
  extensions: z.record(nameText, nameText).describe("existing: extensions that types, defaults and indexes come from, each with its schema.").optional(),
  comment: z.boolean().describe("false: the description is not written into the database.").optional(),
  options: sql("existing: the table's storage parameters: fillfactor=70.").optional(),
  unlogged: z.boolean().describe("existing: the table is not written to the log.").optional(),
  partitioned: sql("existing: what the table is cut by: RANGE (created_at). Its partitions are nothing of the contract's.").optional(),
  rowSecurity: z.enum(["enabled", "forced"]).describe("existing: row-level security is on, or on for the owner too. Its policies are nothing of the contract's.").optional(),
  columns: z.record(z.string(), z.strictObject({
    type: z.string().min(1).describe("The column's type in PostgreSQL's words: tsvector."),
    generated: z.string().min(1).describe("The SQL expression over the table's columns that makes the value; without it the column may be empty.").optional(),
    virtual: z.boolean().describe("existing: the value is made when it is read, and not stored.").optional(),
    required: z.boolean().describe("existing: the column is never NULL. Without a default no record can be written by its contract alone.").optional(),
    default: sql("existing: the default, in SQL.").optional(),
    collation, identity, sequence,
    index: z.enum(indexMethods).describe("An index on the column, of this method.").optional(),
    description: z.string().describe("What the column is for, in a sentence for people.").optional(),
  })).describe("Columns that are no part of the record, by their names in the table: no shape, no type and no other store has them.").optional(),
});

export const fieldBlock: ZodType<FieldBlock> = z.strictObject({
  name: name("The column's name; the field's name in snake_case by default."),
  exact: z.boolean().describe("decimal: digits beyond the scale are refused instead of rounded.").optional(),
  as: z.enum(["enum", "columns", "table"]).describe("enum: a type of the database instead of text with a check. columns: an object's members in columns of their own; of refAny, a column with a foreign key for each entity. table: the members of a list or map of objects in a table of their own too, each in a row with the record's key.").optional(),
  column: z.strictObject({
    type: z.string().min(1).describe("The column's type as an existing table has it: varchar(255). What it costs stands in the enforcement report.").optional(),
    collation,
    default: sql("existing: the default, in SQL as the catalog prints it, where a literal is no way to say it.").optional(),
    identity, sequence,
    nullable: z.boolean().describe("existing: the column takes NULL although the field is required.").optional(),
  }).describe("The column as it is in an existing table.").optional(),
  checks: z.partialRecord(z.enum(checkedWords), nameText).describe("existing: the constraints of the table that keep what the field says, by its words: { minimum: price_check }. One that does not stand under constraints is made by its word.").optional(),
});

export const uniqueBlock: ZodType<UniqueBlock> = z.strictObject({
  name: name("existing: the name in the database, where it is none that a contract can give."),
  as: z.enum(["index"]).describe("existing: a unique index without a constraint.").optional(),
});

/** The room's own words on an entity. */
export function ofEntity(entity: { readonly blocks: Readonly<Record<string, unknown>> }): EntityBlock {
  return (entity.blocks["postgres"] ?? {}) as EntityBlock;
}

/** The room's own words on a field. */
export function ofField(field: { readonly blocks: Readonly<Record<string, unknown>> }): FieldBlock {
  return (field.blocks["postgres"] ?? {}) as FieldBlock;
}

/** The room's own words on a unique. */
export function ofUnique(unique: { readonly blocks: Readonly<Record<string, unknown>> }): UniqueBlock {
  return (unique.blocks["postgres"] ?? {}) as UniqueBlock;
}

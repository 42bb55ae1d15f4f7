/** A database as an import reads it: what its catalog says, by name, with what each thing stands on. */
export interface SourceDatabase {
  readonly tables: readonly SourceTable[];
  readonly types: readonly SourceType[];
  readonly sequences: readonly SourceSequence[];
}

/** What a thing stands on outside of tables. */
export interface Needs {
  /** Extensions that brought something of it, each as `[name, schema]`. */
  readonly extensions: readonly (readonly [name: string, schema: string])[];
  /** Types of the database's own, as `schema.name` in SQL. */
  readonly types: readonly string[];
  /** What no contract describes, as the server calls it: `function public.next_id()`. */
  readonly blocked: readonly string[];
}

export interface SourceTable {
  readonly schema: string;
  readonly name: string;
  readonly kind: "table" | "partitioned" | "foreign";
  /** A partition or a child by inheritance, of this table. */
  readonly parent: string | null;
  /** The composite type of whose members it is made, if it is. */
  readonly ofType: string | null;
  readonly isPartition: boolean;
  readonly comment: string | null;
  readonly options: string | null;
  readonly unlogged: boolean;
  readonly rowSecurity: "enabled" | "forced" | null;
  readonly partitionedBy: string | null;
  readonly columns: readonly SourceColumn[];
  readonly constraints: readonly SourceConstraint[];
  readonly indexes: readonly SourceIndex[];
}

export interface SourceColumn extends Needs {
  readonly name: string;
  /** As `format_type` prints it with an empty search path. */
  readonly type: string;
  /** The type without modifiers below every domain and array: `pg_catalog.int4`, `public.mood`. */
  readonly base: string;
  /** Its printed form with modifiers, below domains, of an array's members: `character varying(40)`. */
  readonly baseType: string;
  readonly isArray: boolean;
  /** How the type stands to `base`: itself, a domain, or an enum of the database. */
  readonly is: "base" | "domain" | "enum" | "other";
  readonly notNull: boolean;
  readonly default: string | null;
  readonly generated: string | null;
  readonly virtual: boolean;
  readonly identity: "always" | "by default" | null;
  readonly collation: string | null;
  readonly comment: string | null;
  /** The sequence that its default asks, as `[schema, name]`. */
  readonly sequence: readonly [schema: string, name: string] | null;
  /** Columns that its generated value stands on. */
  readonly uses: readonly string[];
}

export interface SourceConstraint extends Needs {
  readonly name: string;
  readonly kind: "primary" | "unique" | "foreign" | "check" | "exclude";
  readonly definition: string;
  readonly columns: readonly string[];
  readonly comment: string | null;
  readonly deferrable: boolean;
  readonly deferred: boolean;
  readonly validated: boolean;
  readonly nullsEqual: boolean;
  /** Of a unique or key: it carries further columns, or is spelled otherwise than its columns alone. */
  readonly carries: boolean;
  readonly other: { readonly schema: string; readonly table: string; readonly columns: readonly string[]; readonly onDelete: string; readonly onUpdate: string; readonly isFull: boolean; readonly hasColumns: boolean } | null;
}

export interface SourceIndex extends Needs {
  readonly name: string;
  readonly isUnique: boolean;
  /** SQL from `USING` on. */
  readonly sql: string;
  readonly method: string;
  /** Its keys if all are columns in the usual order of nulls with the usual operators, each with its direction; empty for any other index. */
  readonly keys: readonly { readonly column: string; readonly descending: boolean }[];
  readonly nullsEqual: boolean;
  readonly comment: string | null;
  readonly isValid: boolean;
  readonly uses: readonly string[];
}

export interface SourceType extends Needs {
  readonly schema: string;
  readonly name: string;
  readonly kind: "enum" | "domain" | "composite" | "range";
  readonly values: readonly string[];
  /** As a contract gives it: `ENUM (…)`, `DOMAIN …`. */
  readonly sql: string;
  readonly notNull: boolean;
  readonly comment: string | null;
}

export interface SourceSequence {
  readonly schema: string;
  readonly name: string;
  /** Options in SQL; empty where they are those of its type. */
  readonly options: string;
  readonly type: string;
  /** The column that has it, as `[schema, table, column]`. */
  readonly owner: readonly [schema: string, table: string, column: string] | null;
}

import type { Written } from "../expression/expression.ts";
import type { Span } from "../source/span.ts";
import type { Field } from "./field.ts";
import type { Json } from "./json.ts";
import type { Partition } from "./partition.ts";
import type { Query } from "./query.ts";
import type { NamedShape } from "./shape.ts";

/** A path through objects: `["price", "amount"]`. Never through lists or maps. */
export type FieldPath = readonly string[];

export type ReferenceAction = "restrict" | "cascade" | "clear";

/** A field's `ref` or an entry of `references`; both are held here, by name and in the order of the contract. */
export interface Reference {
  /** `ref`: the field's name. `references`: the entry's name. */
  readonly name: string;
  /** The name under which an access expression follows it: `client` for `clientId`, else the reference's own name. */
  readonly relation: string;
  /** The entity it points at, as `namespace.name`. */
  readonly to: string;
  /** Own fields, in the order of the target's key. */
  readonly by: readonly string[];
  /** The target's key fields. */
  readonly key: readonly string[];
  readonly onDelete: ReferenceAction;
  readonly onUpdate: ReferenceAction;
  /** The stores that enforce it: the primary store by default, if it can; empty for `none`. */
  readonly enforce: readonly string[];
  /** Of a reference to one of several entities: it counts for the records in which this field has this value. Each of the several is a reference by itself. */
  readonly when?: { readonly field: string; readonly is: string };
  readonly span: Span;
}

/** What makes a record unique beside its key. */
export interface Unique {
  /** The name in the contract, or absent: rooms then derive one. */
  readonly name?: string;
  readonly fields: readonly FieldPath[];
  readonly where?: Written;
  /** Whether two records without a value meet (`equal`) or not. Set where a field is optional. */
  readonly nulls: "distinct" | "equal";
  readonly stores: readonly string[];
  /** Store blocks by store name, of those that the contract lists; a field's `unique: true` has none. */
  readonly blocks: Readonly<Record<string, unknown>>;
  readonly span: Span;
}

export interface Index {
  readonly name?: string;
  readonly fields: readonly { readonly path: FieldPath; readonly descending: boolean }[];
  readonly where?: Written;
  readonly using?: string;
  readonly include: readonly FieldPath[];
  readonly stores: readonly string[];
  /** The query that it was made for, of an index that the contract does not list. */
  readonly query?: string;
  readonly span: Span;
}

/** Holds for every record; an expression of type boolean over the record. */
export interface Check {
  readonly name: string;
  readonly if: Written;
  readonly message?: string;
  readonly span: Span;
}

/** Which value of a field may follow which. A value may always stay as it is. */
export interface Transition {
  /** A required field of an enum type. */
  readonly field: string;
  /** The values that a new record may have; absent: every one. */
  readonly initial?: readonly string[];
  /** For every value of the enum, in its order, those that may follow it: none after a last one. */
  readonly next: readonly { readonly from: string; readonly to: readonly string[] }[];
  readonly span: Span;
}

/** A journal of what became of the records: one entry for each that was created, changed or deleted. Secrets are never in it. */
export interface History {
  /** The journal's table as the contract calls it, or absent: rooms then derive a name. */
  readonly table?: string;
  /** Fields whose change alone makes no entry; those that are `auto: updated` are always among them. */
  readonly except: readonly string[];
}

/** A table where records wait to be promoted: they may lack anything and break every rule but their types. */
export interface Staging {
  /** The table as the contract calls it, or absent: rooms then derive a name. */
  readonly table?: string;
  /** The fields by which a waiting record is found among the entity's own: its key or a unique, all of them required. */
  readonly match: readonly string[];
  /** What becomes of a record that is found: `fill` gives it what it lacks, `overwrite` everything that the waiting record has. */
  readonly merge: (typeof merges)[number];
}
export const merges = ["fill", "overwrite"] as const;

export const operations = ["read", "create", "update", "delete"] as const;
export type Operation = (typeof operations)[number];

/** Who may do one operation. An absent line in the contract is `nobody`. */
export interface AccessRule {
  readonly who: "anyone" | "signedIn" | "nobody" | "expression";
  /** Present exactly if `who` is `expression`; implies a signed-in caller. */
  readonly if?: Written;
  /** create and update: the fields a client may write, after every rule of the language is applied, as top-level names. Empty for read and delete. */
  readonly writable: readonly string[];
  readonly span: Span;
}

/** One contract, resolved: types inlined, references looked up, expressions typed. It depends on nothing but itself and the entities it refers to. */
export interface Entity {
  /** `namespace.name`. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  /** The word that names a collection or table unless a store block does: `plural`, else `name`. */
  readonly plural: string;
  readonly description: string;
  readonly version?: string;
  readonly owner?: string;
  readonly meta: Readonly<Record<string, Json>>;
  readonly stores: readonly string[];
  /** The store in which identity, uniqueness and references are enforced. */
  readonly primary: string;
  readonly fields: readonly Field[];
  readonly key: readonly string[];
  readonly references: readonly Reference[];
  readonly uniques: readonly Unique[];
  /** Those that the contract lists, then those that its queries need beside them. */
  readonly indexes: readonly Index[];
  readonly queries: readonly Query[];
  readonly checks: readonly Check[];
  readonly transitions: readonly Transition[];
  /** Those that the contract names, beside the ones that every entity has. */
  readonly shapes: readonly NamedShape[];
  /** Absent: no client at all. */
  readonly access?: Readonly<Record<Operation, AccessRule>>;
  /** The timestamp from which a record may be deleted. */
  readonly expires?: string;
  /** How many days a record is kept after the moment in this field, which the store sets when it is created. */
  readonly keep?: { readonly days: number; readonly from: string };
  /** How the tables of every store that has partitions are cut. */
  readonly partition?: Partition;
  /** Records are only added: none is changed, and none deleted before its time by `expires` or `keep` is over. */
  readonly appendOnly?: true;
  readonly history?: History;
  readonly staging?: Staging;
  readonly was: readonly string[];
  readonly reserved: readonly string[];
  readonly blocks: Readonly<Record<string, unknown>>;
  readonly file: string;
  /** The value of `entity:`. */
  readonly span: Span;
  /** By word; of a store's block, each word by its path: `bigquery.partition.field`, and `bigquery.labels.team:key` for a key. */
  readonly spans: Readonly<Record<string, Span>>;
}

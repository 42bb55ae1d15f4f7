import type { Normalisation } from "../model/type.ts";
import type { Auto, Pii } from "../model/field.ts";
import type { Partition } from "../model/partition.ts";
import type { ReferenceAction, Staging } from "../model/entity.ts";
import type { MapNode } from "../read/node.ts";
import type { Source } from "../source/span.ts";

/** The words of a type as written and found in the grammar; what they mean together is settled in resolve/. */
export interface TypeWords {
  readonly type?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly normalize?: readonly Normalisation[];
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  readonly exclusiveMinimum?: number | string;
  readonly exclusiveMaximum?: number | string;
  readonly precision?: number;
  readonly scale?: number;
  readonly values?: readonly (string | EnumValueWords)[];
  readonly open?: boolean;
  /** list, map: one type. union: a type for each part, by the part's name. */
  readonly of?: string | TypeWords | PartWords;
  readonly by?: string;
  readonly tag?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly keys?: string | readonly string[] | TypeWords;
  readonly require?: readonly string[];
  readonly fields?: Readonly<Record<string, FieldWords>>;
}
export type PartWords = Readonly<Record<string, string | TypeWords>>;
export interface EnumValueWords { readonly value: string; readonly description?: string; readonly deprecated?: boolean; readonly was?: readonly string[] }

export interface ReferenceWords {
  readonly onDelete?: ReferenceAction;
  readonly onUpdate?: ReferenceAction;
  readonly enforce?: "none" | readonly string[];
}
export interface FieldWords extends TypeWords, ReferenceWords {
  readonly description?: string;
  readonly optional?: boolean;
  readonly was?: readonly string[];
  readonly deprecated?: boolean | { readonly since?: string; readonly use?: string };
  readonly pii?: Pii;
  readonly ref?: string;
  readonly refAny?: readonly string[] | Readonly<Record<string, string>>;
  /** Of a field that `refAny` of another made: not written by anybody. */
  readonly any?: AnyPart;
  readonly default?: unknown;
  readonly auto?: Auto;
  readonly computed?: string;
  readonly setBy?: "server";
  readonly immutable?: boolean;
  readonly secret?: boolean;
  readonly unique?: boolean;
  readonly stores?: readonly string[];
}
/** Of the two fields that `refAny` makes of the field `name`, one: which entity it is (by these values), or its key. */
export interface AnyPart { readonly part: "type" | "id"; readonly name: string; readonly of: readonly { readonly value: string; readonly to: string }[] }
export interface KeyedWords {
  readonly fields: readonly string[];
  readonly where?: string;
  readonly name?: string;
  readonly stores?: readonly string[];
  readonly nulls?: "distinct" | "equal";
  readonly using?: string;
  readonly include?: readonly string[];
}
export interface QueryWords { readonly where?: readonly string[]; readonly order?: readonly string[]; readonly description?: string; readonly stores?: readonly string[] }
export type TransitionWords = Readonly<Record<string, readonly string[]>> | { readonly initial?: readonly string[]; readonly next: Readonly<Record<string, readonly string[]>> };
export interface ShapeWords {
  readonly description?: string;
  readonly direction?: "input" | "output";
  readonly pick?: readonly string[];
  readonly omit?: readonly string[];
  readonly partial?: boolean;
  readonly add?: Readonly<Record<string, FieldWords>>;
  readonly checks?: ChecksWords;
  readonly form?: boolean;
}
export type ChecksWords = Readonly<Record<string, string | { readonly if: string; readonly message?: string }>>;
export type AccessWords = string | { readonly if: string; readonly only?: readonly string[] };
interface SharedWords {
  readonly description: string;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly was?: readonly string[];
  readonly owner?: string;
}
/** What an entity says of its records, and a trait of those of every entity that uses it. */
interface RecordWords extends SharedWords {
  readonly fields: Readonly<Record<string, FieldWords>>;
  readonly key?: readonly string[];
  readonly references?: Readonly<Record<string, ReferenceWords & { readonly to: string; readonly by: readonly string[] }>>;
  readonly unique?: readonly (readonly string[] | KeyedWords)[];
  readonly indexes?: readonly (readonly string[] | KeyedWords)[];
  readonly queries?: Readonly<Record<string, QueryWords>>;
  readonly expires?: string;
  readonly keep?: string;
  readonly appendOnly?: boolean;
  readonly transitions?: Readonly<Record<string, TransitionWords>>;
  readonly checks?: ChecksWords;
  readonly access?: Readonly<Partial<Record<"read" | "create" | "update" | "delete", AccessWords>>>;
}
export interface EntityWords extends RecordWords {
  readonly entity: string;
  readonly plural?: string;
  readonly version?: string;
  readonly stores?: readonly string[];
  readonly primary?: string;
  readonly use?: readonly string[];
  readonly shapes?: Readonly<Record<string, ShapeWords>>;
  readonly reserved?: readonly string[];
  readonly partition?: Partition;
  readonly staging?: { readonly table?: string; readonly match: readonly string[]; readonly merge?: Staging["merge"] };
  readonly history?: true | { readonly table?: string; readonly except?: readonly string[] };
}
export interface TraitWords extends RecordWords { readonly trait: string }
export interface ObjectWords extends SharedWords { readonly object: string; readonly fields: Readonly<Record<string, FieldWords>> }
export interface EnumWords extends SharedWords { readonly enum: string; readonly values: NonNullable<TypeWords["values"]>; readonly open?: boolean }
/** A column or parameter: a path to the field that it is typed like, or a type of its own. */
export type ColumnWords = string | (TypeWords & { readonly field?: string; readonly optional?: boolean; readonly description?: string; readonly pii?: Pii });
interface AnswerWords extends SharedWords {
  readonly stores?: readonly string[];
  readonly columns: Readonly<Record<string, ColumnWords>>;
}
export interface ViewWords extends AnswerWords { readonly view: string; readonly from?: readonly string[] }
export interface SavedQueryWords extends AnswerWords { readonly query: string; readonly parameters?: Readonly<Record<string, ColumnWords>> }
export interface ProjectWords {
  readonly name?: string;
  readonly stores?: readonly string[];
  readonly primary?: string;
  readonly clientRole?: string;
  readonly auth?: {
    readonly uid?: string;
    readonly roles?: string;
    readonly claims?: Readonly<Record<string, { readonly type: "string" | "boolean" | "integer"; readonly default: string | boolean | number }>>;
  };
  readonly naming?: Readonly<Record<string, "snake_case" | "camelCase">>;
  readonly strict?: boolean | readonly string[];
  readonly output?: string;
  readonly packages?: { readonly scope: string; readonly all?: string; readonly each?: readonly ("all" | "namespace")[]; readonly python?: string; readonly drizzle?: boolean; readonly license?: string };
}

/** A file that follows the grammar: its words, and the document they stand in, for places. */
interface InFile {
  readonly source: Source;
  readonly node: MapNode;
  readonly namespace: string;
  readonly name: string;
  readonly id: string;
  /** Parts that the grammar refused are left out: what is left is judged so that all errors are told at once, and makes no schema. */
  readonly partial: boolean;
}
export interface EntityDraft extends InFile { readonly kind: "entity"; readonly words: EntityWords }
export interface ObjectDraft extends InFile { readonly kind: "object"; readonly words: ObjectWords }
export interface EnumDraft extends InFile { readonly kind: "enum"; readonly words: EnumWords }
export interface TraitDraft extends InFile { readonly kind: "trait"; readonly words: TraitWords }
export interface ProjectDraft { readonly kind: "project"; readonly source: Source; readonly node: MapNode; readonly words: ProjectWords }
export interface ViewDraft extends InFile { readonly kind: "view"; readonly words: ViewWords }
export interface SavedQueryDraft extends InFile { readonly kind: "query"; readonly words: SavedQueryWords }
export type Draft = EntityDraft | ObjectDraft | EnumDraft | TraitDraft | ViewDraft | SavedQueryDraft;

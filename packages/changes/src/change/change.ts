import type {
  AccessRule, Check, Column, Entity, EnumValue, Field, Format, History, Index, MapType, NamedShape, Operation, Pattern, Project, Query, Reference, SavedQuery, SharedType, Span,
  Staging, StringType, Transition, Type, Unique, View,
} from "@concord/core";

/** Both sides of what changed; an added thing has no side before, a removed one none after. */
export interface Added<T> { readonly after: T }
export interface Removed<T> { readonly before: T }
export interface Changed<T> { readonly before: T; readonly after: T }

/** Words of a type that set a limit, in the contract's spelling. */
export const limitWords = ["minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems"] as const;
export type LimitWord = (typeof limitWords)[number];
/** A limit; undefined is no limit. */
export interface Limit { readonly word: LimitWord; readonly value: string | number | undefined }

/** What text must look like beside its length: a format's pattern, the contract's own, or both. */
export interface Form { readonly format?: Format | undefined; readonly pattern?: Pattern | undefined }

/** What each kind of change holds. */
interface Held {
  "auth-changed": Changed<Project["auth"]>;
  "client-role-changed": Changed<string | undefined>;
  "naming-changed": Changed<string | undefined> & { readonly store: string };
  "project-settings-changed": Changed<Project>;

  "entity-added": Added<Entity>;
  "entity-removed": Removed<Entity>;
  "entity-renamed": Changed<string>;
  "entity-documented": Changed<Entity>;
  "entity-store-added": Added<string>;
  "entity-store-removed": Removed<string>;
  "primary-changed": Changed<string>;
  "key-changed": Changed<readonly string[]>;
  "place-changed": Changed<string>;
  "settings-changed": Changed<unknown> & { readonly store: string };
  "append-only-added": Added<true>;
  "append-only-removed": Removed<true>;
  "transitions-narrowed": Changed<Transition | undefined>;
  "transitions-widened": Changed<Transition | undefined>;
  "transitions-changed": Changed<Transition | undefined>;
  "history-added": Added<History>;
  "history-removed": Removed<History>;
  "history-changed": Changed<History>;
  "partition-changed": Changed<Entity["partition"]>;
  "staging-added": Added<Staging>;
  "staging-removed": Removed<Staging>;
  "staging-changed": Changed<Staging>;
  "expiry-changed": Changed<{ readonly expires?: string | undefined; readonly keep?: Entity["keep"] | undefined }>;

  "field-added": Added<Field>;
  "field-removed": Removed<Field>;
  "field-renamed": Changed<string>;
  "field-documented": Changed<Field>;
  "field-required": Changed<Field>;
  "field-optional": Changed<Field>;
  "field-store-added": Added<string>;
  "field-store-removed": Removed<string>;
  "field-settings-changed": Changed<unknown> & { readonly store: string };
  "default-added": Added<Field["default"]>;
  "default-removed": Removed<Field["default"]>;
  "default-changed": Changed<Field["default"]>;
  "auto-changed": Changed<Field["auto"]>;
  "computed-added": Added<Field["computed"]>;
  "computed-removed": Removed<Field["computed"]>;
  "computed-changed": Changed<Field["computed"]>;
  "immutable-added": Added<true>;
  "immutable-removed": Removed<true>;
  "server-only-added": Added<true>;
  "server-only-removed": Removed<true>;
  "secret-added": Added<true>;
  "secret-removed": Removed<true>;
  "personal-data-changed": Changed<Field["pii"]>;

  "type-changed": Changed<Type>;
  "limit-tightened": Changed<Limit>;
  "limit-loosened": Changed<Limit>;
  "pattern-added": Changed<Form>;
  "pattern-removed": Changed<Form>;
  "pattern-changed": Changed<Form>;
  "normalisation-changed": Changed<StringType["normalize"]>;
  "precision-raised": Changed<Type>;
  "precision-lowered": Changed<Type>;
  "enum-value-added": Added<EnumValue>;
  "enum-value-removed": Removed<EnumValue>;
  "enum-value-renamed": Changed<EnumValue>;
  "enum-value-documented": Changed<EnumValue>;
  "enum-opened": Changed<boolean>;
  "enum-closed": Changed<boolean>;
  "unique-items-added": Changed<boolean>;
  "unique-items-removed": Changed<boolean>;
  "map-keys-narrowed": Changed<MapType["keys"]>;
  "map-keys-widened": Changed<MapType["keys"]>;
  "map-keys-changed": Changed<MapType["keys"]>;
  "map-key-required": Added<string>;
  "map-key-not-required": Removed<string>;

  "unique-added": Added<Unique>;
  "unique-removed": Removed<Unique>;
  "unique-changed": Changed<Unique>;
  "index-added": Added<Index>;
  "index-removed": Removed<Index>;
  "index-changed": Changed<Index>;
  "check-added": Added<Check>;
  "check-removed": Removed<Check>;
  "check-changed": Changed<Check>;
  "check-renamed": Changed<Check>;
  "check-reworded": Changed<Check>;
  "reference-added": Added<Reference>;
  "reference-removed": Removed<Reference>;
  "reference-changed": Changed<Reference>;
  "reference-action-changed": Changed<Reference>;
  "reference-enforced": Added<string>;
  "reference-not-enforced": Removed<string>;
  "query-added": Added<Query>;
  "query-removed": Removed<Query>;
  "query-changed": Changed<Query>;

  "shape-added": Added<NamedShape>;
  "shape-removed": Removed<NamedShape>;
  "shape-changed": Changed<NamedShape>;
  "shape-field-added": Added<Field> & { readonly shape: NamedShape };
  "shape-field-removed": Removed<Field> & { readonly shape: NamedShape };

  "access-widened": Changed<AccessRule> & { readonly operation: Operation };
  "access-narrowed": Changed<AccessRule> & { readonly operation: Operation };
  "access-changed": Changed<AccessRule> & { readonly operation: Operation };
  "writable-widened": Added<string> & { readonly operation: Operation };
  "writable-narrowed": Removed<string> & { readonly operation: Operation };

  "view-added": Added<View>;
  "view-removed": Removed<View>;
  "view-renamed": Changed<string>;
  "view-documented": Changed<View>;
  "view-sql-changed": Changed<View>;
  "view-column-added": Added<Column> & { readonly view: View };
  "view-column-removed": Removed<Column> & { readonly view: View };
  "view-column-changed": Changed<Column> & { readonly view: View };
  "view-store-added": Added<string>;
  "view-store-removed": Removed<string>;
  "saved-query-added": Added<SavedQuery>;
  "saved-query-removed": Removed<SavedQuery>;
  "saved-query-documented": Changed<SavedQuery>;
  "saved-query-sql-changed": Changed<SavedQuery>;
  "saved-query-changed": Changed<SavedQuery>;

  "type-added": Added<SharedType>;
  "type-removed": Removed<SharedType>;
  "type-renamed": Changed<string>;
  "type-documented": Changed<SharedType>;
}

/** Where a change is, and what surrounds it. */
export interface Where {
  /** The entity's or shared type's id, as it is called after the change if it is there then; empty for the project. */
  readonly of: string;
  /**
   * The way to the value below the entity, by the names after the change: fields, `[]` for a list's members, `{}` for a map's values.
   * Below `checks`, `access` and the like it is the thing's name. Empty for the entity itself.
   */
  readonly path: readonly string[];
  /** The entity on both sides, where it is there. */
  readonly entity: { readonly before?: Entity | undefined; readonly after?: Entity | undefined };
  /** The innermost field that surrounds the change, on both sides. */
  readonly field?: { readonly before?: Field | undefined; readonly after?: Field | undefined };
  /** The places in both sides' files. */
  readonly spans: { readonly before?: Span | undefined; readonly after?: Span | undefined };
}

/** One change between two states of the contracts, both sides kept. */
export type ChangeKind = keyof Held;
export type Change = { readonly [Kind in ChangeKind]: ChangeOf<Kind> }[ChangeKind];
export type ChangeOf<Kind extends ChangeKind> = { readonly kind: Kind } & Where & Held[Kind];

/** Makes a change of a kind. */
export function change<Kind extends ChangeKind>(kind: Kind, { of, path, entity, field, spans }: Where, held: Held[Kind]): Change {
  return { kind, of, path, entity, ...(field === undefined ? {} : { field }), spans, ...held } as unknown as Change;
}

/** The path as people read it: `items[].price`, `titles{}`, `access.update`. */
export function printPath(path: readonly string[]): string {
  return path.reduce((text, step) => (step === "[]" || step === "{}" ? text + step : text === "" ? step : `${text}.${step}`), "");
}

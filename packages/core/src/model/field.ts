import type { Written } from "../expression/expression.ts";
import type { Span } from "../source/span.ts";
import type { Json } from "./json.ts";
import type { Type } from "./type.ts";

export const autos = ["uuid", "sequence", "created", "updated"] as const;
export type Auto = (typeof autos)[number];

export const piiClasses = ["contact", "name", "network", "location", "financial", "health", "government"] as const;
export type Pii = (typeof piiClasses)[number];

/** A field of an entity or of an object. Words that only an entity's own fields may carry are empty inside objects. */
export interface Field {
  readonly name: string;
  readonly type: Type;
  readonly description?: string;
  /** May be missing; null is no value of it. */
  readonly optional: boolean;
  /** A canonical literal, applied once when a record is created. Never together with `optional`. */
  readonly default?: Json;
  /** Made by the store or the codec; in no create or patch shape. */
  readonly auto?: Auto;
  /** Its value is that of this expression over the entity's other fields; in no create or patch shape. */
  readonly computed?: Written;
  readonly immutable: boolean;
  /** `setBy: server`. */
  readonly serverOnly: boolean;
  /** Never in clients' types, shapes, history, exports, fixtures or a document store. */
  readonly secret: boolean;
  readonly pii?: Pii;
  /** The stores that hold the field: the entity's stores, or the subset that the field names. Inside objects: those of the outermost field. */
  readonly stores: readonly string[];
  readonly was: readonly string[];
  readonly deprecated?: { readonly since?: string; readonly use?: string };
  /** Store blocks by store name, as the store's own schema parsed them (`unknown` here: a room reads its own). */
  readonly blocks: Readonly<Record<string, unknown>>;
  /** The field's name in the contract; `spans.type` and so on: the value of that word, where written. */
  readonly span: Span;
  readonly spans: Readonly<Record<string, Span>>;
}

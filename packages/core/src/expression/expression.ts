import type { Span } from "../source/span.ts";
import type { Kind } from "../model/type.ts";

/**
 * What an expression's value is. `nothing` is the type of `null`; `uid` compares with `uid` and no other.
 * `integer` covers int32 and integer; decimal, int64 and float never mix with another number.
 */
export type ValueKind = Exclude<Kind, "int32"> | "nothing";

interface Node {
  readonly span: Span;
  readonly is: ValueKind;
  /** May be absent (null). A guard to the left has already narrowed this. */
  readonly optional: boolean;
}

/** A literal in canonical form: decimals, int64 and times as text; a decimal with the scale of what it stands beside. */
export interface Literal extends Node { readonly op: "literal"; readonly value: null | boolean | number | string }
/**
 * A field of the record, through objects only: `["out", "rows"]`. `of` says which record: `record`, or the one that a relation of the entity
 * leads to (access only; one hop), then `relation` is its name.
 */
export interface FieldRef extends Node {
  readonly op: "field";
  readonly path: readonly string[];
  readonly of: "record" | "relation";
  readonly relation?: string;
  /** Where a list's members are meant: the variable of the enclosing all or exists, and `path` starts at the member. */
  readonly variable?: string;
  /**
   * Which steps of `path`, by index, the contract declares optional (an object, or the field at the end), whether or not a guard has proven
   * them here: that is what `optional` says.
   */
  readonly optionalSteps: readonly number[];
  /** Precision, scale and the like, where a translation needs them. */
  readonly scale?: number;
  readonly precision?: number;
  /** For lists: what a member is, and the bound. */
  readonly member?: ValueKind;
  readonly maxItems?: number;
}
/** `auth.uid`, `auth.claims.x`; access only. The caller is signed in, so uid is present; a claim has its default. */
export interface AuthRef extends Node { readonly op: "auth"; readonly what: "uid" | "claim"; readonly claim?: string }
export interface HasRole extends Node { readonly op: "hasRole"; readonly role: string }
export interface Now extends Node { readonly op: "now" }
/** `==` and `!=`: null-safe and two-valued. */
export interface Equality extends Node { readonly op: "==" | "!="; readonly left: Expression; readonly right: Expression }
/** Operands are present and of one ordered type. */
export interface Order extends Node { readonly op: "<" | "<=" | ">" | ">="; readonly left: Expression; readonly right: Expression }
export interface Logic extends Node { readonly op: "&&" | "||"; readonly left: Expression; readonly right: Expression }
export interface Not extends Node { readonly op: "!"; readonly operand: Expression }
/** `x in ['a', 'b']` (literals; the left side may be absent: then false) or `x in list` (a list field, guarded). */
export interface In extends Node { readonly op: "in"; readonly left: Expression; readonly right: Expression | readonly Literal[] }
/** On whole numbers that are there, with a result that their bounds keep within ±(2^53 − 1); `+` on texts, in a computed field, joins them. */
export interface Arithmetic extends Node { readonly op: "+" | "-" | "*"; readonly left: Expression; readonly right: Expression }
export interface Negate extends Node { readonly op: "negate"; readonly operand: Expression }
export interface Conditional extends Node { readonly op: "?:"; readonly test: Expression; readonly then: Expression; readonly else: Expression }
/** Number of members of a list. */
export interface Size extends Node { readonly op: "size"; readonly list: FieldRef }
/** `list.all(i, …)` and `list.exists(i, …)` over a bounded list. */
export interface Quantifier extends Node { readonly op: "all" | "exists"; readonly list: FieldRef; readonly variable: string; readonly body: Expression }

/** A typed expression; every operand's type and presence is settled, so that a translation decides nothing. */
export type Expression =
  | Literal | FieldRef | AuthRef | HasRole | Now | Equality | Order | Logic | Not | In | Arithmetic | Negate | Conditional | Size | Quantifier;

/** The text of the expression as written, for comments and messages. */
export interface Written { readonly text: string; readonly tree: Expression }

import type { Operation } from "../model/entity.ts";
import type { Span } from "../source/span.ts";

/** The closed set of things that a contract can demand of a record. */
export const constraintKinds = [
  "type", "required", "closed", "format", "pattern", "normalize", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
  "precision", "values", "minItems", "maxItems", "uniqueItems", "members", "keys", "require", "part", "key", "unique", "reference", "check",
  "default", "auto", "computed", "immutable", "initial", "transition", "setBy", "secret", "expires", "keep", "appendOnly", "history", "staging", "access",
] as const;
export type ConstraintKind = (typeof constraintKinds)[number];

/** A step into a value: a field's name, `[]` into every member of a list, `{}` into every value of a map, `<name>` into a part of a union. */
export type Step = string;

/**
 * One demand of one contract.
 * `id` is stable and readable: `shop.order/items[].quantity:minimum`, `shop.order:check:total_is_positive`, `shop.order:access:read`.
 *
 * The kinds, on the value at `path`:
 * - `type`: it has the carrier of its kind (what agreement.md's table says, calendar and range included).
 * - `required`: it is there and not null. Only where the field is not optional.
 * - `closed`: an object (or, with an empty path, the record) has no key but its fields.
 * - `format`: the patterned string's own pattern. `pattern` to `exclusiveMaximum`: as in JSON Schema, lengths in code points or decoded bytes.
 * - `normalize`: a text is in its normal form. Codecs of new records and changes make it; what is stored has it.
 * - `precision`: no more digits than the type has (decimal, time, timestamp, localDateTime): where `normalised` happens.
 * - `values`: an enum's values. `minItems` to `uniqueItems`: of lists; `maxItems` also of a map's keys. `members`: no member of a list is null; values of
 *   a map likewise. `keys`: every key of a map is a value of its `keys`. `require`: the map has these keys.
 * - `part`: the tag of a union names one of its parts.
 * - `key`, `unique`, `reference`, `check`, `access`: of the entity; `name` says which.
 * - `expires`, `keep`: of the entity: from when on its records are deleted.
 * - `appendOnly`: of the entity: no record is changed or, before its time is over, deleted.
 * - `history`: of the entity: every record that is created, changed or deleted leaves an entry in the journal, which no client writes or reads.
 * - `staging`: of the entity: waiting records are promoted as the contract says, and no client writes or reads them.
 * - `computed`: the field's value is that of its expression.
 * - `initial`, `transition`: the value that a new record has, and what a change makes of it, follow the field's transitions.
 * - `default`, `auto`, `immutable`, `setBy`, `secret`: of an entity's field.
 */
export interface Constraint {
  readonly id: string;
  readonly entity: string;
  readonly kind: ConstraintKind;
  readonly path: readonly Step[];
  /**
   * Set where not the record demands it but a shape that the contract names: of the shape as a whole `type` (it is an object) and, on input, `closed`; everything of
   * fields that are never stored; `check`, of every check that looks at one of its fields; `normalize` with the name `form`, that what a form sends is
   * read into it.
   */
  readonly shape?: string;
  /** unique, reference, check: its name; access: the operation. */
  readonly name?: string;
  readonly operation?: Operation;
  /** Where the contract says so. */
  readonly span: Span;
}

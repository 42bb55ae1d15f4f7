import { typeOf } from "../emit/ddl.ts";
import { identifier } from "../quote.ts";
import type { FieldType } from "../resource.ts";
import type { ColumnPair, ColumnPairs } from "./pair.ts";
import { isSameType } from "./widening.ts";

/** What a value of a column becomes in the next table: an expression, and whether it keeps less; nothing where no CAST leads there. */
export interface Expression { readonly text: string; readonly lossy: boolean }

const texts: readonly FieldType[] = ["STRING"];
const numbers: readonly FieldType[] = ["INTEGER", "FLOAT", "NUMERIC", "BIGNUMERIC"];
const moments: readonly FieldType[] = ["DATE", "DATETIME", "TIMESTAMP"];

/** Whether CAST leads from one type to the other (docs: GoogleSQL conversion rules). */
function isCast(from: FieldType, to: FieldType): boolean {
  const scalars: readonly FieldType[] = [...texts, ...numbers, ...moments, "BOOLEAN", "TIME", "BYTES"];
  if (from === to) return true;
  if ((from === "STRING" && scalars.includes(to)) || (to === "STRING" && scalars.includes(from))) return true;
  if (numbers.includes(from) && numbers.includes(to)) return true;
  if ((from === "INTEGER" && to === "BOOLEAN") || (from === "BOOLEAN" && to === "INTEGER")) return true;
  return (moments.includes(from) && moments.includes(to)) || ((from === "DATETIME" || from === "TIMESTAMP") && to === "TIME");
}

/** A column's expression over `old`, the expression of the old value. */
export function copied({ old, now, inner }: ColumnPair, value: string): Expression | undefined {
  const [from, to] = [old.resource, now.resource];
  const [many, wanted] = [from.mode === "REPEATED", to.mode === "REPEATED"];
  const single = (each: string): Expression | undefined => {
    if (from.type === "RECORD" && to.type === "RECORD") return recordOf(inner, each);
    if (isSameType(from, to)) return { text: each, lossy: false };
    if (to.type === "JSON") return { text: `TO_JSON(${each})`, lossy: false };
    if (!isCast(from.type, to.type)) return undefined;
    return { text: `CAST(${each} AS ${typeOf({ ...to, mode: undefined }, "")})`, lossy: false };
  };
  if (many && wanted) {
    const made = single("m");
    if (made === undefined || made.text === "m") return made === undefined ? undefined : { text: value, lossy: false };
    return { ...made, text: `ARRAY(SELECT ${made.text} FROM UNNEST(${value}) AS m WITH OFFSET AS i ORDER BY i)` };
  }
  if (many) {
    const made = single(`${value}[SAFE_OFFSET(0)]`);
    return made === undefined ? undefined : { ...made, lossy: true };
  }
  const made = single(value);
  if (made === undefined) return undefined;
  return wanted ? { ...made, text: `IF(${value} IS NULL, [], [${made.text}])` } : made;
}

/** A RECORD, field by field; what is not there stays NULL. */
function recordOf({ both, added, removed }: ColumnPairs, value: string): Expression | undefined {
  const parts = both.map((pair) => ({ name: pair.now.resource.name, made: copied(pair, `${value}.${identifier(pair.old.resource.name)}`) }));
  if (parts.some(({ made }) => made === undefined)) return undefined;
  const same = added.length === 0 && removed.length === 0 && both.every(({ old, now }, index) => old.resource.name === now.resource.name && parts[index]?.made?.text === `${value}.${identifier(old.resource.name)}`);
  if (same) return { text: value, lossy: false };
  const empty = added.map(({ column: { resource } }) => `${resource.mode === "REPEATED" ? "[]" : `CAST(NULL AS ${typeOf({ ...resource, mode: undefined }, "")})`} AS ${identifier(resource.name)}`);
  const text = `STRUCT(${[...parts.map(({ name, made }) => `${made?.text} AS ${identifier(name)}`), ...empty].join(", ")})`;
  return { text: `IF(${value} IS NULL, NULL, ${text})`, lossy: removed.length > 0 || parts.some(({ made }) => made?.lossy === true) };
}

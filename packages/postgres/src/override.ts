import { codePoints, type ConstraintKind, type Field, type Int64Type, type NumberType, type Type } from "@concord/core";
import { ofField } from "./block.ts";
import { nameIn } from "./fragment.ts";
import { isArray } from "./types.ts";

/** A column as an existing table has it, where it holds every value of the field. */
export interface Override {
  /** The type in PostgreSQL's own spelling. */
  readonly type: string;
  /** What the column lets through that the field's usual column type would not: conditions that a check has to take over. */
  readonly checks: Partial<Record<ConstraintKind, (value: string) => string>>;
  /** What no check can take over, and why. */
  readonly lost: Partial<Record<ConstraintKind, string>>;
}

/**
 * The column that the contract describes (`exact`, `column.type`), nothing where it describes none, or `misfit` where the field's values do
 * not all fit into it. `existing`: of a table that was there before its contract.
 */
export function overrideOf(field: Field, existing: boolean): Override | "misfit" | undefined {
  const { exact, column } = ofField(field);
  const given = column?.type ?? (exact === true && field.type.kind === "decimal" ? "numeric" : undefined);
  if (given === undefined) return undefined;
  const usual = usualOverride(field.type, given);
  return existing && usual === "misfit" ? existingOverride(field.type, given) ?? "misfit" : usual;
}

function usualOverride(type: Type, given: string): Override | "misfit" {
  const parts = /^([a-z][a-z ]*[a-z0-9])\s*(?:\(\s*(\d{1,5})\s*(?:,\s*(\d{1,5})\s*)?\))?( with time zone| without time zone)?$/.exec(given.trim().toLowerCase().replace(/\s+/g, " "));
  if (parts === null) return "misfit";
  const [, word = "", first, second, zone = ""] = parts;
  const name = synonyms[`${word}${zone}`] ?? `${word}${zone}`;
  return fitting(type, name, first === undefined ? undefined : Number(first), second === undefined ? undefined : Number(second)) ?? "misfit";
}

/** The names that PostgreSQL takes for its types (documentation, table 8.1), as far as fields fit into them. */
const synonyms: Readonly<Record<string, string>> = {
  "character varying": "varchar", int: "integer", int4: "integer", int2: "smallint", int8: "bigint", float8: "double precision", decimal: "numeric", bool: "boolean",
  "timestamp with time zone": "timestamptz", "timestamp without time zone": "timestamp", "time without time zone": "time",
};

const plain = (type: string, checks: Override["checks"] = {}, lost: Override["lost"] = {}): Override => ({ type, checks, lost });

/** A type that fills up what it holds with spaces. */
const padding = /^char(?:acter)?\((\d+)\)$/;

/** Whether a column fills up what it holds with spaces: drivers hand them out, and a cast to text takes them off (documentation, section 8.3). */
export function isPadded(field: Field): boolean {
  return padding.test(ofField(field).column?.type ?? "");
}

/** Columns that only an existing table has: what they cost, no check makes good. */
function existingOverride(type: Type, given: string): Override | undefined {
  const padded = padding.exec(given);
  if (padded !== null) {
    const isHeld = type.kind === "string" && type.maxLength !== undefined && type.maxLength <= Number(padded[1]) && type.normalize?.includes("trim") === true;
    return isHeld ? plain(given, {}, { normalize: `${given} fills up with spaces, and takes those that are brought` }) : undefined;
  }
  if (type.kind === "float" && given === "real") return plain(given, {}, { type: "real keeps six digits of fifteen, and takes NaN and the infinities" });
  if (type.kind === "json" && given === "json") return plain(given);
  if (type.kind === "list" && isArray(type.of) && given.endsWith("[]")) {
    if (type.of.kind === "enum" && nameIn(given.slice(0, -2)) !== undefined) return plain(given);
    const member = usualOverride(type.of, given.slice(0, -2));
    return member === "misfit" || member === undefined ? undefined : plain(given);
  }
  // A domain, or a type that an extension brought: what it refuses beside is the table's own.
  return isArray(type) && nameIn(given)?.schema !== undefined ? plain(given) : undefined;
}

function fitting(type: Type, name: string, first: number | undefined, second: number | undefined): Override | undefined {
  switch (type.kind) {
    case "string":
      return texts(name, first, type.maxLength, true);
    case "uid":
      return texts(name, first, 128, false);
    case "enum":
      return texts(name, first, Math.max(...type.values.map(({ value }) => codePoints(value))), false);
    case "int32":
    case "integer":
    case "int64":
      return first === undefined ? integers(type, name) : undefined;
    case "decimal":
      return numerics(type, name, first, second);
    case "time":
    case "timestamp":
    case "localDateTime":
      return clocks(type.precision, { time: "time", timestamp: "timestamptz", localDateTime: "timestamp" }[type.kind], name, first);
    case "float":
      return name === "double precision" ? plain(name) : undefined;
    case "boolean":
    case "uuid":
    case "date":
      return name === type.kind ? plain(name) : undefined;
    default:
      return undefined;
  }
}

/**
 * varchar(n) refuses longer texts, but silently cuts spaces beyond n before any check sees them (documentation, section 8.3). Where n is
 * more than the field's
 * longest text, the check on the length refuses what is left; char(n) pads, and fits nothing.
 */
function texts(name: string, length: number | undefined, longest: number | undefined, isCut: boolean): Override | undefined {
  if (name === "text" && length === undefined) return plain("text");
  if (name !== "varchar") return undefined;
  if (length === undefined) return plain("varchar");
  if (longest === undefined || length < longest) return undefined;
  return plain(`varchar(${length})`, {}, isCut && length === longest ? { maxLength: `varchar(${length}) cuts spaces beyond ${length} characters before any check sees them` } : {});
}

/**
 * An integer column holds the field if its range does, or if the field's bounds keep within it; a wider one needs the field's range as a
 * check.
 */
function integers(type: NumberType | Int64Type, name: string): Override | undefined {
  const bits = { smallint: 16, integer: 32, bigint: 64 }[name];
  if (bits === undefined) return undefined;
  const [least, most] = [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n];
  const own = type.kind === "int32" ? 2n ** 31n - 1n : type.kind === "integer" ? 2n ** 53n - 1n : 2n ** 63n - 1n;
  const low = limit(type.minimum, type.exclusiveMinimum, 1n) ?? -own;
  const high = limit(type.maximum, type.exclusiveMaximum, -1n) ?? own;
  if (low < least || high > most) return undefined;
  return plain(name, type.kind === "int32" && bits > 32 ? { type: (value) => `${value} BETWEEN -2147483648 AND 2147483647` } : {});
}

function limit(inclusive: number | string | undefined, exclusive: number | string | undefined, step: bigint): bigint | undefined {
  if (inclusive !== undefined) return BigInt(inclusive);
  return exclusive === undefined ? undefined : BigInt(exclusive) + step;
}

/**
 * numeric without a scale keeps every digit, so that a check refuses what `numeric(p,s)` would round; one of more digits before the point
 * needs the field's range.
 */
function numerics(type: { readonly precision: number; readonly scale: number }, name: string, precision: number | undefined, scale: number | undefined): Override | undefined {
  if (name !== "numeric") return undefined;
  const within = (value: string): string => `abs(${value}) < 1e${type.precision - type.scale}`;
  if (precision === undefined) return plain("numeric", { type: within, precision: (value) => `scale(${value}) <= ${type.scale}` });
  if ((scale ?? 0) !== type.scale || precision < type.precision) return undefined;
  return plain(`numeric(${precision},${type.scale})`, precision > type.precision ? { type: within } : {});
}

/** A clock of more digits keeps them, and no check can tell a digit that was written from a zero that was not. */
function clocks(digits: number, own: string, name: string, precision: number | undefined): Override | undefined {
  const kept = precision ?? 6;
  if (name !== own || kept < digits || kept > 6) return undefined;
  return plain(precision === undefined ? name : `${name}(${precision})`, {}, kept > digits ? { precision: `the column keeps up to ${kept} digits after the second` } : {});
}

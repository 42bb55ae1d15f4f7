import type { FieldResource } from "../../resource.ts";
import { eachField, sources, type Rule } from "../rule.ts";

const decimals: readonly string[] = ["NUMERIC", "BIGNUMERIC"];
const ranged: readonly string[] = ["DATE", "DATETIME", "TIMESTAMP"];

/** Digits before and after the point that a decimal type has at most. */
const digits: Partial<Record<FieldResource["type"], { readonly before: number; readonly after: number }>> = {
  NUMERIC: { before: 29, after: 9 },
  BIGNUMERIC: { before: 38, after: 38 },
};

export const typeRules: readonly Rule[] = [
  {
    id: "record-fields", topic: "type", source: sources.api,
    faults: eachField("fields", (field) => (field.type === "RECORD" && (field.fields ?? []).length === 0 ? "a RECORD has fields" : undefined)),
  },
  {
    id: "fields-of-record", topic: "type", source: sources.api,
    faults: eachField("fields", (field) => (field.type !== "RECORD" && field.fields !== undefined ? `a ${field.type} has no fields` : undefined)),
  },
  {
    id: "length-type", topic: "type", source: sources.api,
    faults: eachField("maxLength", (field) =>
      field.maxLength !== undefined && field.type !== "STRING" && field.type !== "BYTES" ? `a ${field.type} has no maxLength` : undefined),
  },
  {
    id: "length-positive", topic: "type", source: sources.types,
    faults: eachField("maxLength", (field) => (field.maxLength !== undefined && BigInt(field.maxLength) < 1n ? "maxLength is positive" : undefined)),
  },
  {
    id: "digits-type", topic: "type", source: sources.api,
    faults: eachField("precision", (field) =>
      (field.precision !== undefined || field.scale !== undefined) && !decimals.includes(field.type) ? `a ${field.type} has no precision and scale` : undefined),
  },
  {
    id: "scale-alone", topic: "type", source: sources.api,
    faults: eachField("scale", (field) => (field.scale !== undefined && field.precision === undefined ? "scale needs precision" : undefined)),
  },
  { id: "digits-range", topic: "type", source: sources.types, faults: eachField("precision", outOfRange) },
  {
    id: "rounding-type", topic: "type", source: sources.schemas,
    faults: eachField("roundingMode", (field) =>
      field.roundingMode !== undefined && !decimals.includes(field.type) ? `a ${field.type} has no rounding mode` : undefined),
  },
  {
    id: "collation", topic: "type", source: sources.collation,
    faults: eachField("collation", (field) => {
      if (field.collation === undefined) return undefined;
      if (field.type !== "STRING") return `a ${field.type} has no collation`;
      return field.collation === "und:ci" || field.collation === "" ? undefined : "a collation is und:ci or empty";
    }),
  },
  {
    id: "range-elements", topic: "type", source: sources.types,
    faults: eachField("rangeElementType", (field) => {
      if (field.type !== "RANGE") return field.rangeElementType === undefined ? undefined : `a ${field.type} has no elements`;
      return ranged.includes(field.rangeElementType?.type ?? "") ? undefined : "a RANGE is of DATE, DATETIME or TIMESTAMP";
    }),
  },
  {
    id: "timestamp-precision", topic: "type", source: sources.api,
    faults: eachField("timestampPrecision", (field) => {
      if (field.timestampPrecision === undefined) return undefined;
      if (field.type !== "TIMESTAMP") return `a ${field.type} has no timestampPrecision`;
      return field.timestampPrecision === "6" || field.timestampPrecision === "12" ? undefined : "timestampPrecision is 6 or 12";
    }),
  },
  {
    id: "policy-tags", topic: "type", source: sources.api,
    faults: eachField("policyTags", (field) => ((field.policyTags?.names.length ?? 0) > 1 ? "a column has at most one policy tag" : undefined)),
  },
];

function outOfRange(field: FieldResource): string | undefined {
  const limit = digits[field.type];
  if (limit === undefined || field.precision === undefined) return undefined;
  const precision = Number(field.precision);
  const scale = Number(field.scale ?? "0");
  if (scale < 0 || scale > limit.after) return `${field.type} has at most ${limit.after} digits after the point`;
  if (precision < Math.max(1, scale)) return "precision is at least 1 and at least scale";
  return precision - scale > limit.before ? `${field.type} has at most ${limit.before} digits before the point` : undefined;
}

import { fieldsInPart, type Field, type Parting, type ShapeField } from "@concord/core";
import { property, text } from "@concord/jsonschema";
import type { Brand } from "../brands.ts";
import { objectType, type TypeSite } from "../types.ts";

/** Whether a field tells parts apart, or is a union that hangs on the one that does. */
function isTold({ by, unions }: Parting, name: string): boolean {
  return name === by.name || unions.some((each) => each.name === name);
}

/** The type of a record, of which a field tells parts apart: what all parts have, and one of the parts. */
export function partedRecord(fields: readonly Field[], parting: Parting, site: TypeSite, brandOf: (field: Field) => Brand | undefined): string {
  const common = objectType(fields.filter((field) => !isTold(parting, field.name)), site, brandOf);
  const parts = parting.by.type.values.map(({ value }) => objectType(fieldsInPart(fields, parting, value).filter((field) => isTold(parting, field.name)), site, brandOf));
  return `${common} & (${parts.join(" | ")})`;
}

/**
 * The type of a shape that is given, made from the record's type `of`. In a new record the field that tells parts apart may be absent where it has a default; in a change it may be
 * absent, and what hangs on it is then of any part. `or`: what an optional member may be beside its own type.
 */
export function partedShape(shape: "create" | "patch", fields: readonly ShapeField[], parting: Parting, of: string, or: string): string {
  const own = (each: ShapeField, type: string, optional: boolean): string => {
    const more = shape === "patch" && each.clearable ? " | null" : "";
    return `  ${property(each.field.name)}${optional ? "?" : ""}: ${type}${more}${optional ? or : ""};\n`;
  };
  const common = fields.filter(({ field }) => !isTold(parting, field.name)).map((each) => own(each, `${of}[${text(each.field.name)}]`, each.optional));
  const by = fields.find(({ field }) => field.name === parting.by.name);
  const part = (value: string): string => {
    const from = `Extract<${of}, { ${property(parting.by.name)}: ${text(value)} }>`;
    const told = fields.filter(({ field }) => isTold(parting, field.name)).map((each) => {
      const isBy = each.field.name === parting.by.name;
      const optional = isBy ? shape === "create" && each.field.default === value : each.optional;
      return own(each, isBy ? text(value) : `${from}[${text(each.field.name)}]`, optional);
    });
    return `{\n${told.join("")}}`;
  };
  const free = fields.filter(({ field }) => parting.unions.some((each) => each.name === field.name)).map((each) => own(each, `${of}[${text(each.field.name)}]`, each.optional));
  const absent = `{\n${by === undefined ? "" : `  ${property(parting.by.name)}?: undefined;\n`}${free.join("")}}`;
  const values = parting.by.type.values.map(({ value }) => value);
  const parts = by === undefined ? [absent] : [...values.map(part), ...(shape === "patch" ? [absent] : [])];
  return common.length === 0 ? parts.join(" | ") : `{\n${common.join("")}} & (${parts.join(" | ")})`;
}

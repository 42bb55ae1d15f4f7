import type { Json, Type } from "@concord/core";
import { literal } from "../quote.ts";
import { columnType, isArray } from "../types.ts";
import type { TableField } from "../spread.ts";
import type { Column } from "./column.ts";

/** A field's default as an expression of its column's type; of a geoPoint, the half that the column holds. */
export function defaultText(field: TableField, column: Column, index: number): string {
  const value = field.default as Json;
  if (field.type.kind === "geoPoint") {
    const point = value as { readonly latitude: number; readonly longitude: number };
    return constantOf({ kind: "float" }, index === 0 ? point.latitude : point.longitude);
  }
  if (column.enumType !== undefined) return `${literal(value as string)}::${column.enumType.name}`;
  return constantOf(field.type, value);
}

/** A canonical value as a constant of its column type. */
export function constantOf(type: Type, value: Json): string {
  switch (type.kind) {
    case "boolean":
      return value === true ? "true" : "false";
    case "int32":
    case "integer":
    case "int64":
    case "decimal":
      return String(value).startsWith("-") ? `(${String(value)})` : String(value);
    case "float":
      return `${literal(String(value))}::double precision`;
    case "bytes":
      return `decode(${literal(value as string)}, 'base64')`;
    case "list":
      if (isArray(type.of)) return `ARRAY[${(value as readonly Json[]).map((member) => constantOf(type.of, member)).join(", ")}]::${columnType(type)}`;
      return `${literal(JSON.stringify(value))}::jsonb`;
    case "json":
    case "map":
    case "object":
    case "union":
      return `${literal(JSON.stringify(value))}::jsonb`;
    case "string":
    case "uid":
    case "enum":
      return literal(value as string);
    default:
      return `${literal(value as string)}::${columnType(type)}`;
  }
}

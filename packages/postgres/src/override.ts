import type { Type } from "@concord/core";

/** Whether a column of an existing type holds every value of a field's type, so that the contract's constraints decide and not the column. */
export function fits(type: Type, column: string): boolean {
  const [, name = "", first = ""] = /^([a-z ]+?)\s*(?:\((\d+)(?:,\s*\d+)?\))?$/.exec(column.toLowerCase()) ?? [];
  const length = first === "" ? undefined : Number(first);
  switch (type.kind) {
    case "string":
      return name === "text" || ((name === "varchar" || name === "character varying") && (length === undefined || (type.maxLength !== undefined && length >= type.maxLength)));
    case "int32":
      return name === "integer" || name === "bigint" || name === "numeric";
    case "integer":
    case "int64":
      return name === "bigint" || name === "numeric";
    case "decimal":
      return name === "numeric" && length === undefined;
    case "timestamp":
      return (name === "timestamptz" || name === "timestamp with time zone") && (length ?? 6) >= type.precision;
    case "json":
    case "map":
    case "object":
      return name === "jsonb";
    default:
      return false;
  }
}

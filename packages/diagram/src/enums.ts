import { named, type EnumType, type Project } from "@concord/core";
import type { Table } from "./table.ts";

/** An enum as a type of the database: a shared one under its own name, another one under its table's and column's. */
export interface NamedEnum {
  readonly schema: string;
  readonly name: string;
  readonly type: EnumType;
}

/** The enum that a column's values come from. */
export function enumOf(table: Table, column: string, type: EnumType, project: Project): NamedEnum {
  if (type.shared === undefined) return { schema: table.schema, name: `${table.name}_${column}`, type };
  const policy = project.naming["postgres"] ?? "snake_case";
  const [namespace, name] = [type.shared.slice(0, type.shared.lastIndexOf(".")), type.shared.slice(type.shared.lastIndexOf(".") + 1)];
  return { schema: named(policy, namespace), name: named(policy, name), type };
}

/** The enums of a table's columns. */
export function enumsOf(table: Table, project: Project): readonly NamedEnum[] {
  return table.columns.flatMap((column) => (column.type.values === undefined ? [] : [enumOf(table, column.name, column.type.values, project)]));
}

/** Every enum once, by name; shared ones are the same in all tables. */
export function distinct<E extends NamedEnum>(enums: readonly E[]): readonly E[] {
  const byName = new Map(enums.map((each) => [`${each.schema}.${each.name}`, each]));
  return [...byName.keys()].sort().map((name) => byName.get(name) as E);
}

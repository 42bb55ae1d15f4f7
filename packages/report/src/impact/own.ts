import { fieldsOf, operations, type Entity, type FieldPath, type Written } from "@concord/core";
import type { Touched } from "./touched.ts";

/** What of an entity's own contract depends on one of its fields. */
export function ownOf(entity: Entity, field: string): readonly Touched[] {
  const touched = (what: Touched["what"], name: string, span = entity.span): Touched => ({ what, of: entity.id, name, span });
  const holds = (paths: readonly FieldPath[]): boolean => paths.some(([first]) => first === field);
  const says = (written: Written | undefined): boolean => written !== undefined && holds(fieldsOf(written.tree));
  const named = (name: string | undefined, paths: readonly FieldPath[]): string => name ?? paths.map((path) => path.join(".")).join(", ");
  const access = entity.access === undefined ? [] : operations.filter((operation) => says(entity.access?.[operation].if) || entity.access?.[operation].writable.includes(field));
  return [
    ...(entity.key.includes(field) ? [touched("key", entity.key.join(", "))] : []),
    ...entity.checks.filter((check) => says(check.if)).map(({ name, span }) => touched("check", name, span)),
    ...access.map((operation) => touched("access", operation, entity.access?.[operation].span)),
    ...entity.fields.filter((each) => says(each.computed)).map(({ name, span }) => touched("computed field", name, span)),
    ...entity.transitions.filter((each) => each.field === field).map(({ span }) => touched("transitions", field, span)),
    ...entity.uniques.filter((each) => holds(each.fields) || says(each.where)).map(({ name, fields, span }) => touched("unique", named(name, fields), span)),
    ...entity.indexes.filter((each) => holds([...each.fields.map(({ path }) => path), ...each.include]) || says(each.where)).map(({ name, fields, span }) => touched("index", named(name, fields.map(({ path }) => path)), span)),
    ...entity.queries.filter((each) => holds([...each.where, ...each.order].map(({ path }) => path))).map(({ name, span }) => touched("query", name, span)),
    ...entity.shapes.filter((each) => each.fields.some(({ name }) => name === field) || each.checks.some((check) => says(check.if))).map(({ name, span }) => touched("shape", name, span)),
    ...(entity.partition?.by === field ? [touched("partition", field)] : []),
    ...(entity.expires === field || entity.keep?.from === field ? [touched("deletion", field)] : []),
    ...(entity.staging?.match.includes(field) === true ? [touched("staging", entity.staging.match.join(", "))] : []),
    ...entity.references.filter(({ by, when }) => by.includes(field) || when?.field === field).map(({ name, span }) => touched("reference", name, span)),
  ];
}

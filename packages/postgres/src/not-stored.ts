import { accessTo, entityOf, everyNode, operations, report, type Diagnostic, type Entity, type Expression, type FieldRef, type Schema } from "@concord/core";
import { notStored } from "./codes.ts";

/** What an entity's conditions ask of PostgreSQL that is not there: a field that only other stores hold, or a relation that leads to what they hold. */
export function notStoredFindings(entity: Entity, schema: Schema): readonly Diagnostic[] {
  const indexed = [...entity.uniques, ...entity.indexes].filter(({ stores }) => stores.includes("postgres"));
  const conditions = [
    ...entity.checks.map((check) => check.if.tree),
    ...indexed.flatMap(({ where }) => where?.tree ?? []),
    ...(schema.project.clientRole === undefined ? [] : operations.flatMap((operation) => accessTo(entity, operation).if?.tree ?? [])),
  ];
  const told = new Set<number>();
  return conditions.flatMap(fieldRefs).flatMap((ref) => {
    const what = missingIn(ref, entity, schema);
    if (what === undefined || told.has(ref.span.start)) return [];
    told.add(ref.span.start);
    return [report(notStored, ref.span, `${what.name} is not in PostgreSQL, where this is asked`, { help: what.help })];
  });
}

function fieldRefs(tree: Expression): readonly FieldRef[] {
  return [...everyNode(tree)].filter((node): node is FieldRef => node.op === "field" && node.variable === undefined);
}

function missingIn({ of, path, relation }: FieldRef, entity: Entity, schema: Schema): { readonly name: string; readonly help: string } | undefined {
  const missing = (id: string, where: Entity): { readonly name: string; readonly help: string } | undefined => {
    const field = where.fields.find(({ name }) => name === id);
    return field === undefined || field.stores.includes("postgres") ? undefined : { name: where === entity ? id : `${where.id}.${id}`, help: `add postgres to the stores of ${id}, or ask for something else` };
  };
  if (of === "record") return missing(path[0] as string, entity);
  const reference = entity.references.find((each) => each.relation === relation);
  if (reference === undefined) return undefined;
  const other = entityOf(schema, reference.to);
  if (!other.stores.includes("postgres")) return { name: other.id, help: `add postgres to the stores of ${other.id}, or keep what is asked on this record` };
  return [...reference.by.map((name) => missing(name, entity)), missing(path[0] as string, other)].find((each) => each !== undefined);
}

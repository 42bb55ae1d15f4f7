import { everyNode, named, operations, type Column, type Entity, type Expression, type SavedQuery, type Schema, type Type, type View } from "@concord/core";
import type { Asked, Touched } from "./touched.ts";

/** What of other contracts depends on a contract, or on one of its fields. */
export function othersOf(schema: Schema, asked: Asked): readonly Touched[] {
  const { id, field } = asked;
  return [
    ...schema.entities.flatMap((entity) => referring(entity, asked)),
    ...schema.entities.filter((entity) => field === undefined && entity.fields.some(({ type }) => uses(type, id))).map((entity): Touched => ({ what: "contract", of: entity.id, name: entity.fields.filter(({ type }) => uses(type, id)).map(({ name }) => name).join(", "), span: entity.span })),
    ...answering(schema, asked),
    ...schema.seeds.filter(({ records }) => records.some(({ entity, values, finds }) => entity === id && (field === undefined || Object.hasOwn(values, field) || Object.hasOwn(finds, field)))).map(({ name }): Touched => ({ what: "seeds", of: name, name: "" })),
  ];
}

/** References to the contract, and access that follows one to the field. */
function referring(entity: Entity, { id, field }: Asked): readonly Touched[] {
  const references = entity.references.filter(({ to }) => to === id);
  if (references.length === 0) return [];
  const relations = new Set(references.map(({ relation }) => relation));
  const follows = (tree: Expression): boolean => [...everyNode(tree)].some((node) => node.op === "field" && node.relation !== undefined && relations.has(node.relation) && (field === undefined || node.path[0] === field));
  const access = operations.filter((operation) => {
    const rule = entity.access?.[operation];
    return rule?.if !== undefined && follows(rule.if.tree);
  });
  return [
    ...references.filter(({ key }) => field === undefined || key.includes(field)).map(({ name, span }): Touched => ({ what: "reference", of: entity.id, name, span })),
    ...access.map((operation): Touched => ({ what: "access", of: entity.id, name: operation, ...(entity.access === undefined ? {} : { span: entity.access[operation].span }) })),
  ];
}

/** Whether a type is, or holds, the shared one. */
function uses(type: Type, id: string): boolean {
  if ("shared" in type && type.shared === id) return true;
  if (type.kind === "list" || type.kind === "map") return uses(type.of, id);
  return type.kind === "object" && type.fields.some((field) => uses(field.type, id));
}

/**
 * Views and saved queries: those with a column or parameter that is typed by the field, those whose SQL names both contract and field (too many rather than too few:
 * SQL is not understood here), and views that read one of these.
 */
function answering({ entities, views, queries }: Schema, { id, field }: Asked): readonly Touched[] {
  const entity = entities.find((each) => each.id === id);
  const typed = (columns: readonly Column[]): boolean => columns.some(({ of }) => of?.id === id && (field === undefined || of.path[0] === field));
  const words = [entity === undefined ? [] : spellings(entity.plural, entity.name), ...(field === undefined ? [] : [spellings(field)])];
  const names = (each: View | SavedQuery): boolean => entity !== undefined && Object.values(each.sql).some(({ text }) => words.every((some) => some.some((word) => new RegExp(String.raw`(?<![\w])${word}(?![\w])`, "iu").test(text))));
  const found = new Map<string, Touched>();
  for (const each of [...views, ...queries]) {
    const isTyped = typed([...each.columns, ...(each.kind === "query" ? each.parameters : [])]);
    if (isTyped || names(each)) found.set(each.id, { what: each.kind === "view" ? "view" : "saved query", of: each.id, name: "", span: each.span, ...(isTyped ? {} : { byName: true }) });
  }
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const view of views) if (!found.has(view.id) && view.from.some((from) => from === id || found.has(from))) found.set(view.id, { what: "view", of: view.id, name: "", span: view.span, byName: true });
  }
  return [...found.values()];
}

/** A name as contracts and as databases write it. */
function spellings(...names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => [name, named("snake_case", name)]))];
}

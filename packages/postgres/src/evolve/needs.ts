import { report, type Diagnostic, type Schema } from "@concord/core";
import { columnNames, fieldsHere, policyOf, tableOf } from "../names.ts";
import { needsValue } from "./codes.ts";
import { keyOf, type Context } from "./context.ts";
import { columnKey } from "./situation.ts";

/** The fields whose rows lack a value that nothing gives them. */
export function needsOf(context: Context): readonly Diagnostic[] {
  const { situation: { after, fills }, missing, both } = context;
  const lacking = new Set([
    ...missing.filter((each) => each.kind === "column" && !context.isNew(each.schema, each.of) && !context.isTwinNow(keyOf(each)) && each.says["not null"] === true && each.says["default"] === null && each.says["generated"] === null && each.says["identity"] === null).map(keyOf),
    ...both.filter(([old, now]) => now.kind === "column" && old.says["not null"] === false && now.says["not null"] === true && now.says["generated"] === null && !context.isTwinOld(keyOf(now))).map(([, now]) => keyOf(now)),
    ...context.twins.filter(({ old, now }) => old.says["not null"] === false && now.says["not null"] === true).map(({ now: { schema, of }, name }) => columnKey(schema, of, name)),
  ]);
  const asked = fieldsOf(after).filter(({ key, id, isAlone }) => lacking.has(key) && (isAlone ? !fills.has(id) : fills.get(id) !== "NULL"));
  return [...new Map(asked.map((each) => [each.id, each])).values()].map(({ id, field, isAlone }) => (
    report(needsValue, field.span, `rows that are there have no ${field.name}`, { help: isAlone ? `concord plan ${id}=<value>, or "${id}=sql:<expression>"` : `it stands in several columns: give every row its value first, then concord plan "${id}=sql:NULL"` })
  ));
}

function fieldsOf({ entities, project }: Schema): readonly { readonly key: string; readonly id: string; readonly isAlone: boolean; readonly field: Schema["entities"][number]["fields"][number] }[] {
  return entities.filter(({ stores }) => stores.includes("postgres")).flatMap((entity) => {
    const { schema, table } = tableOf(entity, project);
    return fieldsHere(entity).flatMap((field) => columnNames(field, policyOf(project)).map((name, _, all) => ({ key: columnKey(schema, table, name), id: `${entity.id}.${field.name}`, isAlone: all.length === 1, field })));
  });
}

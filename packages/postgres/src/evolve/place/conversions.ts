import type { JudgedChange } from "@concord/changes";
import { columnKey, inWords, tableKey, type Situation } from "../situation.ts";
import type { Context } from "../context.ts";
import type { Definition } from "../definition.ts";
import type { Act } from "../draft.ts";
import { columnNames, policyOf, tableOf } from "../../names.ts";
import { identifier, literal } from "../../quote.ts";
import { filledTogether, type Filling } from "../fill.ts";
import { reshaped } from "../reshape.ts";
import { fieldPairs } from "../twins.ts";
import { columnType, isArray } from "../../types.ts";

/** Values that are written otherwise from now on: another word for a value of an enum, another form of what is in a list, a map or an object. All of a table at once. */
export function conversions(context: Context): readonly Act[] {
  const byTable = Map.groupBy(converting(context), ({ column: { schema, of } }) => tableKey(schema, of));
  return [...byTable.values()].map((all) => filledTogether(all as [Converting, ...Converting[]], context, { lane: "convert", cause: inWords(all.flatMap(({ causes }) => causes)), effect: "lossy" }));
}

interface Converting extends Filling { readonly causes: readonly JudgedChange[] }

function converting({ situation }: Context): readonly Converting[] {
  return fieldPairs(situation).flatMap(({ entity, before, after }): readonly Converting[] => {
    const { schema, table } = tableOf(entity, situation.after.project);
    const [old, now] = [columnNames(before, policyOf(situation.before.project)), columnNames(after, policyOf(situation.after.project))];
    if (old.length !== 1 || now.length !== 1) return [];
    const column = situation.have.find((each) => each.kind === "column" && each.schema === schema && each.of === table && each.name === now[0])
      ?? situation.want.find((each) => each.kind === "column" && each.schema === schema && each.of === table && each.name === now[0]);
    if (column === undefined || column.says["generated"] !== null) return [];
    const changes = situation.changes.filter(({ change }) => change.of === entity.id && change.path[0] === after.name);
    const words = renamedWords(changes, 1);
    if (after.type.kind === "enum" && before.type.kind === "enum" && words.length > 0 && String(column.says["type"]) === "text") {
      return converted(column, (value) => `CASE ${value} ${words.map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`).join(" ")} ELSE ${value} END`, changes);
    }
    if (after.type.kind === "list" && before.type.kind === "list" && isArray(after.type.of) && isArray(before.type.of)) {
      const inside = renamedWords(changes, 2);
      return inside.length === 0 ? [] : converted(column, (value) => inside.reduce((text, [from, to]) => `pg_catalog.array_replace(${text}, ${literal(from)}, ${literal(to)})`, value), changes);
    }
    if (columnType(after.type) !== "jsonb" || columnType(before.type) !== "jsonb") return [];
    const to = reshaped(before.type, after.type);
    return to === undefined ? [] : converted(column, to, changes);
  });
}

function renamedWords(changes: readonly JudgedChange[], depth: number): readonly (readonly [string, string])[] {
  return changes.flatMap(({ change }) => (change.kind === "enum-value-renamed" && change.path.length <= depth + 1 ? [[change.before.value, change.after.value] as const] : []));
}

/** Values that are not in their new form yet. */
function converted(column: Definition, to: (value: string) => string, causes: readonly JudgedChange[]): readonly Converting[] {
  const name = identifier(column.name);
  return [{ column, value: to(name), where: `${name} IS NOT NULL AND ${name} IS DISTINCT FROM ${to(name)}`, causes }];
}

/** The columns of JSON that get another form: what judges them has to be the new one before they do. */
export function reshapedColumns(situation: Pick<Situation, "before" | "after">): ReadonlySet<string> {
  return new Set(fieldPairs(situation).flatMap(({ entity, before, after }) => {
    const { schema, table } = tableOf(entity, situation.after.project);
    if (columnType(after.type) !== "jsonb" || columnType(before.type) !== "jsonb" || reshaped(before.type, after.type) === undefined) return [];
    return columnNames(after, policyOf(situation.after.project)).map((name) => columnKey(schema, table, name));
  }));
}

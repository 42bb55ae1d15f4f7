import { changeKinds, sidesOf, type JudgedChange } from "@concord/changes";
import type { Entity, Schema } from "@concord/core";
import { markedMermaid, type Marked } from "@concord/diagram";
import type { Diagram } from "@concord/report";

/** Beyond so many changed entities those around them are not drawn. */
const mostWithNeighbours = 8;
/** What is said of a field in a diagram, in characters. */
const longest = 60;

/** The change as a diagram: entities that changed, and those they refer to; nothing where no entity did. */
export function diagramOf(changes: readonly JudgedChange[], after: Schema): Diagram | undefined {
  const groups = Map.groupBy(changes.filter(({ change: { entity } }) => entity.before !== undefined || entity.after !== undefined), ({ change }) => change.of);
  if (groups.size === 0) return undefined;
  const changed = [...groups.values()].map(markedOf);
  const ids = new Set(changed.map(({ before, after: now }) => (now ?? before as Entity).id));
  const near = changed.length > mostWithNeighbours ? [] : [...new Set(changed.flatMap(({ before, after: now }) => (now ?? before as Entity).references.map(({ to }) => to)))].filter((id) => !ids.has(id));
  const around = near.flatMap((id): readonly Marked[] => after.entities.filter((entity) => entity.id === id).map((entity) => ({ before: entity, after: entity, fields: new Map(), isChanged: false })));
  return { text: markedMermaid("what changed", [...changed, ...around]), entities: changed.length };
}

function markedOf(changes: readonly JudgedChange[]): Marked {
  const { before, after } = (changes[0] as JudgedChange).change.entity;
  const names = new Set([...(before?.fields ?? []), ...(after?.fields ?? [])].map(({ name }) => name));
  const ofFields = changes.filter(({ change: { path } }) => names.has(path[0] ?? ""));
  const said = Map.groupBy(ofFields, ({ change }) => change.path[0] as string);
  return {
    ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }), isChanged: true,
    fields: new Map([...said].map(([name, each]) => [name, cut(each.map(wordOf).join("; "))])),
  };
}

/** What became of a field, in as few words as there are. */
function wordOf({ change }: JudgedChange): string {
  const inside = change.path.length > 1;
  if (change.kind === "field-added" && !inside) return "new";
  if (change.kind === "field-removed" && !inside) return "gone";
  if (change.kind === "field-renamed" && !inside) return `was ${change.before}`;
  return sidesOf(change) || changeKinds[change.kind];
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

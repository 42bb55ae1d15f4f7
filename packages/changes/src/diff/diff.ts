import type { Entity, Schema, SharedType } from "@concord/core";
import { change, type Change } from "../change/change.ts";
import { same } from "../change/same.ts";
import { diffEntities } from "./entity.ts";
import { diffProjects } from "./project.ts";
import { pairIds, renamesBetween } from "./renames.ts";
import { nowhere, type Scope } from "./scope.ts";
import { diffSavedQueries, diffViews } from "./views.ts";

/**
 * What changed between two states of the contracts, each change once, with both sides and their places: the project's first, then each entity's in the order
 * of ids, then the shared types', the views' and the saved queries'. The order of words and files, comments and the layout of text are no change; a name that `was` another is a rename.
 * A shared type's inside is compared where it is used, since it is part of each record there.
 */
export function diff(before: Schema, after: Schema): readonly Change[] {
  const renames = renamesBetween(before, after);
  const { both, removed, added } = renames.entities;
  const alone = (entity: Entity, entities: Scope["entity"]): Scope => ({ ...nowhere, of: entity.id, entity: entities });
  const entities: readonly (readonly [id: string, changes: readonly Change[]])[] = [
    ...removed.map((entity) => [entity.id, [change("entity-removed", { ...alone(entity, { before: entity }), spans: { before: entity.span } }, { before: entity })]] as const),
    ...added.map((entity) => [entity.id, [change("entity-added", { ...alone(entity, { after: entity }), spans: { after: entity.span } }, { after: entity })]] as const),
    ...both.map(([old, now]) => [now.id, diffEntities(old, now, renames)] as const),
  ];
  return [
    ...diffProjects(before.project, after.project, nowhere),
    ...entities.toSorted(([left], [right]) => (left < right ? -1 : 1)).flatMap(([, changes]) => changes),
    ...diffSharedTypes(before.types, after.types),
    ...diffViews(before.views, after.views),
    ...diffSavedQueries(before.queries, after.queries),
  ];
}

function diffSharedTypes(before: readonly SharedType[], after: readonly SharedType[]): readonly Change[] {
  const { both, removed, added } = pairIds(before, after);
  const told = ({ description, meta }: SharedType): unknown => ({ description, meta });
  return [
    ...removed.map((type) => change("type-removed", { ...nowhere, of: type.id, spans: { before: type.span } }, { before: type })),
    ...added.map((type) => change("type-added", { ...nowhere, of: type.id, spans: { after: type.span } }, { after: type })),
    ...both.flatMap(([old, now]) => {
      const here = { ...nowhere, of: now.id, spans: { before: old.span, after: now.span } };
      return [
        ...(old.id === now.id ? [] : [change("type-renamed", here, { before: old.id, after: now.id })]),
        ...(same(told(old), told(now)) ? [] : [change("type-documented", here, { before: old, after: now })]),
      ];
    }),
  ];
}

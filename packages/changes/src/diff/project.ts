import type { Project } from "@concord/core";
import { change, type Change } from "../change/change.ts";
import { same } from "../change/same.ts";
import type { Scope } from "./scope.ts";

/** What differs between two states of `project.yaml`. The stores that it names, and the primary one, show in each entity. */
export function diffProjects(before: Project, after: Project, scope: Scope): readonly Change[] {
  const stores = [...new Set([...Object.keys(before.naming), ...Object.keys(after.naming)])].sort();
  const settings = ({ name, strict, output, packages, blocks }: Project): unknown => ({ name, strict, output, packages, blocks });
  return [
    ...(same(before.auth, after.auth) ? [] : [change("auth-changed", scope, { before: before.auth, after: after.auth })]),
    ...(before.clientRole === after.clientRole ? [] : [change("client-role-changed", scope, { before: before.clientRole, after: after.clientRole })]),
    ...stores.filter((store) => before.naming[store] !== after.naming[store])
      .map((store) => change("naming-changed", scope, { store, before: before.naming[store], after: after.naming[store] })),
    ...(same(settings(before), settings(after)) ? [] : [change("project-settings-changed", scope, { before, after })]),
  ];
}

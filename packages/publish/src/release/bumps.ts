import type { Bump, JudgedChange } from "@concord/changes";
import type { Schema } from "@concord/core";
import { packageNames, type Named } from "../names.ts";
import type { ChangeFile } from "./change-file.ts";
import { highest, packageChanges } from "./concern.ts";

/** What is asked of a package's next version. */
export interface PackageBump {
  readonly named: Named;
  /** What its contracts ask for by what changed: no change file may say less. */
  readonly least: Bump;
  /** What change files ask for. */
  readonly asked: ChangeFile["bumps"];
  /** The higher of both. */
  readonly bump: Bump;
  /** What its changelog tells. */
  readonly told: readonly JudgedChange[];
}

/**
 * The bump of each package of a project, by what changed between two states and by change files: for `concord version`, which gives versions, and for `concord report`, which tells of them beforehand. Without a
 * state before, change files alone ask. `namespaces` are those of which the states hold nothing any more, or nothing that changed. Nobody else computes a bump, but that `version` gives a patch to what merely
 * holds other bytes, of which contracts know nothing.
 */
export function packageBumps(before: Schema | undefined, after: Schema, changeFiles: readonly ChangeFile[], namespaces: readonly string[] = []): readonly PackageBump[] {
  const { packages } = after.project;
  if (packages === undefined) return [];
  const changes = before === undefined ? undefined : packageChanges(before, after);
  return packageNames(after, packages, namespaces).map((named) => {
    const least = changes?.bump(named) ?? "none";
    const asked = changeFiles.flatMap(({ bumps }) => bumps.filter(({ name }) => name === named.name));
    return { named, least, asked, bump: highest([least, ...asked.map(({ bump }) => bump)]), told: changes?.told(named) ?? [] };
  });
}

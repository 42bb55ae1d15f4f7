import type { Report } from "@concord/report";

/** A review for machines, but for its changes and findings. */
export function reviewAsData({ owners, changes, packages, migrations, isUnplanned, claims, costs, diagram }: Report): object {
  const ids = [...new Set(changes.map(({ change }) => change.of))];
  return {
    owners: Object.fromEntries(ids.flatMap((id) => (owners.has(id) ? [[id, owners.get(id)]] : []))),
    packages, isUnplanned, claims, costs,
    migrations: migrations.map(({ store, file }) => ({
      store, name: file.name, file: file.source.file, causes: file.causes,
      steps: file.steps.map(({ title, mode, locks, effect, text }) => ({ title: title ?? null, mode, locks, effect: effect ?? null, text })),
    })),
    diagram: diagram?.text ?? null,
  };
}

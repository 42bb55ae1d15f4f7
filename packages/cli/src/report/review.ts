import type { Report } from "@concord/report";

/** A review for machines, but for its changes and findings. */
export function reviewAsData({ owners, changes, packages, migrations, isUnplanned, impacts, claims, costs, diagram }: Report): object {
  const ids = [...new Set(changes.map(({ change }) => change.of))];
  return {
    owners: Object.fromEntries(ids.flatMap((id) => (owners.has(id) ? [[id, owners.get(id)]] : []))),
    packages, isUnplanned, claims, costs,
    impacts: impacts.map(({ of, touched }) => ({ of: of.id, field: of.field ?? null, touched: touched.map(({ what, of: where, name, byName }) => ({ what, of: where, name, byName: byName === true })) })),
    migrations: migrations.map(({ store, file }) => ({
      store, name: file.name, file: file.source.file, causes: file.causes,
      steps: file.steps.map(({ title, mode, locks, effect, text }) => ({ title: title ?? null, mode, locks, effect: effect ?? null, text })),
    })),
    diagram: diagram?.text ?? null,
  };
}

import type { GeneratedFile, Schema } from "@concord/core";
import { folder, moduleOf } from "@concord/python";
import { packageNames, type Named } from "../names.ts";
import type { Edition, Package } from "../package.ts";
import { pyproject } from "./manifest.ts";
import { importName } from "./names.ts";
import { pythonReadme } from "./readme.ts";

/**
 * The Python package of all contracts, from what they compile to, as a folder that Python's own tools build and install: at the version of the npm package of all contracts. The same input gives the
 * same bytes. None where the project names none.
 */
export function pythonPackageOf(schema: Schema, files: readonly GeneratedFile[], editionOf: (named: Named) => Edition): readonly Package[] {
  const { packages } = schema.project;
  const name = packages?.python;
  const whole = packages === undefined ? undefined : packageNames(schema, packages).find(({ namespace }) => namespace === undefined);
  if (packages === undefined || name === undefined || whole === undefined) return [];
  const { version, changelog } = editionOf(whole);
  const place = `src/${importName(name)}`;
  const modules = files.filter(({ path }) => path.startsWith(`${folder}/`)).map(({ path, text }) => ({ path: `${place}${path.slice(folder.length)}`, text }));
  const given = new Set(modules.map(({ path }) => path));
  const folders = new Set(modules.flatMap(({ path }) => path.split("/").slice(0, -1).map((_, index, steps) => steps.slice(0, index + 1).join("/")).slice(1)));
  const initial = [...folders].map((each) => `${each}/__init__.py`).filter((path) => !given.has(path)).map((path) => ({ path, text: "" }));
  const own = [
    { path: "pyproject.toml", text: pyproject(schema.project.name, name, packages, version) },
    { path: "README.md", text: pythonReadme(name, schema.entities) },
    ...(changelog === undefined ? [] : [{ path: "CHANGELOG.md", text: changelog }]),
    { path: `${place}/py.typed`, text: "" },
  ];
  const held = [...modules, ...initial].sort((one, other) => (one.path < other.path ? -1 : 1));
  return [{ name, version, versionOf: whole.name, files: [...own, ...held], exports: new Set(schema.entities.map(moduleOf)).size }];
}

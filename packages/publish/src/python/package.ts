import type { GeneratedFile, Schema } from "@concord/core";
import { folder, moduleOf } from "@concord/python";
import { packageNames, type Named } from "../names.ts";
import type { Edition, Package, Wheel } from "../package.ts";
import { metadata, pyproject } from "./manifest.ts";
import { importName, pythonVersion } from "./names.ts";
import { pythonReadme } from "./readme.ts";

/**
 * The Python package of all contracts, from what they compile to, as a folder that Python's own tools build and install, and as the wheel that they would build: at the version of the npm package of all
 * contracts. The same input gives the same bytes. None where the project names none.
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
  const readme = pythonReadme(name, schema.entities);
  const typed = { path: `${place}/py.typed`, text: "" };
  const own = [
    { path: "pyproject.toml", text: pyproject(schema.project.name, name, packages, version) },
    { path: "README.md", text: readme },
    ...(changelog === undefined ? [] : [{ path: "CHANGELOG.md", text: changelog }]),
    typed,
  ];
  const held = [...modules, ...initial].sort((one, other) => (one.path < other.path ? -1 : 1));
  const wheel = wheelOf(name, version, [...held, typed].map(({ path, text }) => ({ path: path.slice("src/".length), text })), metadata(schema.project.name, name, packages, version, readme));
  return [{ name, version, versionOf: whole.name, files: [...own, ...held], exports: new Set(schema.entities.map(moduleOf)).size, wheel }];
}

/** A wheel for every Python and machine, since there is nothing but Python in it (Binary distribution format 1.0). */
function wheelOf(name: string, version: string, modules: readonly GeneratedFile[], described: string): Wheel {
  const called = `${importName(name)}-${pythonVersion(version)}`;
  const about = `${called}.dist-info`;
  const own = [{ path: `${about}/METADATA`, text: described }, { path: `${about}/WHEEL`, text: "Wheel-Version: 1.0\nGenerator: concord\nRoot-Is-Purelib: true\nTag: py3-none-any\n" }];
  return { name: `${called}-py3-none-any.whl`, about, files: [...[...modules].sort((one, other) => (one.path < other.path ? -1 : 1)), ...own] };
}

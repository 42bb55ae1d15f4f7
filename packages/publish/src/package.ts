import type { JudgedChange } from "@concord/changes";
import type { GeneratedFile, Packages, Schema } from "@concord/core";
import { closure } from "./closure.ts";
import { changelog } from "./emit/changelog.ts";
import { manifest, type Offer } from "./emit/manifest.ts";
import { readme } from "./emit/readme.ts";
import { modules, subpath } from "./modules.ts";
import { contractsOf, packageNames, type Named } from "./names.ts";

/** What one release says of itself. */
export interface Edition {
  readonly version: string;
  /** What changed since the release before, if that is known; then there is a changelog. */
  readonly changes?: readonly JudgedChange[];
}

/** A package as it is published. */
export interface Package {
  readonly name: string;
  readonly namespace?: string;
  /** Its files by path, package.json among them. */
  readonly files: readonly GeneratedFile[];
  /** How many subpaths it has. */
  readonly exports: number;
}

/**
 * The packages of a project, from its contracts and what they compile to: `compiled` is what `sourcesOf` gave, its TypeScript compiled. The same input gives
 * the same bytes. None where the project names no scope.
 */
export function packagesOf(schema: Schema, compiled: readonly GeneratedFile[], edition: Edition): readonly Package[] {
  const { packages } = schema.project;
  if (packages === undefined) return [];
  const files = new Map(compiled.map((file) => [file.path, file]));
  return packageNames(schema, packages).map((named) => packageOf(schema, packages, named, files, edition));
}

function packageOf(schema: Schema, packages: Packages, named: Named, files: ReadonlyMap<string, GeneratedFile>, edition: Edition): Package {
  const contracts = contractsOf(schema).filter(({ namespace }) => named.namespace === undefined || namespace === named.namespace);
  const offers = contracts.flatMap((of) => modules.flatMap((module): readonly Offer[] => {
    const file = module.file(of);
    if (!files.has(module.kind === "code" ? `${file}.js` : file)) return [];
    return [{ subpath: subpath(named, of, module.under), file, module, of }];
  }));
  const held = closure(files, offers.flatMap(({ file, module }) => (module.kind === "code" ? [`${file}.js`, `${file}.d.ts`] : [file])));
  const own = edition.changes?.filter(({ change }) => contracts.some(({ id }) => id === change.of));
  const made = [
    { path: "package.json", text: manifest(schema.project.name, packages, named, offers, edition.version, held) },
    { path: "README.md", text: readme(named, contracts, offers) },
    ...(own === undefined ? [] : [{ path: "CHANGELOG.md", text: changelog(edition.version, own) }]),
  ];
  return { ...named, files: [...made, ...held], exports: offers.length };
}

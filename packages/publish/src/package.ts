import type { GeneratedFile, Packages, Schema } from "@concord/core";
import { tablesTold } from "@concord/postgres/drizzle";
import { closure } from "./closure.ts";
import { manifest, type Offer } from "./emit/manifest.ts";
import { readme } from "./emit/readme.ts";
import { contractFile, drizzleSchema, modules, subpath } from "./modules.ts";
import { contractsOf, packageNames, type Named } from "./names.ts";

/** What one release says of itself. */
export interface Edition {
  readonly version: string;
  /** The text of CHANGELOG.md, if there is one. */
  readonly changelog?: string | undefined;
}

/** A built package of Python: what its file is called, and what is in it, but for the list of it all. */
export interface Wheel {
  /** `acme_contracts-1.2.0-py3-none-any.whl`. */
  readonly name: string;
  /** The folder of what describes the package. */
  readonly about: string;
  readonly files: readonly GeneratedFile[];
}

/** A package as it is published. */
export interface Package {
  readonly name: string;
  readonly namespace?: string;
  readonly version: string;
  /** The package whose version it has, if that is another one. */
  readonly versionOf?: string;
  /** Its files by path, package.json among them. */
  readonly files: readonly GeneratedFile[];
  /** How many subpaths it has. */
  readonly exports: number;
  /** What an installer takes instead of the files, where that is something else. */
  readonly wheel?: Wheel;
}

/**
 * The packages of a project, from its contracts and what they compile to: `compiled` is what `sourcesOf` gave, its TypeScript compiled, `editionOf` the version of
 * each. The same input gives the same bytes. None where the project names no scope.
 */
export function packagesOf(schema: Schema, compiled: readonly GeneratedFile[], editionOf: (named: Named) => Edition): readonly Package[] {
  const { packages } = schema.project;
  if (packages === undefined) return [];
  const files = new Map(compiled.map((file) => [file.path, file]));
  return packageNames(schema, packages).map((named) => packageOf(schema, packages, named, files, editionOf(named)));
}

function packageOf(schema: Schema, packages: Packages, named: Named, files: ReadonlyMap<string, GeneratedFile>, edition: Edition): Package {
  const contracts = contractsOf(schema).filter(({ namespace }) => named.namespace === undefined || namespace === named.namespace);
  const offers = contracts.flatMap((of) => modules.flatMap((module): readonly Offer[] => {
    const file = module.file(of);
    if (!files.has(module.kind === "code" ? `${file}.js` : file)) return [];
    return [{ subpath: subpath(named, of, module.under), file, module, of }];
  }));
  const whole = drizzleSchema(named);
  const together = files.has(`${whole.file}.js`) ? [whole] : [];
  const compiled = closure(files, [...together.flatMap(({ file }) => codeOf(file)), ...offers.flatMap(({ file, module }) => (module.kind === "code" ? codeOf(file) : [file]))]);
  const held = [...compiled, ...textsOf(schema, files, compiled)].sort((one, other) => (one.path < other.path ? -1 : 1));
  const made = [
    { path: "package.json", text: manifest(schema.project.name, packages, named, offers, together, edition.version, held) },
    { path: "README.md", text: readme(named, contracts, offers, together.length === 0 ? [] : tablesTold(schema, named.namespace)) },
    ...(edition.changelog === undefined ? [] : [{ path: "CHANGELOG.md", text: edition.changelog }]),
  ];
  return { ...named, version: edition.version, files: [...made, ...held], exports: offers.length };
}

/** JavaScript with its declarations. */
function codeOf(file: string): readonly string[] {
  return [`${file}.js`, `${file}.d.ts`];
}

/** The contracts of other namespaces from which something in the package was made: so that it can be compared with others as a whole. */
function textsOf(schema: Schema, files: ReadonlyMap<string, GeneratedFile>, compiled: readonly GeneratedFile[]): readonly GeneratedFile[] {
  const paths = new Set(compiled.map(({ path }) => path));
  return contractsOf(schema).flatMap((of) => {
    const file = contractFile(of);
    const isUsed = modules.some((module) => module.kind === "code" && paths.has(`${module.file(of)}.d.ts`));
    return isUsed && !paths.has(file) ? files.get(file) ?? [] : [];
  });
}

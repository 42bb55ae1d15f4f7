import type { GeneratedFile, Packages } from "@concord/core";
import { modules, patternOf, type Module } from "../modules.ts";
import type { Contract, Named } from "../names.ts";

/** One subpath of a package, and what it leads to. */
export interface Offer {
  /** `./person/postgres`. */
  readonly subpath: string;
  readonly file: string;
  readonly module: Module;
  readonly of: Contract;
}

/** The versions of Zod that the codecs run on: since 4.5 lengths count code points. */
const zod = "^4.5.0";

/** The versions of Drizzle that the tables are tested with; its minor versions break. */
const drizzle = "^0.45.0";

/**
 * The text of package.json. Nothing in it runs at installation, nothing is depended on but Zod, and Drizzle by those who use it, as peers where something in it imports them, and no registry is named:
 * where to publish is said by whoever publishes.
 */
export function manifest(project: string, { license }: Packages, named: Named, offers: readonly Offer[], together: readonly Pick<Offer, "subpath" | "file">[], version: string, held: readonly GeneratedFile[]): string {
  const folders = [...new Set(held.map(({ path }) => path.slice(0, path.indexOf("/"))))].sort();
  const of = named.namespace === undefined ? "all contracts" : `the contracts of ${named.namespace}`;
  return `${JSON.stringify({
    name: named.name,
    version,
    description: `Types, codecs and validators from ${of} of ${project}`,
    license,
    type: "module",
    sideEffects: false,
    exports: Object.fromEntries([...together.map(codeEntry), ...exportsOf(named, offers), ["./package.json", "./package.json"]]),
    files: [...folders, "CHANGELOG.md"],
    engines: { node: ">=20.19.0" },
    ...peers(folders),
    publishConfig: { access: "restricted" },
  }, null, 2)}\n`;
}

function peers(folders: readonly string[]): object {
  const peerDependencies = { ...(folders.includes("zod") ? { zod } : {}), ...(folders.includes("drizzle") ? { "drizzle-orm": drizzle } : {}) };
  if (Object.keys(peerDependencies).length === 0) return {};
  return { peerDependencies, ...(folders.includes("drizzle") ? { peerDependenciesMeta: { "drizzle-orm": { optional: true } } } : {}) };
}

/**
 * A pattern for each way to import a contract, and an entry of its own for what it does not fit: a contract that is no plain YAML, or is called like a way. An entry for
 * each contract would be a megabyte for a thousand of them, which TypeScript 7.0 reads again for every import: 50 s and 4 GB instead of 2 s, measured.
 */
function exportsOf(named: Named, offers: readonly Offer[]): readonly (readonly [string, unknown])[] {
  const ways = new Set(modules.map(({ under }) => under));
  const offered = modules.filter((module) => offers.some((offer) => offer.module === module)).map((module) => ({ ...patternOf(named, module), module }));
  const fits = ({ subpath, file, module, of }: Offer): boolean => {
    const pattern = patternOf(named, module);
    const any = subpath.slice("./".length, subpath.length - (pattern.subpath.length - "./*".length));
    return !ways.has(of.name) && pattern.file.replace("*", any) === file;
  };
  return [...offers.filter((offer) => !fits(offer)), ...offered].map(entry);
}

function entry({ subpath, file, module }: Omit<Offer, "of">): readonly [string, unknown] {
  return module.kind === "data" ? [subpath, `./${file}`] : codeEntry({ subpath, file });
}

function codeEntry({ subpath, file }: Pick<Offer, "subpath" | "file">): readonly [string, unknown] {
  return [subpath, { types: `./${file}.d.ts`, default: `./${file}.js` }];
}

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

/**
 * The text of package.json. Nothing in it runs at installation, nothing is depended on but Zod, as a peer where codecs are in it, and no registry is named:
 * where to publish is said by whoever publishes.
 */
export function manifest(project: string, { license }: Packages, named: Named, offers: readonly Offer[], version: string, held: readonly GeneratedFile[]): string {
  const folders = [...new Set(held.map(({ path }) => path.slice(0, path.indexOf("/"))))].sort();
  const of = named.namespace === undefined ? "all contracts" : `the contracts of ${named.namespace}`;
  return `${JSON.stringify({
    name: named.name,
    version,
    description: `Types, codecs and validators from ${of} of ${project}`,
    license,
    type: "module",
    sideEffects: false,
    exports: Object.fromEntries([...exportsOf(named, offers), ["./package.json", "./package.json"]]),
    files: [...folders, "CHANGELOG.md"],
    engines: { node: ">=20.19.0" },
    ...(folders.includes("zod") ? { peerDependencies: { zod } } : {}),
    publishConfig: { access: "restricted" },
  }, null, 2)}\n`;
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
  return [subpath, module.kind === "data" ? `./${file}` : { types: `./${file}.d.ts`, default: `./${file}.js` }];
}

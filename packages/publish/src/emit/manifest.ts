import type { GeneratedFile, Packages } from "@concord/core";
import type { Module } from "../modules.ts";
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
    exports: Object.fromEntries([...offers.map(entry), ["./package.json", "./package.json"]]),
    files: [...folders, "CHANGELOG.md"],
    engines: { node: ">=20.19.0" },
    ...(folders.includes("zod") ? { peerDependencies: { zod } } : {}),
    publishConfig: { access: "restricted" },
  }, null, 2)}\n`;
}

function entry({ subpath, file, module }: Offer): readonly [string, unknown] {
  return [subpath, module.kind === "data" ? `./${file}` : { types: `./${file}.d.ts`, default: `./${file}.js` }];
}

import { decode, isSeed, type Diagnostic, type Source } from "@concord/core";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Failure, failureOf } from "../failure.ts";
import type { Other } from "../project/against.ts";
import { readContractFiles } from "../project/project.ts";
import { contractsFolder } from "../project/root.ts";

/** What a package holds: the texts of `contracts/`, by the path below it, and its package.json. */
interface Held { readonly texts: ReadonlyMap<string, Buffer>; readonly manifest: Buffer | undefined }

/**
 * The contracts in a package that was published: an installed folder, or a tarball as npm packs it. What is not in it (the project's settings, SQL of views, other
 * namespaces) is taken as it is here now. Undefined where the name is of no package.
 */
export async function contractsPackaged(root: string, folder: string, named: string): Promise<Other | undefined> {
  const place = resolve(folder, named);
  const held = await read(place);
  if (held === undefined) return undefined;
  const offered = offeredBy(held, named);
  const now = readContractFiles(root).contents();
  const before = [...held.texts].map(([path, bytes]) => decode(bytes, `${contractsFolder}/${path}`));
  const files = new Set(before.map(({ source }) => source.file));
  const kept = now.sources.filter(({ file }) => !isSeed(file) && !files.has(file) && !(offered.has(file.split("/")[1] ?? "") && !file.endsWith(".sql")));
  const sources: readonly Source[] = [...kept, ...before.map(({ source }) => source)].sort((left, right) => (left.file < right.file ? -1 : 1));
  const diagnostics: readonly Diagnostic[] = before.flatMap(({ diagnostic }) => diagnostic ?? []);
  return { name: named, sources, diagnostics };
}

async function read(place: string): Promise<Held | undefined> {
  try {
    if (!existsSync(place)) return undefined;
    if (statSync(place).isFile()) return await readTarball(place);
    if (!existsSync(join(place, "package.json")) || !existsSync(join(place, "contracts"))) return undefined;
    const contracts = join(place, "contracts");
    const files = readdirSync(contracts, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
    return { texts: new Map(files.map((file) => [relative(contracts, file).replaceAll("\\", "/"), readFileSync(file)])), manifest: readFileSync(join(place, "package.json")) };
  } catch (error) {
    throw failureOf(`cannot read ${place}`, error);
  }
}

/** What npm packs stands below `package/`. */
async function readTarball(file: string): Promise<Held> {
  const files = await filesInTarball(file);
  const within = [...files].flatMap(([path, bytes]) => (path.startsWith("package/contracts/") ? [[path.slice("package/contracts/".length), bytes] as const] : []));
  return { texts: new Map(within), manifest: files.get("package/package.json") };
}

/** Every file in a tarball, by its path there. Throws a `Failure` where it is none. */
export async function filesInTarball(file: string): Promise<ReadonlyMap<string, Buffer>> {
  const { list } = await import("tar");
  const files: Promise<readonly [string, Buffer]>[] = [];
  try {
    await list({ file, strict: true, onReadEntry: (entry) => void files.push(entry.concat().then((bytes) => [entry.path, bytes])) });
    return new Map(await Promise.all(files));
  } catch (error) {
    throw new Failure(`${file} is no tarball: ${(error as Error).message}`);
  }
}

/** The namespaces of the contracts that a package has imports for: in these, what it does not hold was not there. */
function offeredBy({ manifest, texts }: Held, named: string): ReadonlySet<string> {
  try {
    const { exports = {} } = JSON.parse(manifest?.toString() ?? "") as { readonly exports?: Readonly<Record<string, unknown>> };
    const paths = Object.values(exports).flatMap((to) => (typeof to === "string" && to.startsWith("./contracts/") ? [to] : []));
    // A package of one namespace names it in its pattern; one of all offers what it holds.
    const namespaces = paths.map((path) => path.split("/")[2] ?? "");
    if (paths.length > 0) return new Set(namespaces.some((each) => each.startsWith("*")) ? [...texts.keys()].map((path) => path.split("/")[0] ?? "") : namespaces);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Failure(`${named} holds no package that concord made`, "name a folder or a tarball of one, a folder that holds schemas/, or a git revision");
}

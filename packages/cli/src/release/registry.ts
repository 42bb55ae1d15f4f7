import { folderOf, newestOf, tagOf, type Package, type Releases } from "@concord/publish";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { writePackages } from "../write/packages.ts";
import type { World } from "../world.ts";
import { recordFile } from "./files.ts";
import { npmIn, type Npm, type Tarball } from "./npm.ts";
import { filesInTarball } from "./packaged.ts";
import { contentsOf } from "./packages.ts";

/** A package on its way to a registry. */
export interface Sent extends Package {
  /** As the registry names its tarball: a hash of its bytes. */
  readonly integrity: string;
  /** `published` now, or `there` before, with the same contents. */
  readonly is: "published" | "there";
}

/**
 * Publishes packages at the versions that are recorded. Those that the registry has with the same contents are left, so that a run that broke off is run again;
 * what it has with other contents under the same version is refused before anything is sent, and so is what was not recorded. Throws a `Failure` in each case.
 */
export async function sendPackages(root: string, world: World, packages: readonly Package[], recorded: Releases): Promise<readonly Sent[]> {
  const [wrong] = differences(packages, recorded);
  if (wrong !== undefined) throw new Failure(wrong, `concord version gives what changed a version and writes it to ${recordFile}`);
  const npm = npmIn(root, world);
  const folder = mkdtempSync(join(tmpdir(), "concord-publish-"));
  try {
    const ours = packages.filter(isOfNpm);
    writePackages(folder, "packages", ours);
    const packed: { readonly of: Package; readonly tarball: Tarball; readonly isThere: boolean }[] = [];
    for (const of of ours) {
      const tarball = await npm.pack(join(folder, "packages", folderOf(of)), folder);
      packed.push({ of, tarball, isThere: await isThere(npm, of, tarball, folder) });
    }
    const sent: Sent[] = [];
    for (const { of, tarball, isThere: before } of packed) {
      if (!before) await npm.publish(tarball, tagOf(of.version));
      sent.push({ ...of, integrity: tarball.integrity, is: before ? "there" : "published" });
    }
    return sent;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether npm publishes the package; what has another's version is for Python's own tools. */
export function isOfNpm({ versionOf }: Package): boolean {
  return versionOf === undefined;
}

/** Which packages are not those that were recorded, and why. */
export function differences(packages: readonly Package[], recorded: Releases): readonly string[] {
  return [...contentsOf(packages)].flatMap(([name, content]) => {
    const release = newestOf(recorded, name);
    if (release === undefined) return [`no version of ${name} is recorded`];
    return release.content === content ? [] : [`${name} holds something else than what was recorded as ${release.version}`];
  });
}

/** Whether the registry has this version with the same files. npm's compression may differ from machine to machine, so that other bytes are looked into. */
async function isThere(npm: Npm, { name, version }: Package, ours: Tarball, folder: string): Promise<boolean> {
  const integrity = await npm.integrityOf(name, version);
  if (integrity === undefined) return false;
  if (integrity === ours.integrity) return true;
  const theirs = await npm.pack(`${name}@${version}`, mkdtempSync(join(folder, "there-")));
  const [one, other] = [await filesInTarball(ours.file), await filesInTarball(theirs.file)];
  const isSame = one.size === other.size && [...one].every(([path, bytes]) => other.get(path)?.equals(bytes) === true);
  if (!isSame) throw new Failure(`the registry has another ${name}@${version}`, "a version is published once: concord version gives what changed a new one");
  return true;
}

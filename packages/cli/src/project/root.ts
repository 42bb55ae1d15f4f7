import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Failure } from "../failure.ts";

/** The folder that contracts stand in, below the root. */
export const contractsFolder = "schemas";

/** Where diagrams keep the places of their tables. It is written by a build, and by whoever moves a table. */
export const layoutFile = "schemas/layout.json";

/** Breaking changes that somebody answers for. */
export const approvedFile = "schemas/approved.yaml";

/**
 * The project's root: the folder that `--root` names, else the nearest one upwards that holds `schemas/project.yaml`, else the nearest
 * one upwards that holds a folder `schemas`. Throws a `Failure` if there is none.
 */
export function findRoot(folder: string, named?: string): string {
  if (named !== undefined) {
    const root = resolve(folder, named);
    if (isFolder(join(root, contractsFolder))) return root;
    throw new Failure(`there is no folder ${contractsFolder} in ${named}`);
  }
  const upwards = [...parentsOf(resolve(folder))];
  const root = upwards.find((each) => existsSync(join(each, contractsFolder, "project.yaml"))) ?? upwards.find((each) => isFolder(join(each, contractsFolder)));
  if (root === undefined) throw new Failure(`there is no folder ${contractsFolder} here or above`, "concord init makes a project");
  return root;
}

function* parentsOf(folder: string): Generator<string> {
  for (let at = folder; ; at = dirname(at)) {
    yield at;
    if (at === dirname(at)) return;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

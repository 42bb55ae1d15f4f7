import { lstatSync, mkdirSync, realpathSync } from "node:fs";
import { isAbsolute, join, sep } from "node:path";
import { Failure, failureOf } from "../failure.ts";

/** The folder that generated files are written to, found safe to write below. */
export interface Output {
  /** Its absolute path. */
  readonly folder: string;
  /** Its path below the project's root, as messages name it. */
  readonly name: string;
  /** Our own folder in it while a build is writing: lock, staged files, journal. It is gone when no build runs. */
  readonly work: string;
}

export const workFolder = ".concord";
export const manifestName = ".concord-manifest";

/**
 * The output folder of a project. It must lie below the root, outside of `schemas`, and no part of the way to it may be a symbolic link:
 * a link could lead a build, which also removes files, to any other place.
 */
export function outputOf(root: string, name: string): Output {
  const steps = name.split("/").filter((step) => step !== "" && step !== ".");
  if (steps.length === 0 || steps.includes("..") || isAbsolute(name) || name.includes("\\") || name.includes("\0") || steps[0] === "schemas") {
    throw new Failure(
      `cannot write to ${JSON.stringify(name)}: the output folder lies below the project's root and outside of schemas`,
      "mend output in schemas/project.yaml",
    );
  }
  let folder = realpathSync(root);
  for (const [index, step] of steps.entries()) {
    folder = join(folder, step);
    refuseUnlessFolder(folder, steps.slice(0, index + 1).join("/"), name);
  }
  return { folder, name: steps.join("/"), work: join(folder, workFolder) };
}

/** Where files stand that are to be moved into the output folder, under the paths that they will have there. */
export function stageOf(output: Output): string {
  return join(output.work, "staged");
}

/** Makes the output folder, if need be. */
export function makeOutput(output: Output): void {
  try {
    mkdirSync(output.folder, { recursive: true });
  } catch (error) {
    throw failureOf(`cannot make ${output.name}`, error);
  }
}

/**
 * Where a generated file stands on the disk. Checks that no folder on the way is a symbolic link, each folder once in `checked`.
 * A path that leaves the output folder is a bug of the target that named it.
 */
export function placeOf(output: Output, path: string, checked: Set<string>): string {
  const steps = path.split("/");
  if (steps.some((step) => step === "" || step === "." || step === ".." || step.includes("\\") || step.includes("\0")) || steps[0] === workFolder) {
    throw new Error(`a target wants to write to ${JSON.stringify(path)}`);
  }
  let folder = output.folder;
  for (const [index, step] of steps.slice(0, -1).entries()) {
    folder = join(folder, step);
    if (checked.has(folder)) continue;
    refuseUnlessFolder(folder, [output.name, ...steps.slice(0, index + 1)].join("/"), `${output.name}/${path}`);
    checked.add(folder);
  }
  return `${folder}${sep}${steps.at(-1)}`;
}

function refuseUnlessFolder(folder: string, name: string, wanted: string): void {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (stat === undefined || stat.isDirectory()) return;
  const what = stat.isSymbolicLink() ? "a symbolic link" : "no folder";
  throw new Failure(`cannot write ${wanted}: ${name} is ${what}`, "move it away; concord never follows a link out of the project");
}

import type { Code } from "@concord/core";

export const bumpTooLow: Code = {
  code: "publish/bump-too-low",
  severity: "error",
  explain: `
A change file in .changeset/ asks for a lower version of a package than its changes do. Whoever installs by a range (^1.2.0) would get what breaks them.

A package is bumped by the highest of what changed in its contracts since it was released: major where somebody breaks or something is weakened, minor where
something came or went, patch for words. Shared types count where they are used, and where they are imported themselves. concord diff --against published
shows every change and whom it breaks.

Write the higher one, or leave the package out of the change file: it then gets what its changes ask for. A change file may always ask for more.`,
};

export const unknownPackage: Code = {
  code: "publish/unknown-package",
  severity: "error",
  explain: `
A change file in .changeset/ names a package that is not made of these contracts, so that what it says would be in no changelog.

The packages are those that concord publish --dry-run shows: one of all contracts and one of each namespace, under the scope that schemas/project.yaml names.`,
};

export const badChangeFile: Code = {
  code: "publish/bad-change-file",
  severity: "error",
  explain: `
A file in .changeset/ is no change file. It begins with a block that says what packages it is about and what bump each gets; the text after it is for the changelog:

  ---
  "@acme/people": minor
  ---

  People have nicknames.

A bump is major, minor, patch or none. README.md is not read. The format is that of changesets, whose own tools may write these files.`,
};

export const pythonAlone: Code = {
  code: "publish/python-alone",
  severity: "error",
  explain: `
project.yaml names a Python package, and leaves out the npm package of all contracts (each: [namespace]). The Python package holds all contracts and is released with that one: it has its version, and a change of
either is a new version of both.

Let there be a package of all contracts, or leave python out.`,
};

/** What can be wrong with packages and change files. */
export const publishCodes: readonly Code[] = [pythonAlone, bumpTooLow, unknownPackage, badChangeFile];

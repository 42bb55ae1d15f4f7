import type { Code } from "@concord/core";

export const notAFile: Code = {
  code: "project/not-a-file",
  severity: "error",
  explain: `Something under schemas/ that is called like a contract is no file of this project: a link that leads out of it, to a folder or to nothing,
or a device. It is not read.

What a build reads must be what was reviewed and committed; a link to another place would let a file of that machine into the generated code. Copy
the contract into schemas/. A link to a file within the project is followed.`,
};

export const badLayout: Code = {
  code: "project/bad-layout",
  severity: "error",
  explain: `schemas/layout.json is not what it should be: where each table stands in the diagrams, by entity.

  { "tables": { "shop.order": { "x": 320, "y": 0 } } }

A build adds the tables that are new and takes out those that are gone; those that are there stay where they are. Mend the file, or remove it and let the
next build place all tables anew.`,
};

export const projectCodes: readonly Code[] = [notAFile, badLayout];

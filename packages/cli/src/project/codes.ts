import type { Code } from "@concord/core";
import { mostBytes } from "./limits.ts";

export const notUtf8: Code = {
  code: "project/not-utf8",
  severity: "error",
  explain: `The file is not UTF-8, so its characters can't be known.

Contracts are read strictly: other programs put a replacement character where bytes make no sense, and a name or a default would be silently
another one. UTF-16, as some editors on Windows write it, is refused for the same reason. A byte order mark at the start is allowed.

Save the file as UTF-8.`,
};

export const tooLarge: Code = {
  code: "project/too-large",
  severity: "error",
  explain: `The file has more than ${mostBytes.toLocaleString("en")} bytes and is not read.

A contract of a thousand fields has some 100,000 bytes, so a larger file is a mistake or an attack: YAML takes time and memory out of
all proportion to its size. Split the entity, or move data that is no contract out of schemas/.`,
};

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

export const projectCodes: readonly Code[] = [notUtf8, tooLarge, notAFile, badLayout];

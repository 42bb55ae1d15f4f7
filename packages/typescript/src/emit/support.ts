import type { GeneratedFile } from "@concord/core";
import { comparisons } from "./support/comparisons.ts";
import { patternedStrings } from "./support/formats.ts";
import { formsSupport } from "./support/forms.ts";
import { structures } from "./support/structures.ts";
import { values } from "./support/values.ts";

const jsonTypes = `
/** Any JSON but null, which is absence. */
export type JsonValue = boolean | number | string | JsonMember[] | { [key: string]: JsonMember };
export type JsonMember = JsonValue | null;
`;

const head = `// Made by concord: what the codecs of all entities share. Do not edit.
import * as z from "zod";
${jsonTypes}`;

/** The one file that all codecs share. Each codec and check is an export of its own, so that a bundler drops what an application does not use. */
export const supportFile: GeneratedFile = { path: "zod/concord.ts", text: head + values + patternedStrings + structures + comparisons };

/** The one file that all readers of forms share. */
export const formsFile: GeneratedFile = { path: "forms/concord.ts", text: formsSupport };

/** The one file that all types share. */
export const typesFile: GeneratedFile = {
  path: "types/concord.ts",
  text: `// Made by concord: what the types of all entities share. Do not edit.\n${jsonTypes}`,
};

import type { GeneratedFile } from "@concord/core";
import { folder } from "../names.ts";
import { models } from "./support/models.ts";
import { values } from "./support/values.ts";

/** What all contracts share: values without a library, and what the models are made of. */
export const supportFiles: readonly GeneratedFile[] = [
  { path: `${folder}/_models.py`, text: models },
  { path: `${folder}/_values.py`, text: values },
];

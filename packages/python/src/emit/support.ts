import type { GeneratedFile } from "@concord/core";
import { folder } from "../names.ts";
import { models } from "./support/models.ts";
import { records } from "./support/records.ts";
import { rows } from "./support/rows.ts";
import { values } from "./support/values.ts";

/** What all contracts share: values, rows and what dataclasses are made of, without a library; and what models are made of. */
export const supportFiles: readonly GeneratedFile[] = [
  { path: `${folder}/_models.py`, text: models },
  { path: `${folder}/_records.py`, text: records },
  { path: `${folder}/_rows.py`, text: rows },
  { path: `${folder}/_values.py`, text: values },
];

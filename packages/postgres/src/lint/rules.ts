import type { LintRule } from "@concord/core";
import { hashedName } from "./hashed-name.ts";
import { redundantIndex } from "./redundant-index.ts";
import { unindexedReference } from "./unindexed-reference.ts";

/** Rules of good contracts that are about PostgreSQL. */
export const lint: readonly LintRule[] = [unindexedReference, redundantIndex, hashedName];

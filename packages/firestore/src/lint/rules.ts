import type { LintRule } from "@concord/core";
import { indexMissesRecords } from "./index-misses-records.ts";
import { unneededIndex } from "./unneeded-index.ts";

/** Rules of good contracts that are about Firestore. */
export const lint: readonly LintRule[] = [indexMissesRecords, unneededIndex];

import type { Rule } from "./rule.ts";
import { clusterRules } from "./rules/clustering.ts";
import { keyRules } from "./rules/keys.ts";
import { labelRules } from "./rules/labels.ts";
import { limitRules } from "./rules/limits.ts";
import { nameRules } from "./rules/names.ts";
import { partitionRules } from "./rules/partitioning.ts";
import { typeRules } from "./rules/types.ts";

/** Everything that BigQuery is documented to demand of a table's resource beyond its shape. */
export const rules: readonly Rule[] = [...nameRules, ...typeRules, ...limitRules, ...partitionRules, ...clusterRules, ...keyRules, ...labelRules];

import type { Target } from "../target/target.ts";
import type { LintRule } from "./rule.ts";
import { unclassifiedField } from "./unclassified-field.ts";
import { undescribedField } from "./undescribed-field.ts";
import { unenforcedKey } from "./unenforced-key.ts";

/** The rules that are about contracts alone, in the order in which a reader wants them told. A new one is a file here, a line and a scenario. */
const own: readonly LintRule[] = [undescribedField, unclassifiedField, unenforcedKey];

/** Every rule: the core's, then those that are about one store. */
export function lintRules(targets: readonly Target[]): readonly LintRule[] {
  return [...own, ...targets.flatMap((target) => target.lint ?? [])];
}

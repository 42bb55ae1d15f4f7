import type { Code } from "../diagnostic/diagnostic.ts";
import type { Pattern } from "./pattern.ts";

/** Why a backtracking engine may take very long over the pattern, or undefined. */
export function patternRisk(_pattern: Pattern): { readonly code: Code; readonly message: string; readonly help: string } | undefined {
  return undefined;
}

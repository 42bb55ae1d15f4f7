import { unaffected } from "../verdict/rows.ts";
import type { Rule } from "../verdict/verdict.ts";

/** The project's name, what losses it allows, where generated files stand, what packages are made, what its stores are told. */
export const projectSettingsChanged: Rule<"project-settings-changed"> = {
  ...unaffected("no record, table or type depends on it"),
};

import { report, type Code, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Schema } from "../model/schema.ts";
import type { GivenName, Target } from "../target/target.ts";

export const namesMeet: Code = {
  code: "check/names-meet",
  severity: "error",
  explain: `
Two things get one name in a store: two entities one table or collection, two fields one column, two indexes one name, after the naming policy, the store's folding of case
and its limit of length (63 bytes in PostgreSQL, which cuts longer names without an error).

The second would overwrite the first, or silently not be made. Rename one of them, or give it a name of its own in its store block:

  postgres: { table: order_archive }`,
};

/** Finds names that meet, in every target that gives names. */
export function checkNames(schema: Schema, targets: readonly Target[]): Diagnostic[] {
  return targets.flatMap((target) => meeting(target.names?.(schema) ?? []));
}

function meeting(names: readonly GivenName[]): Diagnostic[] {
  const first = new Map<string, GivenName>();
  return names.flatMap((given) => {
    const place = `${given.scope}\0${given.compared}`;
    const other = first.get(place);
    if (other === undefined) {
      first.set(place, given);
      return [];
    }
    return [report(namesMeet, given.at, `${given.what} and ${other.what} are both ${given.compared} as ${given.scope}`, {
      related: [{ span: other.at, message: `${other.what} gets the name ${other.name}` }],
      help: "rename one of them, or give it a name of its own in its store block",
    })];
  });
}

import type { Schema } from "@concord/core";
import { countRules, indexesDrift, rulesDrift, type FirestoreDifference } from "../evolve/drift.ts";
import { indexesOfSchema } from "../evolve/index-steps.ts";
import type { Destination } from "./migrate/client.ts";
import { indexesInForce } from "./migrate/indexes.ts";
import { rulesInForce } from "./migrate/rules.ts";

/** How a project differs from the contracts, and how many things were compared. */
export interface FirestoreDrift { readonly differences: readonly FirestoreDifference[]; readonly compared: number; readonly indexes: boolean }

/** Compares the rules in force with the contracts' ones, and in a real project the indexes too: the emulator has none, since it answers without. */
export async function firestoreDrift(destination: Destination, schema: Schema, rules: string): Promise<FirestoreDrift> {
  const ofRules = rulesDrift(rules, await rulesInForce(destination));
  const compared = countRules(rules);
  if (destination.emulator !== undefined) return { differences: ofRules, compared, indexes: false };
  const expected = indexesOfSchema(schema);
  return { differences: [...ofRules, ...indexesDrift(expected, await indexesInForce(destination.project))], compared: compared + expected.composite.length + expected.fields.length, indexes: true };
}

import { differences, type Definition, type DefinitionKind, type Difference } from "../evolve/definition.ts";
import { thing } from "./levels.ts";

/** Something of a database that no contract says: it stays as it is, and no plan drops it. */
export interface LeftBehind {
  readonly definition: Definition;
  /** Why, where that is known. */
  readonly reason?: string;
}

/** What is made of a database and what the contracts make, subtracted from each other. */
export interface Remainder {
  /** What the contracts would make, or make otherwise: an import leaves nothing of it. */
  readonly wrong: readonly Difference[];
  readonly left: readonly LeftBehind[];
}

/**
 * Subtracts the catalog that the contracts make from the database's own. Rights and the comments of schemas, about which contracts of existing tables say nothing, are beside them
 * wherever the database has others than an empty one.
 */
export function remainderOf(made: readonly Definition[], found: readonly Definition[], reasons: ReadonlyMap<string, string>): Remainder {
  const all = differences(made, found);
  const isBeside = (difference: Difference): boolean => difference.is === "unexpected" || difference.definition.kind === "grant" || difference.definition.kind === "schema";
  const beside = all.filter(isBeside).filter(({ is, definition }) => is !== "missing" || definition.kind !== "grant");
  const functions = new Set(all.filter(({ is, definition }) => is === "unexpected" && definition.kind === "function").map(({ definition }) => JSON.stringify([definition.schema, definition.name])));
  const commented = new Set(all.filter(({ is, definition }) => is === "different" && definition.kind === "schema").map(({ definition }) => definition.schema));
  const once = new Map(beside.filter(({ definition: { kind, schema, of, name } }) => kind !== "grant" || of !== "" || !functions.has(JSON.stringify([schema, name]))).map((difference) => [thing(difference.definition.kind, difference.definition.schema, difference.definition.of, difference.definition.name), difference.definition]));
  return {
    wrong: all.filter((difference) => !isBeside(difference)),
    left: [...once].map(([key, definition]) => {
      const reason = definition.kind === "schema" && commented.has(definition.schema) ? "contracts say nothing of the comments of schemas" : reasons.get(key) ?? usual[definition.kind];
      return { definition, ...(reason === undefined ? {} : { reason }) };
    }),
  };
}

/** Why things of a kind are in no contract. */
const usual: Partial<Record<DefinitionKind, string>> = {
  schema: "nothing in it is in a contract", type: "no column in a contract has it", function: "contracts describe no functions", view: "its contract is written by hand: <name>.view.yaml with the SQL beside it",
  sequence: "no column in a contract asks it", trigger: "contracts describe no triggers of others", rule: "contracts describe no rules", policy: "policies are made from the access of a contract", grant: "contracts of existing tables say nothing of rights",
};

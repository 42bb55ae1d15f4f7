import type { Code } from "../diagnostic/diagnostic.ts";
import type { LintRule } from "./rule.ts";
import { constraintsOf } from "../target/constraints.ts";

const code: Code = {
  code: "lint/unenforced-key",
  severity: "warning",
  explain: `
No store refuses a record that breaks this key, unique or reference: each of the entity's stores claims it as documented or lost. Two
records with one key, or one that refers to nothing, are then found by somebody, some day.

An entity that lives in such stores alone may gain one that enforces it:

  stores: [postgres, bigquery]
  primary: postgres

Where whatever loads the store takes care of it, say so:

  lint: { unenforced-key: The loader drops events that it has seen. }`,
};

const kinds: ReadonlySet<string> = new Set(["key", "unique", "reference"]);

/** Keys, uniques and references that no store enforces. A reference with `enforce: none` asked for that. */
export const unenforcedKey: LintRule = {
  code,
  look: ({ entity }, { claims }) => {
    if (entity === undefined) return [];
    const waived = new Set(entity.references.filter((reference) => reference.enforce.length === 0).map((reference) => reference.name));
    return constraintsOf(entity).filter(({ kind, name }) => kinds.has(kind) && !(kind === "reference" && waived.has(name ?? ""))).map((constraint) => {
      const stores = (claims.get(constraint.id) ?? []).filter((claim) => entity.stores.includes(claim.target));
      const enforced = stores.some((claim) => claim.verdict === "enforced");
      const what = constraint.kind === "key" ? `the key of ${entity.name}` : `the ${constraint.kind} ${constraint.name ?? ""}`;
      if (enforced) return { at: constraint.span };
      const help = `${entity.stores.join(" and ")} cannot; add a store that can, or say under lint who takes care`;
      return { at: constraint.span, fault: { message: `no store enforces ${what}`, help } };
    });
  },
};

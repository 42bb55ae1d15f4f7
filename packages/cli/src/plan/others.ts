import { planBigquery } from "@concord/bigquery/evolve";
import type { Change, Step } from "@concord/changes";
import type { Schema } from "@concord/core";
import { planFirestore, requestForm } from "@concord/firestore/evolve";
import { sqlForm } from "@concord/migrate";
import { Failure } from "../failure.ts";
import { folderOf, readMigrations } from "../migrate/files.ts";
import { migrationFiles, type PlanFile, type Writing } from "./migrations.ts";

/** What a store without a scratch server has to do, the files of it, and what no step of it does. */
export interface OtherPlan {
  readonly store: "firestore" | "bigquery";
  readonly steps: readonly Step[];
  readonly files: readonly PlanFile[];
  readonly byHand: readonly { readonly of: string; readonly about: string; readonly why: string }[];
}

/** Requests, and rulesets as they are; what undoes a step is sent as the step was. */
const inRequests: Writing = {
  form: requestForm, statements: (statements) => statements.join("\n"), undoneIn: ({ mode }) => mode,
  nothing: { mode: "alone", text: '{\n  "do": "check",\n  "in": {"path":["concord_migrations"],"id":[{"field":"name"}]},\n  "wanted": []\n}' },
};

/** GoogleSQL has no transaction around statements that change tables; they bring their own semicolons. */
const inGoogleSql: Writing = { form: sqlForm, statements: (statements) => statements.join("\n"), undoneIn: ({ mode }) => mode, nothing: { mode: "alone", text: "SELECT 1;" } };

/** The plans of Firestore and BigQuery between two states of the contracts; nothing of a store that has nothing to do. */
export function otherPlans(root: string, before: Schema, after: Schema, changes: readonly Change[], heading: { readonly name: string; readonly from: string; readonly to: string }): readonly OtherPlan[] {
  return ([["firestore", planFirestore, inRequests], ["bigquery", planBigquery, inGoogleSql]] as const).flatMap(([store, plan, writing]): readonly OtherPlan[] => {
    if (![before, after].some(({ entities }) => entities.some(({ stores }) => stores.includes(store)))) return [];
    const { steps, byHand } = plan(before, after, changes);
    if (steps.length === 0 && byHand.length === 0) return [];
    const folder = folderOf(store);
    const { diagnostics, head } = readMigrations(root, store, writing.form);
    if (diagnostics.some(({ severity }) => severity === "error")) throw new Failure(`the files in ${folder} are not in order`, store === "firestore" ? "concord status --store firestore shows what is wrong with them" : "each names the hash of the one before it in its line -- after:");
    return [{ store, steps, byHand, files: migrationFiles(steps, [], { folder, after: head, ...heading }, writing) }];
  });
}

/** The names of the migrations that these stores have: a plan is called alike in all of them. */
export function namesElsewhere(root: string): readonly string[] {
  return ([["firestore", requestForm], ["bigquery", sqlForm]] as const).flatMap(([store, form]) => readMigrations(root, store, form).pairs.map(({ up }) => up.name));
}

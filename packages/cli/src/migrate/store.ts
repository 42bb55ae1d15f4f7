import { requestForm } from "@concord/firestore/evolve";
import { firestoreStore } from "@concord/firestore/driver";
import { sqlForm, type FileForm } from "@concord/migrate";
import type { Waits } from "@concord/postgres/driver";
import type { StringArgDef } from "citty";
import { Failure } from "../failure.ts";
import { bigqueryFailure, namedBigquery, tellExperimental } from "../project/bigquery.ts";
import { firestoreFailure, namedFirestore } from "../project/firestore.ts";
import type { World } from "../world.ts";
import { hasMigrations } from "./files.ts";
import { withDatabase, type Where } from "./where.ts";

/** The option of commands that run migrations of one store or another. */
export const storeArgument: { readonly store: StringArgDef & { readonly type: "string" } } = {
  store: { type: "string", valueHint: "store", description: "Whose migrations: postgres, as by default, firestore, or bigquery (experimental)" },
};

/** The stores whose migrations can be run. */
const targets = ["postgres", "firestore", "bigquery"] as const;

/** A store whose migrations can be run, and how their files look. */
export interface Chosen { readonly target: (typeof targets)[number]; readonly form: FileForm }

export function chosenStore({ store = "postgres" }: { readonly store?: string | undefined }): Chosen {
  if (store === "postgres") return { target: store, form: sqlForm };
  if (store === "firestore") return { target: store, form: requestForm };
  if (store === "bigquery") return { target: store, form: sqlForm };
  throw new Failure(`migrations of the store ${JSON.stringify(store)} are not run`, "--store takes postgres, firestore or bigquery");
}

/** How a command is given for this store: `concord migrate --store firestore`. */
export function commandOf(name: string, { target }: Chosen): string {
  return `concord ${name}${target === "postgres" ? "" : ` --store ${target}`}`;
}

/** Where nobody chose a store: says which others have migrations, since a command runs those of one. */
export function tellOthers(root: string, world: World, name: string, { store }: { readonly store?: string | undefined }): void {
  if (store !== undefined) return;
  for (const target of targets.slice(1).filter((each) => hasMigrations(root, each))) world.err.write(`There are migrations of ${target}, too: concord ${name} --store ${target}\n`);
}

/** Runs `work` against the store that was chosen: a database as `withDatabase` finds it, or the project of Firestore or BigQuery that `target` or the environment names. */
export async function withStore<T>(root: string, world: World, { chosen, target, waits, hold }: { readonly chosen: Chosen; readonly target?: string | undefined; readonly waits: Waits; readonly hold: boolean }, work: (where: Where) => Promise<T>): Promise<T> {
  if (chosen.target === "postgres") return withDatabase(root, world, { waits, hold }, work);
  if (chosen.target === "bigquery") {
    const destination = await namedBigquery(root, world.env, target, waits.statementMs);
    const { bigqueryStore } = await import("@concord/bigquery/driver");
    tellExperimental(world);
    return told(() => work({ store: bigqueryStore(destination), called: `the BigQuery project ${destination.project}` }), (error) => bigqueryFailure(destination, error));
  }
  const destination = namedFirestore(world.env, target);
  return told(() => work({ store: firestoreStore(destination), called: `the Firestore project ${destination.project}` }), (error) => firestoreFailure(destination, error));
}

/** Tells what the store or the way to it did not do as a `Failure`; mistakes of ours stay what they are. */
async function told<T>(work: () => Promise<T>, failure: (error: unknown) => Failure): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure || error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError || error instanceof SyntaxError) throw error;
    throw failure(error);
  }
}

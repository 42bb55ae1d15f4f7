import type { GeneratedFile, Schema } from "@concord/core";
import type { Exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import type { World } from "../world.ts";

/** What was asked of `check --data`. */
export interface Asked {
  readonly store: string | undefined;
  /** The Firestore project, or the database's name for who may change it. */
  readonly target: string | undefined;
  readonly json: boolean;
  readonly fix: boolean;
}

const known = ["postgres", "firestore"];

/** Looks at the records of one store, the one that was asked for, else the first of those that a contract names; or of several together: `postgres,firestore`. */
export async function checkStore(root: string, world: World, { schema, files }: { readonly schema: Schema; readonly files: readonly GeneratedFile[] }, { store, target, json, fix }: Asked): Promise<Exit> {
  const asked = store?.split(",").map((each) => each.trim());
  for (const each of asked ?? []) if (!known.includes(each)) throw new Failure(`there are no records to look at in the store ${JSON.stringify(each)}`, "--store takes postgres, firestore, or both with a comma between");
  const held = known.filter((each) => schema.entities.some(({ stores }) => stores.includes(each)));
  const stores = asked === undefined ? held.slice(0, 1) : known.filter((each) => asked.includes(each));
  const missing = stores.find((each) => !held.includes(each));
  if (missing !== undefined || stores.length === 0) throw new Failure(`no contract names ${missing ?? known.join(" or ")} as a store`);
  if (stores.length === 1 && stores[0] === "postgres") return (await import("./postgres.ts")).checkPostgres(root, world, schema, { json, fix, consent: target === undefined ? {} : { target } });
  if (fix) throw new Failure("records are fixed in PostgreSQL alone", stores.length === 1 ? "leave --fix out" : "leave --fix out, or say --store postgres");
  return (await import("./together.ts")).checkTogether(root, world, { schema, files }, stores, { target, json });
}

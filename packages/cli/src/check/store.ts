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

/** Looks at the records of one store: the one that was asked for, else the first of those that a contract names. */
export async function checkStore(root: string, world: World, { schema, files }: { readonly schema: Schema; readonly files: readonly GeneratedFile[] }, { store, target, json, fix }: Asked): Promise<Exit> {
  if (store !== undefined && !known.includes(store)) throw new Failure(`there are no records to look at in the store ${JSON.stringify(store)}`, "--store takes postgres or firestore");
  const named = (store === undefined ? known : [store]).find((each) => schema.entities.some(({ stores }) => stores.includes(each)));
  if (named === undefined) throw new Failure(`no contract names ${store ?? known.join(" or ")} as a store`);
  if (named === "postgres") return (await import("./postgres.ts")).checkPostgres(root, world, schema, { json, fix, consent: target === undefined ? {} : { target } });
  if (fix) throw new Failure("the records of Firestore are looked at, not fixed", "leave --fix out");
  return (await import("./firestore.ts")).checkFirestore(world, target, schema, files, json);
}

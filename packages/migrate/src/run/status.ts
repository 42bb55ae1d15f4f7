import type { Pair } from "../directory/migration.ts";
import { compare, type Standing, type StandingOptions } from "../ledger/compare.ts";
import { prepare } from "./prepare.ts";
import type { MigrationStore, StoreTarget } from "./store.ts";

/** A store beside the files, as `status` and a dry run show it. */
export interface Status extends Standing {
  readonly target: StoreTarget;
  /** Whether the store has a ledger. */
  readonly hasLedger: boolean;
  /** The contracts that the store was brought to last, as a hash, and their text; where its migrations say it. */
  readonly contracts?: string;
  readonly snapshot?: string;
}

/** Looks at a store and writes nothing; takes no lock. */
export async function status(store: MigrationStore, pairs: readonly Pair[], folder: string, options: StandingOptions = {}): Promise<Status> {
  const ready = await prepare(store, pairs);
  const session = await store.open();
  try {
    const target = await session.about();
    const ledger = await session.readLedger();
    const newest = ledger?.migrations.findLast(({ state, to }) => state === "applied" && to !== undefined);
    return {
      ...compare(ready, ledger, folder, options), target, hasLedger: ledger !== undefined,
      ...(newest?.to === undefined ? {} : { contracts: newest.to }), ...(newest?.snapshot === undefined ? {} : { snapshot: newest.snapshot }),
    };
  } finally {
    await session.close().catch(() => {});
  }
}

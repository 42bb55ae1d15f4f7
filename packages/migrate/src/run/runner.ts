import type { Consent } from "./guard.ts";
import { guardTarget } from "./guard.ts";
import type { Host, Patience } from "./host.ts";
import { refused, type RunResult } from "./result.ts";
import type { MigrationStore, StoreSession, StoreTarget } from "./store.ts";

/** What every run against a store takes. */
export interface RunOptions {
  readonly host: Host;
  readonly patience: Patience;
  readonly consent: Consent;
}

/** The pause between two attempts to become the only runner: enough that 64 of them do not burden a server. */
const pollMs = 250;

/** Connects, looks where that leads, waits until no other runner is there, works, and frees everything, whatever happens. */
export async function asOnlyRunner(store: MigrationStore, { host, patience, consent }: RunOptions, work: (session: StoreSession, target: StoreTarget) => Promise<RunResult>): Promise<RunResult> {
  const session = await store.open();
  try {
    const target = await session.about();
    const refusal = await guardTarget(target, consent, host);
    if (refusal !== undefined) return { is: "refused", refusal };
    const other = await waitForOthers(session, host, patience);
    if (other === "stopped") return { is: "interrupted", did: [] };
    if (other !== undefined) return refused(`another runner has been at it for ${Math.round(patience.runnerMs / 1000)} s${other === "" ? "" : `: ${other}`}`, "nothing was done; run this again when it has ended");
    const forget = host.onStop(() => void session.cancel().catch(() => {}));
    try {
      return await work(session, target);
    } finally {
      forget();
      // A connection that is gone has given its lock away.
      await session.unlock().catch(() => {});
    }
  } finally {
    await session.close().catch(() => {});
  }
}

/** Undefined once we are the only one; who was there when patience ended; `stopped`. */
async function waitForOthers(session: StoreSession, host: Host, { runnerMs }: Patience): Promise<string | undefined> {
  let told = false;
  let waited = 0;
  for (;;) {
    const { taken, holder } = await session.tryLock();
    if (taken) return undefined;
    if (!told) host.tell({ is: "waiting", ...(holder === undefined ? {} : { holder }) });
    told = true;
    if (waited >= runnerMs) return holder ?? "";
    const pause = pollMs * (0.5 + host.random());
    waited += pause;
    await host.wait(pause);
    if (host.stopped()) return "stopped";
  }
}

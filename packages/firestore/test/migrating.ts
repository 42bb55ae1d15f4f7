import type { Step } from "@concord/changes";
import { hashOf, type Outcome, type StoreSession, type Work } from "@concord/migrate";
import { firestoreStore } from "../src/driver/index.ts";

/** A session in a project of the emulator, with a ledger. */
export async function sessionIn(project: string, leaseMs = 60_000): Promise<StoreSession> {
  const session = await firestoreStore({ project, emulator: process.env["FIRESTORE_EMULATOR_HOST"] as string, leaseMs, pageSize: 50 }).open();
  await session.makeLedger();
  return session;
}

/** Sends the statements of a step, one by one, those of batches until nothing is left to do; stops at one that fails. `between` is called after each piece. */
export async function send(session: StoreSession, { mode, statements, undo }: Step, ordinal: number, { direction = "up", between }: { readonly direction?: Work["direction"]; readonly between?: (() => Promise<void>) | undefined } = {}): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, text] of (direction === "up" ? statements : undo).entries()) {
    for (let [rows, batches] = [0, 0]; ;) {
      const due = { ordinal: ordinal * 10 + index, text, hash: hashOf(text), rows, batches };
      const outcome = await session.run({ migration: "2026-11-21_test", direction, mode, statements: [due] });
      outcomes.push(outcome);
      await between?.();
      if (outcome.is !== "done" || mode !== "batches" || outcome.rows === 0) break;
      rows += outcome.rows;
      batches += 1;
    }
    if (outcomes.at(-1)?.is !== "done") return outcomes;
  }
  return outcomes;
}

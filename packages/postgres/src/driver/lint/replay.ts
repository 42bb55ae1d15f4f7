import type { Client } from "pg";
import type { MeasuredStep, Refusal } from "../../evolve/measured.ts";
import { emptyTables } from "../fill.ts";
import { refusalOf, touched } from "../measuring.ts";

/** A repeated statement is given up after so many times. */
const mostRepeats = 1000;

/**
 * Runs the steps of a migration whose effects nobody asks for, without rows. Gives the first refusal, and the place of its statement among all; for a COMMIT that
 * is refused, of the step's last one.
 */
export async function replay(client: Client, steps: readonly MeasuredStep[]): Promise<{ readonly index: number; readonly refusal: Refusal } | undefined> {
  await emptyTables(client);
  let index = -1;
  for (const { mode, statements } of steps) {
    await client.query("RESET ROLE; RESET ALL");
    if (mode === "transaction") await client.query("BEGIN");
    for (const statement of statements) {
      index += 1;
      const text = typeof statement === "string" ? statement : statement.text;
      const refusal = await refusalOf(mode === "batches" ? repeated(client, text) : client.query(text));
      if (refusal !== undefined) return { index, refusal };
    }
    const refusal = mode === "transaction" ? await refusalOf(client.query("COMMIT")) : undefined;
    if (refusal !== undefined) return { index, refusal };
  }
  return undefined;
}

async function repeated(client: Client, statement: string): Promise<void> {
  for (let repeat = 0; repeat < mostRepeats; repeat += 1) if (touched(await client.query(statement)) === 0) return;
}

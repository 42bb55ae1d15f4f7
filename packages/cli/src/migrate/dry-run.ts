import type { Direction, LedgerStatement, Ready, ReadyStep } from "@concord/migrate";

/** A file that would be run, and what the ledger says of it. */
export interface Due { readonly ready: Ready; readonly direction: Direction; readonly statements: readonly LedgerStatement[] }

/** Exactly what would be sent, as SQL that says so itself: the settings, and each statement that is not done, in the transaction that would hold it. */
export function dryRun(due: readonly Due[], settings: string): string {
  if (due.length === 0) return "";
  const head = settings === "" ? "" : `-- Every step begins with these settings:\n${settings.replaceAll("; ", ";\n")}\n\n`;
  return head + due.map(({ ready, direction, statements }) => {
    const done = new Set(statements.filter((each) => each.direction === direction && each.state === "done").map(({ ordinal }) => ordinal));
    const steps = ready.steps.map((step) => ({ ...step, statements: step.statements.filter(({ ordinal }) => !done.has(ordinal)) })).filter((step) => step.statements.length > 0);
    const left = done.size === 0 ? "" : `, from statement ${done.size + 1} on`;
    return `-- ${direction === "up" ? "migration" : "rollback of"} ${ready.file.name}${left}\n${steps.map((step) => `\n${stepText(step)}`).join("")}`;
  }).join("\n");
}

function stepText({ mode, title, effect, locks, statements }: ReadyStep): string {
  const notes = [`-- step: ${mode}${title === undefined ? "" : `: ${title}`}`, ...locks.map((lock) => `-- lock: ${lock}`), ...(effect === undefined ? [] : [`-- effect: ${effect}`]), ...statements.flatMap(({ loses }) => (loses === undefined ? [] : [`-- takes data away: ${loses}`]))];
  const sent = statements.map(({ text }) => `${text};`);
  const framed = mode === "transaction" ? ["BEGIN;", ...sent, "COMMIT;"] : mode === "batches" ? ["-- repeated until it touches no row", "BEGIN;", ...sent, "COMMIT;"] : sent;
  return `${[...notes, ...framed].join("\n")}\n`;
}

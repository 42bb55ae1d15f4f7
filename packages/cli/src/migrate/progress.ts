import type { Host, RunEvent } from "@concord/migrate";
import { setTimeout as sleep } from "node:timers/promises";
import { plural } from "../report/plural.ts";
import type { Stream, World } from "../world.ts";

/** The world of a run: what happens is told on standard error, a line each; batches and long statements in a line that is drawn again on a terminal. */
export function hostOf(world: World): Host {
  const tell = teller(world.err, world.now);
  return {
    wait: async (ms) => { await sleep(ms, undefined, { signal: world.stop }).catch(() => {}); },
    every: (ms, call) => {
      const timer = setInterval(call, ms);
      return () => clearInterval(timer);
    },
    random: Math.random,
    tell,
    ask: world.ask,
    stopped: () => world.stop.aborted,
    onStop: (call) => {
      world.stop.addEventListener("abort", call, { once: true });
      return () => world.stop.removeEventListener("abort", call);
    },
  };
}

/** Where nothing draws over a line, one line of a batch in so many milliseconds is enough. */
const pauseMs = 5000;

function teller(to: Stream, now: () => number): (event: RunEvent) => void {
  let began = 0;
  let told = -Infinity;
  let drawn = false;
  const line = (text: string): void => {
    to.write(`${drawn ? "\r\u001B[K" : ""}${text}\n`);
    drawn = false;
  };
  const draw = (text: string): void => {
    if (to.isTerminal) {
      to.write(`\r\u001B[K${text.slice(0, to.width - 1)}`);
      drawn = true;
    } else if (now() - told >= pauseMs) {
      told = now();
      to.write(`${text}\n`);
    }
  };
  return (event) => {
    switch (event.is) {
      case "waiting": return line(`Another runner is at it${event.holder === undefined ? "" : ` (${event.holder})`}; waiting for it.`);
      case "undoes":
        line(`This undoes ${plural(event.migrations.length, "migration")}${event.migrations.length > 1 ? ", the last one first" : ""}:`);
        for (const { name, causes } of event.migrations) line(`  ${name}${causes.length === 0 ? "" : ` (${causes.slice(0, 3).join("; ")}${causes.length > 3 ? `, and ${causes.length - 3} more` : ""})`}`);
        return;
      case "begins":
        began = now();
        return line(`${event.undoes ? "Undoing" : "Running"} ${event.migration} (${event.number} of ${event.of})${event.done === 0 ? "" : `, of which ${plural(event.done, "statement is", "statements are")} done`}`);
      case "statement": return to.isTerminal ? draw(`  ${event.ordinal}/${event.of} ${firstLine(event.text)}`) : undefined;
      case "batch": return draw(`  statement ${event.ordinal}: ${plural(event.rows, "row")} in ${plural(event.batches, "batch", "batches")}`);
      case "progress": return draw(`  statement ${event.ordinal}: ${event.doing}`);
      case "found": return line(`  statement ${event.ordinal}: ${event.found}`);
      case "busy": return line(`  statement ${event.ordinal}: ${event.reason}; attempt ${event.attempt} of ${event.attempts}, the next in ${(event.waitMs / 1000).toFixed(1)} s`);
      case "ended": return line(`  ${event.undoes ? "undone" : "done"} in ${((now() - began) / 1000).toFixed(1)} s`);
    }
  };
}

/** A statement in one line; control characters do not reach a terminal. */
export function firstLine(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").replaceAll(/\p{Cc}/gu, "").trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

import type { Progress } from "@concord/prove";
import type { Stream } from "../world.ts";

/** On a terminal, a line that is drawn again and again; elsewhere nothing. */
export interface ProgressLine {
  readonly tell: (progress: Progress) => void;
  readonly end: () => void;
}

/** Milliseconds between two drawings. */
const pause = 80;

export function progressLine(to: Stream, now: () => number): ProgressLine {
  if (!to.isTerminal) return { tell: () => undefined, end: () => undefined };
  const latest = new Map<string, Progress>();
  let drawn = -Infinity;
  const draw = (): void => {
    const parts = [...latest.values()].map(({ engine, put, disagreements }) => {
      const wrong = disagreements === 0 ? "" : to.colours.red(` ${disagreements}!`);
      return `${engine} ${put.toLocaleString("en")}${wrong}`;
    });
    to.write(`\r\u001B[K${parts.join("  ").slice(0, to.width - 1)}`);
  };
  return {
    tell: (progress) => {
      latest.set(progress.engine, progress);
      if (now() - drawn < pause) return;
      drawn = now();
      draw();
    },
    end: () => to.write("\r\u001B[K"),
  };
}

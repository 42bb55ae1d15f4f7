import { saidOtherwise, sameAs } from "./neighbours.ts";

/**
 * The candidate that was probably meant, or undefined if none is near. Capitals, hyphens and underscores do not count
 * (`created_at` is near `createdAt`); otherwise a third of the letters may be wrong, missing, extra or swapped with their
 * neighbour. Of two as near, the first is given. If none is near, the only one that begins with the word (`desc`); before all of them, the one that another language
 * calls so (`min`).
 */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const asked = folded(word);
  const offers = [...candidates];
  const same = sameAs.get(asked);
  if (same !== undefined && same !== word && offers.includes(same)) return same;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(asked.length / 3)) + 1;
  for (const candidate of offers) {
    const offered = folded(candidate);
    if (candidate === word || Math.abs(offered.length - asked.length) >= least || asked.length > 100) continue;
    const steps = distance(asked, offered);
    if (steps < least && steps < offered.length) {
      best = candidate;
      least = steps;
    }
  }
  if (best !== undefined || asked.length < 3) return best;
  const longer = offers.filter((candidate) => candidate !== word && folded(candidate).startsWith(asked));
  return longer.length === 1 ? longer[0] : undefined;
}

/** What to write instead of a word of another language that a contract has no single word for, or undefined. */
export function otherwise(word: string): string | undefined {
  return saidOtherwise.get(folded(word));
}

function folded(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, "");
}

/** Edit distance with swaps of neighbours (optimal string alignment): the least number of letters to add, drop, change or swap. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const steps = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] as number) + 1 : Infinity,
      );
      current.push(steps);
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] as number;
}

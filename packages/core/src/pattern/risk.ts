import type { Code } from "../diagnostic/diagnostic.ts";
import { slow, tooLarge } from "./codes.ts";
import { ambiguousLoop, ambiguousPair, circles, Work, type Circle } from "./ambiguity.ts";
import { matches } from "./match.ts";
import type { Pattern, PatternNode } from "./pattern.ts";
import { few, readingsOf, type Draw, type Drawing, type Readings } from "./readings.ts";

/** Why a backtracking engine may take very long over a pattern. */
export interface PatternRisk {
  readonly code: Code;
  readonly message: string;
  readonly help: string;
}

/** Steps that a pattern may cost beyond reading the text once: some milliseconds. */
const affordable = 1_000_000;
/** What a repetition without end counts as beside others that have one. */
const longText = 2048;

/**
 * Whether JavaScript, the one engine that tries readings one after the other, may take very long over the pattern, or undefined. It does where
 * a part inside a loop can be read in two ways (exponential), or where one loop can hand what it takes to another (polynomial); the conditions are
 * those of Weber and Seidl (1991) for exponential and infinite ambiguity. Loops with an end count by their rounds, so `[a-z]{1,60}[a-z0-9]{0,60}` passes.
 */
export function patternRisk(pattern: Pattern): PatternRisk | undefined {
  const work = new Work();
  try {
    return withoutEndRisk(pattern, work) ?? countedRisk(pattern, readingsOf(pattern.tree, asLoops), work);
  } catch (error) {
    if (error !== work) throw error;
    return {
      code: tooLarge,
      message: "the pattern is too intricate to be sure that it is fast",
      help: "write it with fewer alternatives and counts inside loops",
    };
  }
}

function withoutEndRisk(pattern: Pattern, work: Work): PatternRisk | undefined {
  const unbounded = readingsOf(pattern.tree, withoutEnd);
  const circlesOfThem = circles(unbounded);
  const loop = ambiguousLoop(unbounded, circlesOfThem, work);
  if (loop !== undefined) return found(pattern, loop, "in exponentially many ways");
  for (const [one, other] of pairs(circlesOfThem)) {
    const pair = ambiguousPair(unbounded, one, other, work);
    if (pair !== undefined) return found(pattern, pair, "in very many ways");
  }
  return undefined;
}

/** Only what has no end is a loop; long counts are shortened, since what is ambiguous in three rounds is so in sixty. */
const withoutEnd: Draw = (repeat, enclosing, inLoop) => (isShort(repeat, enclosing, inLoop) ? writtenOut(repeat) : shortened(repeat));

/** Long counts are loops, to find those that multiply. An exact count adds no readings of its own, so inside a loop two rounds of it show what there is. */
const asLoops: Draw = (repeat, enclosing, inLoop) => {
  if (isShort(repeat, enclosing, inLoop)) return writtenOut(repeat);
  return inLoop && repeat.least === repeat.most ? shortened(repeat) : "loop";
};

type Repeat = PatternNode & { readonly is: "repeat" };

/** Inside a loop, where lengths tell readings apart, counts are written out as they are; elsewhere as long as they do not multiply to many. */
function isShort(repeat: Repeat, enclosing: number, inLoop: boolean): boolean {
  const most = repeat.most as number;
  return isFixedRun(repeat) || most === 1 || (inLoop ? most <= 32 : most * enclosing < few);
}

function writtenOut(repeat: Repeat): Drawing {
  return { least: repeat.least, most: repeat.most as number };
}

function shortened({ least, most }: Repeat): Drawing {
  const must = Math.min(least, 2);
  return { least: must, most: must + Math.min((most as number) - least, 2) };
}

/** `[0-9a-f]{32}`: there is one way to read it. */
function isFixedRun(repeat: Repeat): boolean {
  return repeat.least === repeat.most && (repeat.item.is === "literal" || repeat.item.is === "class");
}

function countedRisk(pattern: Pattern, readings: Readings, work: Work): PatternRisk | undefined {
  const all = circles(readings);
  const loop = ambiguousLoop(readings, all, work);
  if (loop !== undefined) return found(pattern, loop, "in exponentially many ways");
  // The most expensive row of loops of which each can hand what it takes to the next.
  const costs = new Map<Circle, number>();
  for (const last of all) {
    let most = 1;
    for (const before of all) {
      const cost = costs.get(before);
      if (cost === undefined || cost <= most) continue;
      const pair = ambiguousPair(readings, before, last, work);
      if (pair === undefined) continue;
      most = cost;
      if (cost * rounds(readings, last) > affordable) return found(pattern, pair, "in very many ways");
    }
    costs.set(last, most * rounds(readings, last));
  }
  return undefined;
}

function rounds(readings: Readings, circle: Circle): number {
  return readings.loops.filter((loop) => [...circle.places].some((place) => loop.places.has(place)))
    .reduce((product, loop) => product * (loop.most ?? longText), 1);
}

/** The circles come in the order of the pattern, so a later one never leads to an earlier one. */
function* pairs(all: readonly Circle[]): Generator<readonly [Circle, Circle]> {
  for (const [index, one] of all.entries()) for (const other of all.slice(index + 1)) yield [one, other];
}

function found(pattern: Pattern, { prefix, pump }: { readonly prefix: string; readonly pump: string }, how: string): PatternRisk {
  const start = `${prefix}${pump.repeat(Math.max(3, Math.ceil(12 / pump.length)))}`;
  const end = ["!", "~", " ", "a", "0", "\n", "\u20ac", pump.slice(0, 1)].find((text) => !matches(pattern, start + text)) ?? "";
  return {
    code: slow,
    message: `a text like ${JSON.stringify(`${start}…${end}`)} can be read ${how}, which may take JavaScript seconds`,
    help: "let every text be read in one way only: put a separator between repetitions, or join neighbours that take the same characters",
  };
}

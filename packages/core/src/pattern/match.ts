import { taken } from "./class.ts";
import type { Pattern, PatternNode } from "./pattern.ts";

/**
 * States of an automaton without a stack: a state either takes one code point and goes on, or forks. Every count is written out,
 * so a pattern's size is bounded by the parser.
 */
interface Machine {
  /** Ranges that the state takes, flat: from, to, from, to; absent where it forks. */
  readonly ranges: (readonly number[] | undefined)[];
  /** The states behind, one where it takes, any number where it forks. */
  readonly next: number[][];
  readonly start: number;
}

const accept = 0;
const machines = new WeakMap<PatternNode, Machine>();

/**
 * Whether the whole text matches the pattern. An interpreter that shares nothing with the engines: it follows all readings at once,
 * in time linear in the text. Lone surrogates and U+0000 match nothing negated.
 */
export function matches(pattern: Pattern, text: string): boolean {
  const machine = machineOf(pattern.tree);
  let states = closure(machine, [machine.start]);
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number;
    const moved: number[] = [];
    for (const state of states) {
      const ranges = machine.ranges[state];
      if (ranges !== undefined && includes(ranges, codePoint)) moved.push(...(machine.next[state] as number[]));
    }
    if (moved.length === 0) return false;
    states = closure(machine, moved);
  }
  return states.has(accept);
}

function machineOf(tree: PatternNode): Machine {
  let machine = machines.get(tree);
  if (machine === undefined) {
    const growing: { ranges: Machine["ranges"]; next: Machine["next"] } = { ranges: [undefined], next: [[]] };
    machine = { ...growing, start: build(growing, tree, accept) };
    machines.set(tree, machine);
  }
  return machine;
}

/** Adds the states of a node that go on to `then`, and gives the first of them. */
function build(machine: { ranges: Machine["ranges"]; next: Machine["next"] }, node: PatternNode, then: number): number {
  const add = (ranges: readonly number[] | undefined, next: number[]): number => {
    machine.ranges.push(ranges);
    machine.next.push(next);
    return machine.next.length - 1;
  };
  switch (node.is) {
    case "literal":
      return add([node.codePoint, node.codePoint], [then]);
    case "class":
      return add(taken(node).flat(), [then]);
    case "sequence":
      return node.items.reduceRight((after, item) => build(machine, item, after), then);
    case "alternatives":
      return add(undefined, node.items.map((item) => build(machine, item, then)));
    case "repeat": {
      let after = then;
      if (node.most === undefined) {
        const fork = add(undefined, [then]);
        (machine.next[fork] as number[]).push(build(machine, node.item, fork));
        after = fork;
      } else {
        for (let more = node.least; more < node.most; more += 1) after = add(undefined, [then, build(machine, node.item, after)]);
      }
      for (let times = 0; times < node.least; times += 1) after = build(machine, node.item, after);
      return after;
    }
  }
}

/** The states reachable without taking anything. */
function closure(machine: Machine, from: readonly number[]): Set<number> {
  const reached = new Set<number>();
  const waiting = [...from];
  while (waiting.length > 0) {
    const state = waiting.pop() as number;
    if (reached.has(state)) continue;
    reached.add(state);
    if (machine.ranges[state] === undefined) waiting.push(...(machine.next[state] as number[]));
  }
  return reached;
}

function includes(ranges: readonly number[], codePoint: number): boolean {
  for (let index = 0; index < ranges.length; index += 2) {
    if (codePoint <= (ranges[index + 1] as number)) return codePoint >= (ranges[index] as number);
  }
  return false;
}

import type { Readings } from "./readings.ts";

/** Places of the readings that lead to each other: what a loop goes round in. */
export interface Circle {
  readonly places: ReadonlySet<number>;
}

/** A text that leads to the ambiguity, and the text that can be read in two ways again and again. */
export interface Attack {
  readonly prefix: string;
  readonly pump: string;
}

/** The circles of the readings, in the order of the pattern. */
export function circles(readings: Readings): readonly Circle[] {
  const found = components(readings.takes.length, (place) => [...(readings.next[place] as ReadonlyMap<number, number>).keys()]);
  return found
    .filter((places) => places.length > 1 || readings.next[places[0] as number]?.has(places[0] as number))
    .map((places) => ({ places: new Set(places) }))
    .toSorted((a, b) => Math.min(...a.places) - Math.min(...b.places));
}

/** A circle in which one text leads from a place back to it in two ways. */
export function ambiguousLoop(readings: Readings, all: readonly Circle[], work: Work): Attack | undefined {
  for (const { places } of all) {
    for (const place of places) {
      for (const [follower, ways] of readings.next[place] as ReadonlyMap<number, number>) {
        if (ways < 2 || !places.has(follower)) continue;
        const back = follower === place ? [] : (way(readings, [follower], [place], [places], work) ?? []);
        return { prefix: prefixTo(readings, place, work), pump: text(readings, [taken(readings, [follower]), ...back]) };
      }
    }
    // Two readings part where a place has two followers that take one letter, and meet again anywhere in the circle, from where all its places are reached.
    const parted = new Set<number>();
    for (const place of places) {
      for (const [a, b] of stepsOf(readings, [place, place], [places, places], work) as readonly (readonly [number, number])[]) {
        const key = a * readings.takes.length + b;
        if (a >= b || parted.has(key)) continue;
        parted.add(key);
        const out = meeting(readings, a, b, places, parted, work);
        if (out === undefined) continue;
        const back = out.at === place ? [] : (way(readings, [out.at], [place], [places], work) ?? []);
        return { prefix: prefixTo(readings, place, work), pump: text(readings, [taken(readings, [a, b]), ...out.letters, ...back]) };
      }
    }
  }
  return undefined;
}

/** Two circles of which the first can hand what it takes to the second: one text leads round the first, round the second, and from one to the other. */
export function ambiguousPair(readings: Readings, first: Circle, second: Circle, work: Work): Attack | undefined {
  const lettersOf = ({ places }: Circle): bigint => [...places].reduce((letters, place) => letters | (readings.takes[place] as bigint), 0n);
  if ((lettersOf(first) & lettersOf(second)) === 0n) return undefined;
  for (const p of first.places) {
    for (const q of second.places) {
      const pump = way(readings, [p, p, q], [p, q, q], [first.places, undefined, second.places], work);
      if (pump !== undefined) return { prefix: prefixTo(readings, p, work), pump: text(readings, pump) };
    }
  }
  return undefined;
}

/** Steps that may be looked at before a pattern counts as too intricate; thrown then. */
export class Work {
  left = 500_000;

  spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw this;
  }
}

type Places = ReadonlySet<number> | undefined;

/** The places that all can step to with one letter, each staying where it may be. */
function stepsOf(readings: Readings, places: readonly number[], within: readonly Places[], work: Work): readonly (readonly number[])[] {
  let rows: { readonly to: readonly number[]; readonly letters: bigint }[] = [{ to: [], letters: -1n }];
  for (const [index, place] of places.entries()) {
    const followers = [...(readings.next[place] as ReadonlyMap<number, number>).keys()].filter((each) => within[index]?.has(each) ?? true);
    work.spend(rows.length * followers.length);
    rows = rows.flatMap(({ to, letters }) => followers.flatMap((follower) => {
      const common = letters & (readings.takes[follower] as bigint);
      return common === 0n ? [] : [{ to: [...to, follower], letters: common }];
    }));
  }
  return rows.map((row) => row.to);
}

/** The letters of a shortest text that leads each place to its goal, one step at least. */
function way(readings: Readings, from: readonly number[], goal: readonly number[], within: readonly Places[], work: Work): readonly bigint[] | undefined {
  return search(readings, from, (to) => to.every((place, index) => place === goal[index]), within, new Set(), work)?.letters;
}

/** Where two readings meet again, if they do; `seen` keeps the pairs that are known not to. */
function meeting(
  readings: Readings, a: number, b: number, places: ReadonlySet<number>, seen: Set<number>, work: Work,
): { readonly at: number; readonly letters: readonly bigint[] } | undefined {
  const met = search(readings, [a, b], (to) => to[0] === to[1], [places, places], seen, work);
  return met === undefined ? undefined : { at: met.at[0] as number, letters: met.letters };
}

function search(
  readings: Readings, from: readonly number[], arrived: (to: readonly number[]) => boolean, within: readonly Places[], seen: Set<number>, work: Work,
): { readonly at: readonly number[]; readonly letters: readonly bigint[] } | undefined {
  let border: { readonly at: readonly number[]; readonly letters: readonly bigint[] }[] = [{ at: from, letters: [] }];
  while (border.length > 0) {
    const further: typeof border = [];
    for (const { at, letters } of border) {
      for (const to of stepsOf(readings, at, within, work)) {
        const key = to.reduce((number, place) => number * readings.takes.length + place, 0);
        if (seen.has(key)) continue;
        seen.add(key);
        const passed = { at: to, letters: [...letters, taken(readings, to)] };
        if (arrived(to)) return passed;
        further.push(passed);
      }
    }
    border = further;
  }
  return undefined;
}

function taken(readings: Readings, places: readonly number[]): bigint {
  return places.reduce((letters, place) => letters & (readings.takes[place] as bigint), -1n);
}

function prefixTo(readings: Readings, place: number, work: Work): string {
  const starts = [...readings.starts.keys()];
  if (starts.includes(place)) return text(readings, [taken(readings, [place])]);
  const ways = starts.map((start) => ({ start, letters: way(readings, [start], [place], [undefined], work) })).filter((each) => each.letters !== undefined);
  const shortest = ways.toSorted((a, b) => (a.letters as readonly bigint[]).length - (b.letters as readonly bigint[]).length)[0];
  return shortest === undefined ? "" : text(readings, [taken(readings, [shortest.start]), ...(shortest.letters as readonly bigint[])]);
}

/** One text of the given sets of letters; letters and digits where there is a choice. */
function text(readings: Readings, sets: readonly bigint[]): string {
  return sets.map((set) => {
    const choices = readings.alphabet.filter((_, index) => (set & (1n << BigInt(index))) !== 0n);
    return String.fromCodePoint(
      (choices.find((each) => /[a-z0-9]/.test(String.fromCodePoint(each))) ?? choices.find((each) => each > 0x20) ?? choices[0]) as number,
    );
  }).join("");
}

/** Strongly connected components (Tarjan 1972, with a stack of its own, since patterns may be long). */
function components(count: number, next: (node: number) => readonly number[]): readonly number[][] {
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const onStack = new Set<number>();
  const result: number[][] = [];
  for (let root = 0; root < count; root += 1) {
    if (index.has(root)) continue;
    const calls: { readonly node: number; readonly rest: number[] }[] = [];
    const enter = (node: number): void => {
      index.set(node, index.size);
      low.set(node, index.get(node) as number);
      stack.push(node);
      onStack.add(node);
      calls.push({ node, rest: [...next(node)] });
    };
    enter(root);
    while (calls.length > 0) {
      const call = calls.at(-1) as (typeof calls)[number];
      const to = call.rest.pop();
      if (to === undefined) {
        calls.pop();
        const parent = calls.at(-1);
        if (parent !== undefined) low.set(parent.node, Math.min(low.get(parent.node) as number, low.get(call.node) as number));
        if (low.get(call.node) !== index.get(call.node)) continue;
        const component: number[] = [];
        let node: number;
        do {
          node = stack.pop() as number;
          onStack.delete(node);
          component.push(node);
        } while (node !== call.node);
        result.push(component);
      } else if (!index.has(to)) enter(to);
      else if (onStack.has(to)) low.set(call.node, Math.min(low.get(call.node) as number, index.get(to) as number));
    }
  }
  return result;
}

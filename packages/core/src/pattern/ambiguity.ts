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
export function ambiguousLoop(readings: Readings, all: readonly Circle[]): Attack | undefined {
  for (const { places } of all) {
    for (const place of places) {
      for (const [follower, ways] of readings.next[place] as ReadonlyMap<number, number>) {
        if (ways < 2 || !places.has(follower)) continue;
        const back = follower === place ? [] : way(readings, [follower], [place], (to) => places.has(to[0] as number));
        return { prefix: prefixTo(readings, place), pump: text(readings, [taken(readings, [follower]), ...(back ?? [])]) };
      }
    }
    const size = readings.takes.length;
    const steps = (pair: number): number[] =>
      stepsOf(readings, [Math.floor(pair / size), pair % size]).filter(([a, b]) => places.has(a as number) && places.has(b as number)).map(([a, b]) => (a as number) * size + (b as number));
    for (const component of components([...places].map((place) => place * size + place), steps)) {
      const same = component.find((pair) => Math.floor(pair / size) === pair % size);
      const other = component.find((pair) => Math.floor(pair / size) !== pair % size);
      if (same === undefined || other === undefined) continue;
      const place = same % size;
      const apart = [Math.floor(other / size), other % size];
      const inside = (to: readonly number[]): boolean => to.every((each) => places.has(each));
      const out = way(readings, [place, place], apart, inside) ?? [];
      const back = way(readings, apart, [place, place], inside) ?? [];
      return { prefix: prefixTo(readings, place), pump: text(readings, [...out, ...back]) };
    }
  }
  return undefined;
}

/** Two circles of which the first can hand what it takes to the second: one text leads round the first, round the second, and from one to the other. */
export function ambiguousPair(readings: Readings, first: Circle, second: Circle): Attack | undefined {
  const inside = ([a, , c]: readonly number[]): boolean => first.places.has(a as number) && second.places.has(c as number);
  for (const p of first.places) {
    for (const q of second.places) {
      const pump = way(readings, [p, p, q], [p, q, q], inside);
      if (pump !== undefined) return { prefix: prefixTo(readings, p), pump: text(readings, pump) };
    }
  }
  return undefined;
}

/** The places that all can step to with one letter. */
function stepsOf(readings: Readings, places: readonly number[]): readonly number[][] {
  const options = places.map((place) => [...(readings.next[place] as ReadonlyMap<number, number>).keys()]);
  return options.reduce<{ readonly to: number[]; readonly letters: bigint }[]>(
    (rows, each) => rows.flatMap(({ to, letters }) => each.flatMap((place) => {
      const common = letters & (readings.takes[place] as bigint);
      return common === 0n ? [] : [{ to: [...to, place], letters: common }];
    })),
    [{ to: [], letters: -1n }],
  ).map((row) => row.to);
}

/** The letters of a shortest text that leads each place to its goal, one step at least. */
function way(readings: Readings, from: readonly number[], goal: readonly number[], inside: (to: readonly number[]) => boolean): readonly bigint[] | undefined {
  const seen = new Set<string>();
  let border: { readonly at: readonly number[]; readonly letters: readonly bigint[] }[] = [{ at: from, letters: [] }];
  while (border.length > 0) {
    const further: typeof border = [];
    for (const { at, letters } of border) {
      for (const to of stepsOf(readings, at)) {
        const key = to.join();
        if (seen.has(key) || !inside(to)) continue;
        seen.add(key);
        const passed = [...letters, taken(readings, to)];
        if (to.every((place, index) => place === goal[index])) return passed;
        further.push({ at: to, letters: passed });
      }
    }
    border = further;
  }
  return undefined;
}

function taken(readings: Readings, places: readonly number[]): bigint {
  return places.reduce((letters, place) => letters & (readings.takes[place] as bigint), -1n);
}

function prefixTo(readings: Readings, place: number): string {
  const starts = [...readings.starts.keys()];
  if (starts.includes(place)) return text(readings, [taken(readings, [place])]);
  const ways = starts.map((start) => ({ start, letters: way(readings, [start], [place], () => true) })).filter((each) => each.letters !== undefined);
  const shortest = ways.toSorted((a, b) => (a.letters as readonly bigint[]).length - (b.letters as readonly bigint[]).length)[0];
  return shortest === undefined ? "" : text(readings, [taken(readings, [shortest.start]), ...(shortest.letters as readonly bigint[])]);
}

/** One text of the given sets of letters; letters and digits where there is a choice. */
function text(readings: Readings, sets: readonly bigint[]): string {
  return sets.map((set) => {
    const choices = readings.alphabet.filter((_, index) => (set & (1n << BigInt(index))) !== 0n);
    return String.fromCodePoint((choices.find((each) => /[a-z0-9]/.test(String.fromCodePoint(each))) ?? choices.find((each) => each > 0x20) ?? choices[0]) as number);
  }).join("");
}

/** Strongly connected components (Tarjan 1972, with a stack of its own, since patterns may be long). */
function components(nodes: number | readonly number[], next: (node: number) => readonly number[]): readonly number[][] {
  const all = typeof nodes === "number" ? Array.from({ length: nodes }, (_, index) => index) : nodes;
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const onStack = new Set<number>();
  const result: number[][] = [];
  for (const root of all) {
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

/** A generator of numbers (0 ≤ x < 1) that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** Characters that one dialect or another reads in its own way, outside of classes and inside. */
const literals = ["a", "b", "z", "A", "0", "9", "_", "-", "&", "&&", "#", "~", "!", "=", ":", "<", ">", ",", "'", "\"", "`", "@", "%", ";", " ", "/", "é", "ß", "日", "😀", "\u0661"];
const escapes = [".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "^", "$", "\\", "/", "-", "d", "n", "t", "r"].map((each) => `\\${each}`);
const members = [
  "a", "z", "0", "a-z", "A-Z", "0-9", "b-y", "!-/", ":-@", "à-ÿ", "α-ω", "😀-😃", "\\d", "\\]", "\\[", "\\\\", "\\^", "\\-", "\\n", "\\t", ".", "*", "+", "?", "(", ")", "{", "}",
  "|", "$", "/", "&", "&-(", "~", "#", "#-%", ",-.", "_", " ", "'", "日",
];
const counts = ["*", "+", "?", "{1}", "{2}", "{3,}", "{0,2}", "{1,4}", "{2,3}"];

/** The text of a pattern of the portable subset, nested at most `depth` deep. */
export function randomPattern(random: () => number, depth = 3): string {
  const kind = random();
  if (depth === 0 || kind < 0.3) return random() < 0.4 ? randomClass(random) : pick(random, random() < 0.6 ? literals : escapes);
  if (kind < 0.6) return randomPattern(random, depth - 1) + randomPattern(random, depth - 1);
  if (kind < 0.75) return `${pick(random, ["(?:", "("])}${randomPattern(random, depth - 1)}|${randomPattern(random, depth - 1)})`;
  return `(?:${randomPattern(random, depth - 1)})${random() < 0.03 ? "{0,255}" : pick(random, counts)}`;
}

function randomClass(random: () => number): string {
  const chosen = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(random, members)).join("");
  return `[${random() < 0.3 ? "^" : ""}${chosen.startsWith("^") ? `\\${chosen}` : chosen}${random() < 0.2 ? "-" : ""}]`;
}

/** A short text of characters that matter to patterns. */
export function randomText(random: () => number): string {
  return Array.from({ length: Math.floor(random() * 6) }, () => pick(random, [...literals, "\n", "\t", "\r", "]", "[", "\\", "^", "$", ".", "|", "ÿ", "ω", "\u00a0", "\u2028", "\u{10ffff}"])).join("");
}

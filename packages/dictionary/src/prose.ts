/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last: "and" | "or" = "and"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** `1 field`, `1,200 fields`, `no field`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return count === 0 ? `no ${one}` : `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A whole number with commas between thousands. Written out, so that the same bytes come on every machine. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:[0-9]{3})+$)/gu, ",");
}

/** How many there may be: `1 to 3 characters`, `up to 3 characters`, `at least 1 character`, `exactly 3 characters`; nothing without a bound. */
export function between(least: number | undefined, most: number | undefined, one: string, many: string = `${one}s`): string | undefined {
  if (least !== undefined && least === most) return `exactly ${counted(least, one, many)}`;
  if (least !== undefined && least > 0 && most !== undefined) return `${grouped(least)} to ${counted(most, one, many)}`;
  if (most !== undefined) return `up to ${counted(most, one, many)}`;
  return least !== undefined && least > 0 ? `at least ${counted(least, one, many)}` : undefined;
}

/** A first letter as a capital, where it is a letter. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A text that ends as a sentence does. */
export function sentence(words: string): string {
  return words === "" || /[.!?…:]$/u.test(words) ? words : `${words}.`;
}

/**
 * Regular expressions for numbers written as text, exact to the last digit: what `minimum` would say if the carrier were a JSON number.
 * A number is given in units of 10^-scale, and its text has no plus, no leading zeros, no minus before zero and exactly `scale` digits
 * after the point. The patterns have no anchors and use no look-around, so that every dialect of JSON Schema's patterns reads them.
 */
export function numberBetween(least: bigint, most: bigint, scale: number): string {
  const range = `${least} ${most} ${scale}`;
  const made = known.get(range) ?? patternBetween(least, most, scale);
  known.set(range, made);
  return made;
}

/** Contracts have few ranges and many fields. */
const known = new Map<string, string>();

function patternBetween(least: bigint, most: bigint, scale: number): string {
  if (least > most) return "[^\\s\\S]";
  const zero = natural(0n, 0n, scale);
  if (least === -most && most > 0n) return `${zero}|-?${group(natural(1n, most, scale))}`;
  const parts: string[] = [];
  if (most >= 0n) parts.push(...natural(least > 0n ? least : 0n, most, scale));
  if (least < 0n) parts.push(`-${group(natural(most < 0n ? -most : 1n, -least, scale))}`);
  return parts.join("|");
}

function group(alternatives: readonly string[]): string {
  return alternatives.length === 1 ? (alternatives[0] as string) : `(?:${alternatives.join("|")})`;
}

/** Alternatives for the numbers from `least` to `most`, neither negative. */
function natural(least: bigint, most: bigint, scale: number): readonly string[] {
  const parts: string[] = [];
  let full: { readonly from: number; to: number } | undefined;
  const close = (): void => {
    if (full !== undefined) parts.push(wholeLengths(full.from, full.to, scale));
    full = undefined;
  };
  const shortest = scale + 1;
  for (let length = shortest; length <= Math.max(most.toString().length, shortest); length += 1) {
    const first = length === shortest ? 0n : 10n ** BigInt(length - 1);
    const last = 10n ** BigInt(length) - 1n;
    const from = least > first ? least : first;
    const to = most < last ? most : last;
    if (from > to) continue;
    if (from === first && to === last) {
      if (full === undefined) full = { from: length, to: length };
      else full.to = length;
    } else {
      close();
      parts.push(...between(from.toString().padStart(length, "0"), to.toString().padStart(length, "0"), scale));
    }
  }
  close();
  return parts;
}

/** Every number whose digits, fraction included, are `from` to `to` in count. */
function wholeLengths(from: number, to: number, scale: number): string {
  const fraction = scale === 0 ? "" : `\\.${digits(scale)}`;
  const before = [from - scale, to - scale] as const;
  if (before[0] > 1) return `[1-9]${counted(before[0] - 1, before[1] - 1)}${fraction}`;
  return before[1] === 1 ? `[0-9]${fraction}` : `(?:0|[1-9]${counted(0, before[1] - 1)})${fraction}`;
}

function counted(least: number, most: number): string {
  if (least === most) return digits(least);
  return least === 0 && most === 1 ? "[0-9]?" : `[0-9]{${least},${most}}`;
}

function digits(count: number): string {
  return count === 0 ? "" : count === 1 ? "[0-9]" : `[0-9]{${count}}`;
}

/** Alternatives for digit texts of one length, from `low` to `high`, with the point put in its place. */
function between(low: string, high: string, scale: number): readonly string[] {
  if (low === high) return [pointed(low, scale)];
  const rest = low.length - 1;
  const point = scale > 0 && rest === scale ? "\\." : "";
  const [first, last] = [Number(low[0]), Number(high[0])];
  if (first === last) return between(low.slice(1), high.slice(1), scale).map((part) => `${first}${point}${part}`);
  const parts: string[] = [];
  const lowest = /^0*$/.test(low.slice(1));
  const highest = /^9*$/.test(high.slice(1));
  if (!lowest) parts.push(...between(low.slice(1), "9".repeat(rest), scale).map((part) => `${first}${point}${part}`));
  const [from, to] = [lowest ? first : first + 1, highest ? last : last - 1];
  if (from <= to) parts.push(`${from === to ? from : `[${from}-${to}]`}${point}${anyTail(rest, scale)}`);
  if (!highest) parts.push(...between("0".repeat(rest), high.slice(1), scale).map((part) => `${last}${point}${part}`));
  return parts;
}

/** Any last `count` digits, the point among them where it falls there. */
function anyTail(count: number, scale: number): string {
  return scale > 0 && count > scale ? `${digits(count - scale)}\\.${digits(scale)}` : digits(count);
}

/** Digits as they stand, the point among them where it falls there. */
function pointed(text: string, scale: number): string {
  return scale > 0 && text.length > scale ? `${text.slice(0, -scale)}\\.${text.slice(-scale)}` : text;
}

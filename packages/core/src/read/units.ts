/** One UTF-16 unit of a scalar's value, and the stretch of its source text that says it. */
export interface Unit {
  readonly start: number;
  readonly end: number;
}

interface Decoded {
  readonly value: string;
  readonly units: readonly Unit[];
}

/** Gathers a value together with where each unit of it comes from. */
class Decoding implements Decoded {
  value = "";
  readonly units: Unit[] = [];

  add(text: string, start: number, end: number): void {
    this.value += text;
    for (let unit = 0; unit < text.length; unit += 1) this.units.push({ start, end });
  }
}

/** The value of a text without quotes, or within them, unit by unit: lines are folded and escapes undone (YAML 1.2, chapter 7). */
export function flowUnits(text: string): Decoded {
  const quote = text[0] === '"' || text[0] === "'" ? text[0] : undefined;
  const end = quote === undefined ? text.length : text.length - 1;
  const decoding = new Decoding();
  for (let place = quote === undefined ? 0 : 1; place < end; ) {
    const gap = gapAt(text, place);
    if (gap !== undefined) {
      decoding.add(gap.lines === 1 ? " " : "\n".repeat(gap.lines - 1), place, gap.end);
      place = gap.end;
    } else if (quote === "'" && text[place] === "'") {
      decoding.add("'", place, place + 2);
      place += 2;
    } else if (quote === '"' && text[place] === "\\") {
      place = escape(text, place, decoding);
    } else {
      decoding.add(text[place] as string, place, place + 1);
      place += 1;
    }
  }
  return decoding;
}

/** Blanks and line ends at a place, if there is a line end among them. */
function gapAt(text: string, place: number): { readonly end: number; readonly lines: number } | undefined {
  if (!/[ \t\r\n]/.test(text[place] as string)) return undefined;
  const gap = /[ \t]*(?:\r?\n[ \t]*)+/y;
  gap.lastIndex = place;
  const found = gap.exec(text)?.[0];
  return found === undefined ? undefined : { end: place + found.length, lines: found.split("\n").length - 1 };
}

/** What a backslash and one character say (YAML 1.2, 5.7). */
const escapes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "0": "\0", a: "\x07", b: "\b", e: "\x1b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v", "\t": "\t",
    N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029",
  }),
);
const digits: ReadonlyMap<string, number> = new Map(Object.entries({ x: 2, u: 4, U: 8 }));

function escape(text: string, place: number, decoding: Decoding): number {
  const rest = /\\\r?\n[ \t]*/y;
  rest.lastIndex = place;
  const joined = rest.exec(text)?.[0];
  if (joined !== undefined) return place + joined.length;
  const letter = text[place + 1] as string;
  const length = digits.get(letter);
  const end = place + 2 + (length ?? 0);
  const code = length === undefined ? Number.NaN : Number.parseInt(text.slice(place + 2, end), 16);
  decoding.add(code <= 0x10ffff ? String.fromCodePoint(code) : (escapes.get(letter) ?? letter), place, end);
  return end;
}

/**
 * The value of a text under `|` or `>`, unit by unit (YAML 1.2, chapter 8). `value` is what the library read: it tells how
 * far the lines are indented, and what the end is.
 */
export function blockUnits(text: string, value: string): Decoded {
  const decoding = new Decoding();
  const [header = "", ...lines] = text.split("\n");
  const folded = header.startsWith(">");
  const first = lines.findIndex((line) => /[^ \r]/.test(line));
  const indent = first === -1 ? 0 : blanksBefore(lines[first] as string) - blanksBefore(value.split("\n")[first] ?? "");
  let place = header.length + 1;
  let end = place;
  // What the line ends since the last character have become so far: nothing, a space that joins two lines, or line ends.
  let between = "";
  let afterDeeper = false;
  for (const [index, raw] of lines.entries()) {
    const line = raw.replace(/\r$/, "").slice(indent);
    const start = place + Math.min(indent, raw.length);
    place += raw.length + 1;
    if (index < first) {
      decoding.add(`${line}\n`, start, place);
      end = place;
      continue;
    }
    const deeper = /^[ \t]/.test(line);
    if (folded && line === "") {
      if (between === "\n") decoding.add("\n", end, start);
      between = "\n";
      continue;
    }
    if (folded && deeper) between = between === " " ? "\n" : between === "\n" && !afterDeeper ? "\n\n" : between;
    decoding.add(between, end, start);
    for (let unit = 0; unit < line.length; unit += 1) decoding.add(line[unit] as string, start + unit, start + unit + 1);
    between = folded && !deeper ? " " : "\n";
    afterDeeper = deeper;
    end = start + line.length;
  }
  if (value.startsWith(decoding.value)) decoding.add(value.slice(decoding.value.length), end, text.length);
  return decoding;
}

function blanksBefore(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

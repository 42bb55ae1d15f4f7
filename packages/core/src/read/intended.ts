/** A stretch of text on one line, and whether all quotes and brackets opened in it are closed. */
export interface Stretch {
  readonly end: number;
  readonly balanced: boolean;
}

/** Whether a # begins a comment, and after how many characters to give up. */
interface Scope {
  readonly comments?: boolean;
  readonly most?: number;
}

/**
 * How far the text goes that an author wrote at `start`, if it is read as people read: to the end of the line, or to a
 * comment; between brackets (`flow`) to the comma or the bracket that is not the text's own. Quotes and brackets inside
 * the text belong to it; an apostrophe within a word is no quote. With `comments: false` a # is text. Gives up, unbalanced,
 * after `most` characters.
 */
export function intended(text: string, start: number, flow: boolean, { comments = true, most = Infinity }: Scope = {}): Stretch {
  const open: string[] = [];
  const never = new Set<string>();
  const stop = Math.min(text.length, start + most);
  let place = start;
  let balanced = true;
  scan: for (; place < stop; place += 1) {
    const character = text[place] as string;
    switch (character) {
      case "\n":
        break scan;
      case "\r":
        if (text[place + 1] === "\n") break scan;
        break;
      case "'":
      case '"': {
        if (place > start && /[\p{L}\p{N}_]/u.test(text[place - 1] as string)) break;
        // A quote that is not closed from here is not looked for again: a line of them stays linear.
        const close = never.has(character) ? undefined : closingQuote(text, place);
        if (close === undefined) never.add(character);
        else place = close;
        break;
      }
      case "(":
      case "[":
      case "{":
        open.push(character);
        break;
      case ")":
      case "]":
      case "}":
        if (open.at(-1) === pair[character]) open.pop();
        else if (flow && character !== ")") break scan;
        else balanced = false;
        break;
      case ",":
        if (flow && open.length === 0) break scan;
        break;
      case "#":
        if (comments && open.length === 0 && place > start && /[ \t]/.test(text[place - 1] as string)) break scan;
        break;
    }
  }
  balanced &&= never.size === 0 && (place < stop || stop === text.length);
  while (place > start && /[ \t\r]/.test(text[place - 1] as string)) place -= 1;
  return { end: place, balanced: balanced && open.length === 0 };
}

const pair: Readonly<Record<")" | "]" | "}", string>> = { ")": "(", "]": "[", "}": "{" };

/** The quote on the same line that closes the one at `place`; a backslash in double quotes hides the next character. */
function closingQuote(text: string, place: number): number | undefined {
  const quote = text[place];
  for (let at = place + 1; at < text.length && text[at] !== "\n"; at += 1) {
    if (text[at] === quote) return at;
    if (text[at] === "\\" && quote === '"') at += 1;
  }
  return undefined;
}

/** The offset of the first character of the line around a place. */
export function lineStartOf(text: string, place: number): number {
  return text.lastIndexOf("\n", place - 1) + 1;
}

/** How many spaces and tabs stand at a place. */
export function blanksAt(text: string, place: number): number {
  let end = place;
  while (text[end] === " " || text[end] === "\t") end += 1;
  return end - place;
}

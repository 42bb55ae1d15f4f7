import { notACharacter } from "./codes.ts";
import type { Code } from "../diagnostic/diagnostic.ts";

/** Stops the reading of a pattern; turned into data at the door. */
export class Problem extends Error {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
  readonly help: string;

  constructor(code: Code, start: number, end: number, message: string, help: string) {
    super(message);
    this.code = code;
    this.start = start;
    this.end = end;
    this.help = help;
  }

  asData(): { readonly code: Code; readonly start: number; readonly end: number; readonly message: string; readonly help: string } {
    return { code: this.code, start: this.start, end: this.end, message: this.message, help: this.help };
  }
}

/** A place in a pattern's text. */
export class Reader {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  sees(character: string): boolean {
    return this.text.startsWith(character, this.at);
  }

  take(character: string): boolean {
    if (!this.sees(character)) return false;
    this.at += character.length;
    return true;
  }

  /** The next code point. The text is well-formed, and the end was ruled out. */
  next(): number {
    const codePoint = this.text.codePointAt(this.at) as number;
    this.at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  /** Refuses what no text of a contract holds, and what a person cannot see in generated files. */
  refuseUnreadable(): void {
    const found = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]|\p{Surrogate}/u.exec(this.text);
    if (found === null) return;
    const hex = (found[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
    throw new Problem(
      notACharacter, found.index, found.index + found[0].length,
      `U+${hex} cannot stand in a pattern`, "remove it",
    );
  }
}

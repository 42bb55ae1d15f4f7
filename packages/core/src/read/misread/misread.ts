import { type Code, type Diagnostic, report } from "../../diagnostic/diagnostic.ts";
import type { Span, SpanAt } from "../../source/span.ts";
import type { Problem } from "../parse.ts";
import type { Slot } from "../slots.ts";
import { inQuotes } from "../text.ts";

/** A text as YAML read it, put to the rules that know where YAML reads what nobody meant. */
export interface Reading {
  /** The text as it was read, with placeholders where a misread value has been reported already. */
  readonly text: string;
  /** What stands in the file. */
  readonly written: (start: number, end: number) => string;
  readonly problems: readonly Problem[];
  readonly slots: readonly Slot[];
  readonly at: SpanAt;
}

/**
 * A value that YAML did not read as it is written. So that the rest of the file can be judged in the same run, the stretch
 * is read again as what was meant: as the text that stands there (`text`), as nothing at all (`blank`), or as a comma.
 */
export interface Misread {
  readonly diagnostic: Diagnostic;
  readonly start: number;
  readonly end: number;
  readonly meant: "text" | "blank" | "comma";
  /** The text that was meant, where it is not what stands in the stretch. */
  readonly value?: string;
  /** Set where the library stumbled: what it says about the rest of the line is a consequence. */
  readonly stumbled: boolean;
  /** Set where the library has lost its way for more than this line. */
  readonly lost?: true;
}

/** Looks for one way in which YAML misreads a value. */
export type Rule = (reading: Reading) => Iterable<Misread>;

/** A stretch that is a text for its author, reported at the span; the remedy is quotes around the stretch. */
export function meantAsText(reading: Reading, code: Code, span: Span, message: string, start: number, end: number, stumbled: boolean): Misread {
  const diagnostic = report(code, span, message, inQuotes(reading.at(start, end), reading.written(start, end)));
  return { diagnostic, start, end, meant: "text", stumbled };
}

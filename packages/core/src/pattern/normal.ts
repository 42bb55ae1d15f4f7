import type { Normalisation } from "../model/type.ts";
import { parsePattern } from "./parse.ts";
import type { Pattern } from "./pattern.ts";

/**
 * The texts that stay as they are under these normalisations, as a pattern, so that every target asks the same. Both are of ASCII, since engines
 * disagree beyond it: PostgreSQL folds by its locale, security rules fold A to Z alone, and each library has blanks of its own.
 */
export function normalPattern(how: readonly Normalisation[]): Pattern {
  return how.length > 1 ? both : how[0] === "trim" ? trimmed : lowercase;
}

/** Blanks, as the language's patterns write them for `\s`. */
const blank = " \\t\\r\\n";
const words = (letter: string): string => `(?:${letter}+(?:[${blank}]+${letter}+)*)?`;

const trimmed = parsed(words(`[^${blank}]`));
const lowercase = parsed("[^A-Z]*");
const both = parsed(words(`[^${blank}A-Z]`));

function parsed(source: string): Pattern {
  const read = parsePattern(source);
  if ("problem" in read) throw new Error(read.problem.message);
  return read.pattern;
}

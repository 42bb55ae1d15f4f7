import type { Code } from "../diagnostic/diagnostic.ts";

const code = (name: string, explain: string): Code => ({ code: `pattern/${name}`, severity: "error", explain });

export const notClosed: Code = code("not-closed", `
A group, a class or a count is opened in the pattern and never closed, or closed and never opened.

Every ( needs its ), every [ its ] and every { its }. Where the character itself is meant, write a backslash in front: \\( \\[ \\{.

    pattern: "[a-z"        # wrong
    pattern: "[a-z]+"      # right`);

export const nothingToMatch: Code = code("nothing-to-match", `
A part of the pattern is empty: the pattern itself, a group, one side of a |, or what a count repeats.

The engines that a contract is compiled for do not treat empty parts alike, so the contract says what is meant: an optional part is written with ?.

    pattern: "(?:a|)"      # wrong
    pattern: "a?"          # right`);

export const badCount: Code = code("bad-count", `
A count is written {m}, {m,} or {m,n}, with m not above n and neither above 255.

PostgreSQL refuses counts above 255, and RE2, which Firestore's rules and BigQuery use, refuses nested counts that come to more than 1,000. A longer limit belongs in maxLength.

    pattern: "[a-z]{1,500}"                 # wrong
    pattern: "[a-z]+"                       # right, with
    maxLength: 500`);

export const badRange: Code = code("bad-range", `
A range in a class goes from a lower character to a higher one, and - as a character stands last or behind a backslash.

    pattern: "[z-a]"       # wrong
    pattern: "[a-z]"       # right
    pattern: "[a-z_-]"     # right: letters, _ and -`);

export const notPortable: Code = code("not-portable", `
The pattern uses something that JavaScript, PostgreSQL and RE2 (Firestore's rules, BigQuery) do not read alike. One text accepted here and refused there is what a contract exists to prevent, so such forms are refused.

A pattern consists of characters, classes like [a-z0-9_] and [^,], \\d, groups (?:...), | and the counts * + ? {m} {m,} {m,n}. A backslash stands in front of . * + ? ( ) [ ] { } | ^ $ \\ / - where the character itself is meant.

What is often written otherwise: for . write [^\\n], for \\w write [A-Za-z0-9_], for \\s write [ \\t\\r\\n]. A pattern always describes the whole text, so ^ and $ are left away. For upper and lower case write both: [A-Za-z].

There are no look-arounds, back-references, lazy counts or flags.`);

export const notACharacter: Code = code("not-a-character", `
The pattern holds something that no text of a contract can hold, or that nobody can see: U+0000, half of a surrogate pair, a control character or a line separator.

PostgreSQL stores no U+0000, Firestore replaces halves of surrogate pairs. Tab, newline and carriage return are written \\t, \\n and \\r.`);

export const tooLarge: Code = code("too-large", `
The pattern is longer than 1,000 characters, nested deeper than 20 groups, or so large when its counts are written out that an engine would take long over it or refuse it.

Lengths belong in minLength and maxLength; the pattern says which characters stand where.`);

export const slow: Code = code("slow", `
The pattern can be matched in so many ways that JavaScript, which tries them one after the other, may take seconds or for ever over one hostile text.

It happens where a repeated part can be read in two ways: a repetition inside a repetition, (?:a+)+, two alternatives that begin alike inside a repetition, (?:a|ab?)+, or two neighbours that both take the same characters without end, \\d*\\d*.

Mend it so that every text can be read in one way only: put a separator between repetitions, [a-z]+(?:-[a-z]+)*, or join neighbours into one class.`);

export const patternCodes: readonly Code[] = [notClosed, nothingToMatch, badCount, badRange, notPortable, notACharacter, tooLarge, slow];

import { formatPattern, normalPattern, printPattern, type ConstraintKind, type Format, type Piece, type StringType } from "@concord/core";
import * as carriers from "../carriers.ts";
import { regex, text } from "../javascript/quote.ts";
import { faulty, gates, issue, told, wrong, type Gate, type Site } from "./site.ts";

export function notText(site: Site, kinds: readonly ConstraintKind[]): Gate {
  return wrong(site, kinds, "string", `typeof ${site.value} !== "string"`);
}

export function notWhole(site: Site): Gate {
  return { kinds: ["type"], if: `!${site.scope.call("isText")}(${site.value})`, issue: told(site, "brokenText") };
}

export function form(site: Site, kinds: readonly ConstraintKind[], pattern: string, expected: string): Gate {
  return { kinds, if: `!${site.scope.pattern(pattern)}.test(${site.value})`, issue: told(site, "wrongForm", text(expected)) };
}

export function formed(site: Site, pattern: string, expected: string): Piece {
  const kinds: readonly ConstraintKind[] = ["type", "precision"];
  return gates(site, [notText(site, kinds), form(site, kinds, carriers.whole(pattern), expected)], []);
}

export function unlike(site: Site, format: Format): Gate {
  const words = format.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const pattern = site.scope.pattern(printPattern(formatPattern(format)));
  return { kinds: ["format"], if: `!${pattern}.test(${site.value})`, issue: issue(site, "invalid_format", `Invalid ${words}`) };
}

export function unlikePattern(site: Site, pattern: string): Piece {
  return unless(site, ["pattern"], pattern, "invalid_format", `Invalid string: must match pattern ${regex(pattern)}`);
}

/** The stored form: whoever gives the text brings it there. */
export function unlikeNormal(site: Site, normalize: NonNullable<StringType["normalize"]>): Piece {
  return unless(site, ["normalize"], printPattern(normalPattern(normalize)), "custom", `Invalid text: expected its normal form (${normalize.join(", ")})`);
}

export function unless(site: Site, kinds: readonly ConstraintKind[], pattern: string, code: string, message: string): Piece {
  return faulty(site, kinds, `!${site.scope.pattern(pattern)}.test(${site.value})`, issue(site, code, message));
}

export function clockShown(digits: number): string {
  return `HH:MM:SS${digits === 0 ? "" : `.${"f".repeat(digits)}`}`;
}

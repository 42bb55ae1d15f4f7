import { formatMessages, formatPattern, messages, normalPattern, printPattern, typeMessage, type ConstraintKind, type Format, type Piece, type StringType, type Type } from "@concord/core";
import * as carriers from "../carriers.ts";
import { faulty, gates, issue, told, wrong, type Gate, type Site } from "./site.ts";

export function notText(site: Site, kinds: readonly ConstraintKind[], message: string): Gate {
  return wrong(site, kinds, message, `typeof ${site.value} !== "string"`);
}

export function notWhole(site: Site): Gate {
  return { kinds: ["type"], if: `!${site.scope.call("isText")}(${site.value})`, issue: told(site, "brokenText") };
}

export function form(site: Site, kinds: readonly ConstraintKind[], pattern: string, message: string): Gate {
  return { kinds, if: `!${site.scope.pattern(pattern)}.test(${site.value})`, issue: issue(site, "invalid_format", message) };
}

export function formed(type: Type, site: Site, pattern: string): Piece {
  const message = typeMessage(type);
  return gates(site, [notText(site, ["type"], message), form(site, ["precision"], carriers.whole(pattern), message)], []);
}

export function unlike(site: Site, format: Format): Gate {
  const pattern = site.scope.pattern(printPattern(formatPattern(format)));
  return { kinds: ["format"], if: `!${pattern}.test(${site.value})`, issue: issue(site, "invalid_format", formatMessages[format]) };
}

/** @param source the pattern as the contract writes it. */
export function unlikePattern(site: Site, pattern: string, source: string): Piece {
  return unless(site, ["pattern"], pattern, "invalid_format", messages.matching(source));
}

/** The stored form: whoever gives the text brings it there. */
export function unlikeNormal(site: Site, normalize: NonNullable<StringType["normalize"]>): Piece {
  return unless(site, ["normalize"], printPattern(normalPattern(normalize)), "custom", messages.normal(normalize));
}

export function unless(site: Site, kinds: readonly ConstraintKind[], pattern: string, code: string, message: string): Piece {
  return faulty(site, kinds, `!${site.scope.pattern(pattern)}.test(${site.value})`, issue(site, code, message));
}

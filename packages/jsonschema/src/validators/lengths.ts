import type { ConstraintKind, Piece } from "@concord/core";
import { faulty, issue, told, type Gate, type Site } from "./site.ts";

/** Fewer code points: the number of UTF-16 units decides where it is small or large enough. */
export function shorter(site: Site, least: number, kind: ConstraintKind = "minLength"): Piece {
  const { value, scope } = site;
  const few = least <= 1 ? `${value}.length < ${least}` : `${value}.length < ${least * 2} && ${scope.call("codePoints")}(${value}) < ${least}`;
  return faulty(site, [kind], few, told(site, "tooShort", String(least), `"string"`, `"characters"`));
}

export function longer(site: Site, most: number, kind: ConstraintKind = "maxLength"): Piece {
  const { value, scope } = site;
  const many = `${value}.length > ${most} && ${scope.call("codePoints")}(${value}) > ${most}`;
  return faulty(site, [kind], many, told(site, "tooLong", String(most), `"string"`, `"characters"`));
}

/** The members of a list that is too long are not asked. */
export function tooMany(site: Site, bound: number | undefined): readonly Gate[] {
  if (bound === undefined) return [];
  return [{ kinds: ["maxItems"], if: `${site.value}.length > ${bound}`, issue: told(site, "tooLong", String(bound), `"array"`, `"items"`) }];
}

export function tooFew(site: Site, bound: number | undefined): readonly Piece[] {
  if (bound === undefined) return [];
  return [faulty(site, ["minItems"], `${site.value}.length < ${bound}`, told(site, "tooShort", String(bound), `"array"`, `"items"`))];
}

/** The number of bytes behind base64. */
export function sized(site: Site, kind: "minLength" | "maxLength", sign: "<" | ">", bound: number | undefined, words: string): readonly Piece[] {
  if (bound === undefined) return [];
  return [faulty(site, [kind], `${site.scope.call("bytesIn")}(${site.value}) ${sign} ${bound}`, issue(site, "custom", `${words} ${bound} bytes`))];
}

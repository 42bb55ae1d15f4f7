import { messages, type ConstraintKind, type Piece } from "@concord/core";
import { faulty, issue, type Gate, type Site } from "./site.ts";

/** Fewer code points: the number of UTF-16 units decides where it is small or large enough. */
export function shorter(site: Site, least: number, kind: ConstraintKind = "minLength"): Piece {
  const { value, scope } = site;
  const few = least <= 1 ? `${value}.length < ${least}` : `${value}.length < ${least * 2} && ${scope.call("codePoints")}(${value}) < ${least}`;
  return faulty(site, [kind], few, issue(site, "too_small", messages.longEnough(least, "character")));
}

export function longer(site: Site, most: number, kinds: readonly ConstraintKind[] = ["maxLength"]): Piece {
  const { value, scope } = site;
  const many = `${value}.length > ${most} && ${scope.call("codePoints")}(${value}) > ${most}`;
  return faulty(site, kinds, many, issue(site, "too_big", messages.shortEnough(most, "character")));
}

/** The members of a list that is too long are not asked. */
export function tooMany(site: Site, bound: number | undefined): readonly Gate[] {
  if (bound === undefined) return [];
  return [{ kinds: ["maxItems"], if: `${site.value}.length > ${bound}`, issue: issue(site, "too_big", messages.few(bound, "member")) }];
}

export function tooFew(site: Site, bound: number | undefined): readonly Piece[] {
  if (bound === undefined) return [];
  return [faulty(site, ["minItems"], `${site.value}.length < ${bound}`, issue(site, "too_small", messages.enough(bound)))];
}

/** The number of bytes behind base64. */
export function sized(site: Site, kind: "minLength" | "maxLength", sign: "<" | ">", bound: number | undefined): readonly Piece[] {
  if (bound === undefined) return [];
  const message = sign === "<" ? messages.longEnough(bound, "byte") : messages.shortEnough(bound, "byte");
  return [faulty(site, [kind], `${site.scope.call("bytesIn")}(${site.value}) ${sign} ${bound}`, issue(site, "custom", message))];
}

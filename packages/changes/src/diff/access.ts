import { accessTo, operations, type AccessRule } from "@concord/core";
import { change, type Change } from "../change/change.ts";
import { isWithin } from "../change/same.ts";
import { parts, spelled } from "./renames.ts";
import { within, type Scope } from "./scope.ts";

/** How many callers a word lets in; conditions stand between nobody and everybody who is signed in. */
const reach = { nobody: 0, expression: 1, signedIn: 2, anyone: 3 } as const;

/** What differs in who may do what. An operation without a line is nobody's. */
export function diffAccess(scope: Scope): readonly Change[] {
  const { before, after } = scope.entity;
  if (before === undefined || after === undefined) return [];
  return operations.flatMap((operation) => {
    const [old, now] = [accessTo(before, operation), accessTo(after, operation)];
    const here = within(scope, "access", operation, { before: old.span, after: now.span });
    const kind = directionOf(old, now, scope);
    const [oldFields, nowFields] = [new Set(old.writable.map((name) => scope.rename([name])[0] ?? name)), new Set(now.writable)];
    // Fields that came or went, and who may do the operation at all, are told of by themselves.
    const lasting = new Set(after.fields.map(({ name }) => name).filter((name) => before.fields.some((field) => scope.rename([field.name])[0] === name)));
    const compared = old.who === "nobody" || now.who === "nobody" ? [] : [...lasting];
    return [
      ...(kind === undefined ? [] : [change(kind, here, { operation, before: old, after: now })]),
      ...compared.filter((name) => nowFields.has(name) && !oldFields.has(name)).map((name) => change("writable-widened", here, { operation, after: name })),
      ...compared.filter((name) => oldFields.has(name) && !nowFields.has(name)).map((name) => change("writable-narrowed", here, { operation, before: name })),
    ];
  });
}

/**
 * Whether one line lets in more or fewer callers than another. Of two conditions that is known where one is the other joined with something by `&&` or `||`;
 * otherwise it is taken for a change that may be either.
 */
function directionOf(old: AccessRule, now: AccessRule, { rename }: Scope): "access-widened" | "access-narrowed" | "access-changed" | undefined {
  if (reach[old.who] !== reach[now.who]) return reach[now.who] > reach[old.who] ? "access-widened" : "access-narrowed";
  const [was, is] = [old.if, now.if];
  if (was === undefined || is === undefined || spelled(was, rename) === spelled(is)) return undefined;
  const joined = (by: "&&" | "||"): readonly [ReadonlySet<string>, ReadonlySet<string>] => [new Set(parts(was.tree, by, rename)), new Set(parts(is.tree, by))];
  const [oldAll, nowAll] = joined("&&");
  const [oldAny, nowAny] = joined("||");
  if (isWithin(oldAll, nowAll) || isWithin(nowAny, oldAny)) return "access-narrowed";
  return isWithin(nowAll, oldAll) || isWithin(oldAny, nowAny) ? "access-widened" : "access-changed";
}

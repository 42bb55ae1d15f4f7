import { change, limitWords, type Change, type Limit, type LimitWord } from "../change/change.ts";
import type { Scope } from "./scope.ts";

/** Words whose greater value allows less. */
const floors: ReadonlySet<LimitWord> = new Set(["minLength", "minimum", "exclusiveMinimum", "minItems"]);

type Limits = Partial<Readonly<Record<LimitWord, string | number | undefined>>>;

/** What differs in the limits of two types of one kind. */
export function diffLimits(before: object, after: object, where: Scope): readonly Change[] {
  return limitWords.flatMap((word) => {
    const [old, now]: Limit[] = [before, after].map((type) => ({ word, value: (type as Limits)[word] }));
    if (old === undefined || now === undefined || isSame(old, now)) return [];
    const spans = { before: where.field?.before?.spans[word] ?? where.spans.before, after: where.field?.after?.spans[word] ?? where.spans.after };
    return [change(isTighter(old, now) ? "limit-tightened" : "limit-loosened", { ...where, spans }, { before: old, after: now })];
  });
}

/** `0.00` and `0.0000` are one limit, written for decimals of another scale. */
function isSame(old: Limit, now: Limit): boolean {
  return old.value === now.value || (old.value !== undefined && now.value !== undefined && compareNumbers(old.value, now.value) === 0);
}

function isTighter(old: Limit, now: Limit): boolean {
  if (now.value === undefined) return false;
  if (old.value === undefined) return true;
  const order = compareNumbers(now.value, old.value);
  return floors.has(now.word) ? order > 0 : order < 0;
}

/** Compares numbers, also as canonical decimal text, exactly: negative where the first is less. */
export function compareNumbers(left: string | number, right: string | number): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const scale = Math.max(...[left, right].map((value) => (String(value).split(".")[1] ?? "").length));
  const [one, other] = [left, right].map((value) => {
    const [whole = "0", fraction = ""] = String(value).split(".");
    return BigInt(`${whole}${fraction.padEnd(scale, "0")}`);
  }) as [bigint, bigint];
  return one < other ? -1 : Number(one > other);
}

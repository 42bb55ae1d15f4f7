import { keyOf, type Context } from "../context.ts";
import { isRetypedInPlace } from "../types.ts";

/** Columns that get another type where they stand: without holding anybody up, or when the old clients are gone. */
export function retypedColumns({ both, isTwinOld, situation }: Context): Readonly<Record<"early" | "late", ReadonlySet<string>>> {
  const retyped = both.filter(([old, now]) => now.kind === "column" && !isTwinOld(keyOf(now)) && (old.says["type"] !== now.says["type"] || old.says["collation"] !== now.says["collation"]));
  const keys = (isEarly: boolean): ReadonlySet<string> => new Set(retyped.filter(([old, now]) => isRetypedInPlace(old, now, situation) === isEarly).map(([, now]) => keyOf(now)));
  return { early: keys(true), late: keys(false) };
}

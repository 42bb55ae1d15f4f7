import type { Kind, Type } from "@concord/core";

/**
 * Types whose every value, as canonical JSON, is a value of the other type too, with the same type in TypeScript and the same carrier in Firestore and
 * BigQuery. Everything else is another spelling.
 */
const widenings: Partial<Readonly<Record<Kind, readonly Kind[]>>> = { int32: ["integer"] };

/** Whether a type takes every value of another one, spelled as before. */
export function typeStep(before: Type, after: Type): "wider" | "other" {
  return widenings[before.kind]?.includes(after.kind) === true ? "wider" : "other";
}

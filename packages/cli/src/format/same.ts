import type { Node } from "@concord/core";
import type { Place } from "./words.ts";

/**
 * Whether two documents say the same: equal values, numbers by their digits as written, lists and the contract's own names in the same order;
 * words in any order.
 */
export function sameMeaning(left: Node, right: Node, place: Place): boolean {
  if (left.is === "scalar" && right.is === "scalar") {
    return left.value === right.value && (typeof left.value !== "number" || left.text === right.text);
  }
  if (left.is === "list" && right.is === "list") {
    return left.items.length === right.items.length && left.items.every((item, index) => sameMeaning(item, right.items[index] as Node, place.member()));
  }
  if (left.is !== "map" || right.is !== "map" || left.entries.length !== right.entries.length) return false;
  const inOrder = place.words === undefined;
  return left.entries.every(({ key, value }, index) => {
    const other = inOrder ? right.entries[index] : right.entries.find((entry) => entry.key === key);
    return other !== undefined && other.key === key && sameMeaning(value, other.value, place.under(key));
  });
}

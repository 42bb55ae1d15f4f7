/** Words of the model that say where something stands in a file, and nothing of what it is. */
const places: ReadonlySet<string> = new Set(["span", "spans", "file", "source"]);

/**
 * Whether two parts of the model say the same: places in files don't count, nor the order of an object's words.
 * A word that is undefined says as much as one that isn't there.
 */
export function same(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (Array.isArray(left) && Array.isArray(right)) return left.length === right.length && left.every((each, index) => same(each, right[index]));
  if (!isObject(left) || !isObject(right)) return false;
  const words = new Set([...Object.keys(left), ...Object.keys(right)].filter((word) => !places.has(word)));
  return [...words].every((word) => same(left[word], right[word]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether every member of one set is in the other. */
export function isWithin<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  return [...one].every((each) => other.has(each));
}

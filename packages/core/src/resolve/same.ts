/** Whether two values of the model are alike in everything, spans included. The model is plain data without circles. */
export function alike(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null || Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length
    && keys.every((key) => Object.hasOwn(right, key) && alike(left[key as keyof typeof left], right[key as keyof typeof right]));
}

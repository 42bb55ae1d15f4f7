/** Kinds of values that two fields may have, each with two values in its order; whole numbers, so that they can be computed with, come first. */
export const pairs: readonly Pair[] = [
  { type: "integer, minimum: -1000, maximum: 1000", values: [-1, 2], isOrdered: true, isWhole: true },
  { type: "int32, minimum: -1000, maximum: 1000", values: [0, 7], isOrdered: true, isWhole: true },
  { type: "int64", values: ["9007199254740992", "9007199254740993"], isOrdered: true },
  { type: "float", values: [-0.5, 0.1], isOrdered: true },
  { type: "decimal, precision: 10, scale: 2", values: ["-0.10", "9.00"], isOrdered: true },
  { type: "date", values: ["2024-02-29", "2024-03-01"], isOrdered: true },
  { type: "time", values: ["09:00:00", "23:59:59"], isOrdered: true },
  { type: "timestamp", values: ["1969-12-31T23:59:59.999Z", "2024-02-29T00:00:00.000Z"], isOrdered: true },
  { type: "localDateTime", values: ["2024-02-29T00:00:00.000", "2024-02-29T00:00:00.001"], isOrdered: true },
  { type: "string, maxLength: 20", values: ["it's", "Z"] },
  { type: "boolean", values: [false, true] },
  { type: "uuid", values: ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"] },
  { type: "uid", values: ["one", "two"] },
  { type: "enum, values: [red, green]", values: ["red", "green"] },
];

export interface Pair {
  readonly type: string;
  readonly values: readonly [Value, Value];
  readonly isOrdered?: boolean;
  readonly isWhole?: boolean;
}
type Value = string | number | boolean;

/** What may be said of two fields `a` and `b` of one kind that may both be missing, `yes` and `no` that are true or false or missing, and lists. */
export function formsOf({ type, isOrdered = false, isWhole = false, values }: Pair): readonly string[] {
  const [first] = values;
  const literal = typeof first === "number" || typeof first === "boolean" || type.startsWith("decimal") ? String(first) : `'${String(first).replaceAll("'", "\\'")}'`;
  const guarded = (text: string): readonly string[] => [text, `a != null && b != null && ${text}`, `a == null || b == null || ${text}`];
  return [
    "a == b", "a != b", "a == null", "null != b", `a == ${literal}`, `${literal} != b`, `a in [${literal}]`, `!(a in [${literal}])`, `a == null ? b != null : a == b`,
    ...["<", "<=", ">", ">="].flatMap((operator) => (isOrdered ? guarded(`a ${operator} b`) : [`a ${operator} b`])),
    ...(isOrdered ? [`a == null || a >= ${literal}`] : []),
    ...(isWhole ? ["+", "-", "*"].flatMap((operator) => guarded(`a ${operator} b > 1`)) : []),
    ...(isWhole ? [...guarded("-a < b"), "a == null ? b == null : a + 1 == 3"] : []),
  ];
}

/** Logic of two values that are true or false or missing. */
export const logic: readonly string[] = [
  "a == true && b == true", "a == true || b == true", "!(a == true)", "!(a == true && b == true)", "!(a == true) || b == true", "a && b", "a || b", "!a",
  "a != null && a", "a != null && b != null && a && b", "a == null || b == null || a || b", "a == null || !a", "a == true ? b == true : b != true",
];

/** Lists `a` of whole numbers and a number `b`. */
export const lists: readonly string[] = [
  "size(a) == 1", "a == null || size(a) == 1", "a != null && size(a) > 0", "b in a", "a != null && b in a", "a == null || !(b in a)", "a.all(x, x > 0)",
  "a == null || a.all(x, x > 0)", "a != null && a.exists(x, x > 0)", "a != null && b != null && a.exists(x, x == b)", "a == null || b == null || a.all(x, x <= b)",
];

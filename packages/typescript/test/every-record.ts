import type { Json, Offered } from "@concord/core";
import { whole } from "./contracts.ts";

const values: readonly Offered[] = [
  null, true, 0, -0, -5, -6, 9, 10, 1.5, 1_000_000, 1_000_001, 2 ** 31, 2 ** 53, Number.NaN, "", "a", "ab", "x", "\0ab", "a\ud800", "abcdefghijk", "\u{1F600}\u{1F600}", "5.00", "5.0", "-5.00", "-5.01", "100.09", "100.10", "-0.00", "0.1",
  "9007199254740993", "9007199254740994", "-10", "-11", "2024-02-29", "2023-02-29", "0000-01-01", "10:20:30.123456", "24:00:00.000000", "2024-02-29T10:20:30.123Z", "2024-02-29T10:20:30.123456Z", "2024-02-29T10:20:30.123",
  "AA==", "AB==", "aQ==", "AAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAA=", "ann@example.com", "https://example.com/a?b#c", "__proto__", "constructor", "one", "red", "9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e", [], ["0.1"], ["0.1", "0.1"], ["0.1", "0.2", "0.3", "0.4", "0.5"], [null], [[]], {},
  { x: 1 }, { x: ["1"] }, { x: ["1", "2", "3"] }, { "": [] }, { __a__: 1 }, { at: "2024-02-29T10:20:30.123Z" }, { email: "a" }, { latitude: 0, longitude: 0 }, { name: "n" }, { name: "n", tint: "blue" }, { name: "n", free: [[1]] }, [{ name: "n" }], [{ at: "2024-02-29T10:20:30.123Z" }],
];

/** Every field of a record of `everything` with every value, and left out. */
export function* records(base: { readonly [key: string]: Json } = whole): Generator<{ readonly [key: string]: Json }> {
  for (const name of [...Object.keys(base), "default", "d38", "clock", "o", "color", "site", "old", "unknown", "__proto__"]) {
    yield Object.fromEntries(Object.entries(base).filter(([each]) => each !== name)) as never;
    for (const value of values) yield Object.fromEntries([...Object.entries(base).filter(([each]) => each !== name), [name, value]]) as never;
  }
}

import { expect, test } from "vitest";
import * as carriers from "../src/carriers.ts";
import { numberBetween } from "../src/numerals.ts";

const matcher = (pattern: string): RegExp => new RegExp(carriers.whole(pattern), "u");

/** Units of 10^-scale as canonical text, by another way than the patterns are made. */
function textOf(units: number, scale: number): string {
  return (units / 10 ** scale).toFixed(scale);
}

const ranges = [[-1500, 1500], [0, 0], [0, 9], [1, 10], [-1, 0], [-12, -3], [99, 101], [-1001, 999], [5, 1234], [-7, 1200], [100, 100], [909, 1090], [-250, 260]] as const;

test.each([0, 1, 2, 3])("a range of numbers with %i digits after the point has exactly those numbers", (scale) => {
  for (const [least, most] of ranges) {
    const pattern = matcher(numberBetween(BigInt(least), BigInt(most), scale));
    for (let units = -1600; units <= 1600; units += 1) {
      expect([least, most, textOf(units, scale), pattern.test(textOf(units, scale))]).toEqual([least, most, textOf(units, scale), units >= least && units <= most]);
    }
  }
});

test("no other spelling of a number is in a range", () => {
  const pattern = matcher(numberBetween(-1500n, 1500n, 2));
  for (const text of ["-0.00", "00.10", "+1.00", "1", "1.0", "1.000", "1,00", ".50", "1e2", " 1.00", "1.00\n", "١.٠٠", "--1.00", ""]) expect([text, pattern.test(text)]).toEqual([text, false]);
});

test("an int64 ends where 64 bits end", () => {
  const pattern = matcher(carriers.int64({ kind: "int64" }));
  const inside = ["0", "1", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775799", "999999999999999999", "1000000000000000000", "8999999999999999999"];
  const outside = ["9223372036854775808", "-9223372036854775809", "9223372036854775810", "9300000000000000000", "10000000000000000000", "-0", "01", "1.0", "+1", ""];
  expect(inside.filter((text) => !pattern.test(text))).toEqual([]);
  expect(outside.filter((text) => pattern.test(text))).toEqual([]);
});

test("bounds of a decimal count, the exclusive ones too", () => {
  const price = matcher(carriers.decimal({ kind: "decimal", precision: 6, scale: 2, exclusiveMinimum: "0.00", maximum: "1234.50" }));
  for (const [text, verdict] of [["0.00", false], ["0.01", true], ["-0.01", false], ["1234.50", true], ["1234.51", false], ["9999.99", false], ["1000.00", true], ["999.99", true]] as const) {
    expect([text, price.test(text)]).toEqual([text, verdict]);
  }
});

test("a decimal without room before the point has a zero there", () => {
  const share = matcher(carriers.decimal({ kind: "decimal", precision: 2, scale: 2 }));
  expect(["0.00", "0.99", "-0.99", "-0.01"].filter((text) => !share.test(text))).toEqual([]);
  expect(["1.00", "-0.00", "-1.00", ".99", "0.9"].filter((text) => share.test(text))).toEqual([]);
});

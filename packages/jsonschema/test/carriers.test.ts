import { expect, test } from "vitest";
import * as carriers from "../src/carriers.ts";

const matcher = (pattern: string): RegExp => new RegExp(carriers.whole(pattern), "u");

test("a date is a day of the Gregorian calendar, in every year", () => {
  const pattern = matcher(carriers.date);
  const wrong: string[] = [];
  for (let year = 0; year <= 9999; year += 1) {
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    for (const [day, verdict] of [["02-28", true], ["02-29", leap], ["02-30", false]] as const) {
      const text = `${String(year).padStart(4, "0")}-${day}`;
      if (pattern.test(text) !== (verdict && year > 0)) wrong.push(text);
    }
  }
  expect(wrong).toEqual([]);
});

test("every month has its days", () => {
  const pattern = matcher(carriers.date);
  const wrong: string[] = [];
  for (let month = 0; month <= 13; month += 1) {
    for (let day = 0; day <= 32; day += 1) {
      const text = `2023-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
      const real = new Date(Date.UTC(2023, month - 1, day));
      const exists = month >= 1 && month <= 12 && day >= 1 && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
      if (pattern.test(text) !== exists) wrong.push(text);
    }
  }
  expect(wrong).toEqual([]);
});

test("times have exactly their digits and no second 60", () => {
  const second = matcher(carriers.clock({ kind: "time", precision: 0 }));
  const micro = matcher(carriers.clock({ kind: "time", precision: 6 }));
  expect(["00:00:00", "23:59:59"].filter((text) => !second.test(text))).toEqual([]);
  expect(["24:00:00", "23:60:00", "23:59:60", "1:00:00", "00:00", "00:00:00.0", "00:00:00Z"].filter((text) => second.test(text))).toEqual([]);
  expect([micro.test("10:20:30.123456"), micro.test("10:20:30.12345"), micro.test("10:20:30"), micro.test("10:20:30.1234567")]).toEqual([true, false, false, false]);
});

test("a timestamp is in UTC, a local moment has no zone", () => {
  const timestamp = matcher(carriers.clock({ kind: "timestamp", precision: 3 }));
  const local = matcher(carriers.clock({ kind: "localDateTime", precision: 3 }));
  expect(timestamp.test("2024-02-29T23:59:59.999Z")).toBe(true);
  expect(["2024-02-29T23:59:59.999", "2024-02-29t23:59:59.999z", "2024-02-29 23:59:59.999Z", "2024-02-29T23:59:59.999+00:00", "2023-02-29T23:59:59.999Z"].filter((text) => timestamp.test(text))).toEqual([]);
  expect([local.test("2024-02-29T23:59:59.999"), local.test("2024-02-29T23:59:59.999Z")]).toEqual([true, false]);
});

test.each([[undefined, undefined], [0, 0], [1, undefined], [0, 10], [3, 7], [5, 5], [32, 32], [1, 1]] as const)("base64 of %s to %s bytes", (minLength, maxLength) => {
  const pattern = matcher(carriers.base64({ kind: "bytes", ...(minLength === undefined ? {} : { minLength }), ...(maxLength === undefined ? {} : { maxLength }) }));
  const wrong = Array.from({ length: 40 }, (_, size) => size).filter((size) => {
    const fits = size >= (minLength ?? 0) && size <= (maxLength ?? size);
    return pattern.test(Buffer.alloc(size, 0xfb).toString("base64")) !== fits;
  });
  expect(wrong).toEqual([]);
});

test("base64 has one spelling per value, and a megabyte is no trouble", () => {
  const pattern = matcher(carriers.base64({ kind: "bytes", maxLength: 1_000_000 }));
  expect(["AB==", "AAB=", "AA", "AA=", "AA==\n", "_-8=", "A"].filter((text) => pattern.test(text))).toEqual([]);
  expect(pattern.test(Buffer.alloc(1_000_000).toString("base64"))).toBe(true);
  expect(pattern.test(Buffer.alloc(1_000_001).toString("base64"))).toBe(false);
});

test("any text has neither U+0000 nor a lone surrogate", () => {
  const pattern = new RegExp(carriers.wholeText, "u");
  expect(["", "a", "é\n\t", "\u{1F600}", "\uffff\u{10ffff}"].filter((text) => !pattern.test(text))).toEqual([]);
  expect(["\0", "a\0b", "\ud800", "\udc00", "\udc00\ud800", "a\ud83d"].filter((text) => pattern.test(text))).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { instantOf, instantText } from "../src/clock.ts";
import { date, decimalText, lengths, oneOf, time } from "../src/patterns.ts";
import { fieldPath, rulesComment, rulesString, typeScriptComment, typeScriptKey, typeScriptString } from "../src/quote.ts";
import { float } from "../src/rules/rule.ts";
import { decimalOf, unitsOf } from "../src/units.ts";

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, "u");

test("every day of four centuries is a date, and no other day is", () => {
  const days = new Set<string>();
  for (let day = new Date("1899-12-31T00:00:00Z"); day.getUTCFullYear() < 2101; day = new Date(day.getTime() + 86_400_000)) days.add(day.toISOString().slice(0, 10));
  const pattern = whole(date);
  for (const year of [1900, 1999, 2000, 2023, 2024, 2100]) {
    for (let month = 0; month <= 13; month += 1) {
      for (let each = 0; each <= 32; each += 1) {
        const text = `${year}-${String(month).padStart(2, "0")}-${String(each).padStart(2, "0")}`;
        expect(pattern.test(text), text).toBe(days.has(text));
      }
    }
  }
  expect(["0000-01-01", "0001-01-01", "0400-02-29", "0100-02-29", "9999-12-31", "10000-01-01"].map((text) => pattern.test(text))).toEqual([false, true, true, false, true, false]);
});

describe("patterns", () => {
  test("lengths are cut where RE2 wants it, and leave U+0000 out", () => {
    expect(lengths(0, 10)).toBe("[^\\x00]{0,10}");
    expect(lengths(1, undefined)).toBe("[^\\x00]+");
    expect(lengths(0, 2500)).toBe("[^\\x00]{0,1000}[^\\x00]{0,1000}[^\\x00]{0,500}");
    expect(lengths(1500, 1500)).toBe("[^\\x00]{1000}[^\\x00]{500}");
    expect(lengths(3, 1200)).toBe("[^\\x00]{3}[^\\x00]{0,1000}[^\\x00]{0,197}");
    expect(lengths(1200, undefined)).toBe("[^\\x00]{1000}[^\\x00]{200}[^\\x00]*");
  });
  test("decimals of text", () => {
    const pattern = whole(decimalText({ kind: "decimal", precision: 5, scale: 2 }));
    expect(["0.00", "-0.01", "999.99", "1000.00", "01.00", "1.0", ".50", "1.00 "].map((text) => pattern.test(text))).toEqual([true, true, true, false, false, false, false, false]);
    expect(whole(decimalText({ kind: "decimal", precision: 2, scale: 2 })).test("0.99")).toBe(true);
    expect(whole(decimalText({ kind: "decimal", precision: 3, scale: 0 })).test("999")).toBe(true);
  });
  test("values are literal", () => {
    expect(["a|b", "a.c", "a", "abc"].map((text) => whole(oneOf(["a|b", "a.c"])).test(text))).toEqual([true, true, false, false]);
  });
  test("times", () => {
    expect(["23:59:59.999", "24:00:00.000", "10:00:00"].map((text) => whole(time(3)).test(text))).toEqual([true, false, false]);
  });
});

test("instants are read to the microsecond, and written with as many digits as asked", () => {
  for (const text of ["0001-01-01T00:00:00.000000Z", "1969-12-31T23:59:59.999999Z", "2024-02-29T12:00:00.000001Z", "9999-12-31T23:59:59.999999Z"]) {
    expect(instantText(instantOf(text)?.micros ?? 0n, 6)).toBe(text);
  }
  expect(instantText(-1n, 3)).toBe("1969-12-31T23:59:59.999Z");
  for (const text of ["0000-01-01T00:00:00Z", "2023-02-29T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:00:60Z", "2024-01-01t00:00:00z", "2024-01-01T00:00:00", "now"]) expect(instantOf(text), text).toBeUndefined();
});

test("decimals go to units and back", () => {
  for (const [text, scale, units] of [["12.34", 2, 1234n], ["-0.05", 2, -5n], ["0.00", 2, 0n], ["7", 0, 7n], ["-0.5", 1, -5n]] as const) {
    expect(unitsOf(text, scale)).toBe(units);
    expect(decimalOf(units, scale)).toBe(text);
  }
});

test("floats are written without exponents and read back as the same double", () => {
  for (const value of [0.1, 1e21, 5e-324, 1.7976931348623157e308, 123456.789, 1, 100, 1e-7, 2.5]) {
    const rule = float(value);
    expect(rule).toHaveProperty("text", expect.stringMatching(/^\d+\.\d+$/));
    expect(Number("text" in rule ? rule.text : "")).toBe(value);
  }
});

describe("quoting", () => {
  test("strings of rules", () => {
    expect(rulesString("it's \\ \n \u0000 \u2028")).toBe("'it\\'s \\\\ \\n \\u0000 \\u2028'");
  });
  test("comments never end early", () => {
    expect(rulesComment("a\nb\r\u2028c\u0085d")).toEqual(["// a", "// b", "// c", "// d"]);
    expect(typeScriptComment("ends */ here\nand there", "  ")).toBe("  /**\n   * ends *\\/ here\n   * and there\n   */\n");
    expect(typeScriptComment("  ", "")).toBe("");
  });
  test("names in TypeScript and in field paths", () => {
    expect(["a1", "a-b", "__proto__", "1a"].map(typeScriptKey)).toEqual(["a1", '"a-b"', '["__proto__"]', '"1a"']);
    expect(typeScriptString("\u2028\"")).toBe('"\\u2028\\""');
    expect(fieldPath(["a", "b c", "d`e\\"])).toBe("a.`b c`.`d\\`e\\\\`");
  });
});

import { shapeOf, type Offered } from "@concord/core";
import { describe, expect, test } from "vitest";
import { judge } from "../src/index.ts";
import { entityWith } from "./contract.ts";

/** What is expected of a value in the field `v`: nothing, or the kinds of the constraints that it breaks. */
type Row = readonly [value: Offered, ...broken: string[]];

/** Verdicts written by hand from the design page "One value, every store", before any emitter. */
function verdicts(type: string, rows: readonly Row[], project?: string): void {
  describe(type, () => {
    const entity = entityWith(`v: ${type}`, "", project);
    for (const [value, ...broken] of rows) {
      test(`${show(value)} ${broken.length === 0 ? "is accepted" : `breaks ${broken.join(", ")}`}`, () => {
        const { verdict, violations } = judge(entity, shapeOf(entity, "record"), { id: "a", v: value } as Offered);
        expect(violations.map((each) => each.constraint.replace("t.it/v", "").replace(/^:/, ""))).toEqual(broken);
        expect(verdict).toBe(broken.length === 0 ? "accepted" : "rejected");
      });
    }
  });
}

function show(value: Offered): string {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const emoji = "\u{1F600}";

verdicts("{ type: string, minLength: 2, maxLength: 4 }", [
  ["ab"], ["abcd"], [emoji.repeat(4)], [`${emoji}b`], ["  "], ["e\u0301"],
  ["a", "minLength"], ["", "minLength"], [emoji, "minLength"],
  ["abcde", "maxLength"], [emoji.repeat(5), "maxLength"],
  ["a\0b", "type"], ["ab\ud800", "type"], ["\udc00\ud800", "type"],
  [12, "type"], [true, "type"], [["ab"], "type"], [{}, "type"],
  [null, "required"], [undefined, "required"],
]);
verdicts("{ type: string, optional: true }", [[""], [undefined], ["\u{10FFFF}"], [null, "type"], [0, "type"], ["\0", "type"]]);
verdicts("{ type: string, pattern: '[A-Z]{2}-[0-9]+' }", [
  ["AB-1"], ["ZZ-0099"], ["AB-", "pattern"], ["ab-1", "pattern"], [" AB-1", "pattern"], ["AB-1\n", "pattern"], ["AB-\u0661", "pattern"], ["", "pattern"],
]);
verdicts("{ type: string, pattern: 'a|b', maxLength: 1 }", [["a"], ["b"], ["c", "pattern"], ["axx", "maxLength", "pattern"], ["ab", "maxLength", "pattern"]]);
verdicts("{ type: string, pattern: '[^\\n]{1,3}' }", [["a"], ["\u{1F600}\u{1F600}\u{1F600}"], ["\u2028"], ["a\nb", "pattern"], ["abcd", "pattern"]]);

verdicts("{ type: boolean }", [[true], [false], [0, "type"], [1, "type"], ["true", "type"], [null, "required"], [[], "type"]]);

verdicts("{ type: int32 }", [
  [0], [-0], [2147483647], [-2147483648], [5.0],
  [2147483648, "type"], [-2147483649, "type"], [0.5, "type"], ["1", "type"], [Number.NaN, "type"], [Number.POSITIVE_INFINITY, "type"], [true, "type"],
]);
verdicts("{ type: integer }", [
  [9007199254740991], [-9007199254740991], [-0],
  [9007199254740992, "type"], [-9007199254740992, "type"], [1e300, "type"], [1.5, "type"], ["0", "type"], [null, "required"],
]);
verdicts("{ type: integer, minimum: 0, exclusiveMaximum: 10 }", [
  [0], [-0], [9], [-1, "minimum"], [10, "exclusiveMaximum"], [11, "exclusiveMaximum"], [9.5, "type"],
]);
verdicts("{ type: int32, exclusiveMinimum: -5, maximum: 5 }", [[-4], [5], [-5, "exclusiveMinimum"], [6, "maximum"], [3000000000, "type"]]);
verdicts("{ type: int64 }", [
  ["0"], ["9223372036854775807"], ["-9223372036854775808"], ["-1"],
  ["9223372036854775808", "type"], ["-9223372036854775809", "type"], ["-0", "type"], ["01", "type"], ["+1", "type"], ["1.0", "type"], ["1e3", "type"],
  ["", "type"], [" 1", "type"], [1, "type"], ["99999999999999999999", "type"],
]);
verdicts("{ type: int64, minimum: '-10', exclusiveMaximum: '9007199254740993' }", [
  ["-10"], ["9007199254740992"], ["-11", "minimum"], ["9007199254740993", "exclusiveMaximum"], ["-", "type"],
]);
verdicts("{ type: float }", [
  [0], [-0], [0.1], [1.7976931348623157e308], [5e-324], [-1e-7],
  [Number.NaN, "type"], [Number.POSITIVE_INFINITY, "type"], [Number.NEGATIVE_INFINITY, "type"], ["1.5", "type"], [null, "required"],
]);
verdicts("{ type: float, minimum: 0, exclusiveMaximum: 1 }", [
  [0], [-0], [5e-324], [0.9999999999999999], [-5e-324, "minimum"], [1, "exclusiveMaximum"], [Number.NaN, "type"],
]);
verdicts("{ type: decimal, precision: 5, scale: 2 }", [
  ["0.00"], ["999.99"], ["-999.99"], ["-0.01"],
  ["1.005", "precision"], ["0.000", "precision"], ["999.999", "precision"],
  ["1000.00", "type"], ["1.5", "type"], ["1", "type"], ["-0.00", "type"], ["01.00", "type"], ["+1.00", "type"], ["1e2", "type"], [".50", "type"], ["1.", "type"],
  ["NaN", "type"], ["Infinity", "type"], ["", "type"], [1.5, "type"], ["1,00", "type"], [null, "required"],
]);
verdicts("{ type: decimal, precision: 3, scale: 3 }", [["0.999"], ["-0.001"], ["1.000", "type"], ["0.9990", "precision"], ["0.99", "type"]]);
verdicts("{ type: decimal, precision: 4, scale: 0 }", [["0"], ["9999"], ["-9999"], ["10000", "type"], ["1.0", "precision"], ["-0", "type"], ["00", "type"]]);
verdicts("{ type: decimal, precision: 10, scale: 2, minimum: '0.00', exclusiveMaximum: '100.00' }", [
  ["0.00"], ["99.99"], ["-0.01", "minimum"], ["100.00", "exclusiveMaximum"], ["100.001", "precision", "exclusiveMaximum"], ["99.995", "precision"],
]);

verdicts("{ type: uuid }", [
  ["00000000-0000-0000-0000-000000000000"], ["ffffffff-ffff-ffff-ffff-ffffffffffff"], ["9b2d6c1e-3f4a-0b5c-7d8e-9f0a1b2c3d4e"],
  ["9B2D6C1E-3F4A-4B5C-8D8E-9F0A1B2C3D4E", "type"], ["{9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e}", "type"], ["9b2d6c1e3f4a4b5c8d8e9f0a1b2c3d4e", "type"],
  ["urn:uuid:9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e", "type"], ["", "type"], ["g0000000-0000-0000-0000-000000000000", "type"], [0, "type"],
]);
verdicts("{ type: uid }", [
  ["a"], ["x".repeat(128)], [emoji.repeat(128)], [" "],
  ["", "type"], ["x".repeat(129), "type"], ["a\0", "type"], ["\ud83d", "type"], [1, "type"],
]);
verdicts("{ type: date }", [
  ["2024-02-29"], ["2000-02-29"], ["0001-01-01"], ["9999-12-31"],
  ["2023-02-29", "type"], ["1900-02-29", "type"], ["2024-04-31", "type"], ["0000-01-01", "type"], ["10000-01-01", "type"], ["2024-13-01", "type"], ["2024-00-01", "type"],
  ["2024-01-00", "type"], ["2024-1-1", "type"], ["2024-01-01T00:00:00Z", "type"], ["20240101", "type"], ["", "type"], [20240101, "type"],
]);
verdicts("{ type: time }", [
  ["00:00:00"], ["23:59:59"],
  ["24:00:00", "type"], ["23:59:60", "type"], ["23:60:00", "type"], ["12:00", "type"], ["1:00:00", "type"], ["12:00:00Z", "type"],
  ["12:00:00.0", "precision"], ["12:00:00.000000", "precision"], ["12:00:00.", "type"],
]);
verdicts("{ type: time, precision: 6 }", [["23:59:59.999999"], ["00:00:00.000000"], ["00:00:00", "type"], ["00:00:00.000", "type"], ["00:00:00.0000000", "precision"]]);
verdicts("{ type: timestamp }", [
  ["2024-02-29T23:59:59.999Z"], ["0001-01-01T00:00:00.000Z"], ["9999-12-31T23:59:59.999Z"],
  ["2024-01-01T00:00:00.0001Z", "precision"], ["2024-01-01T00:00:00.000000Z", "precision"],
  ["2024-01-01T00:00:00Z", "type"], ["2024-01-01T00:00:00.00Z", "type"], ["2024-01-01T00:00:00.000", "type"], ["2024-01-01 00:00:00.000Z", "type"],
  ["2024-01-01t00:00:00.000z", "type"], ["2024-01-01T00:00:00.000+00:00", "type"], ["2024-01-01T24:00:00.000Z", "type"], ["2024-12-31T23:59:60.000Z", "type"],
  ["2023-02-29T00:00:00.000Z", "type"], ["0000-12-31T00:00:00.000Z", "type"], ["now", "type"], ["infinity", "type"], [0, "type"], [null, "required"],
]);
verdicts("{ type: timestamp, precision: 6 }", [
  ["2024-01-01T00:00:00.000001Z"], ["9999-12-31T23:59:59.999999Z"], ["2024-01-01T00:00:00.000Z", "type"], ["2024-01-01T00:00:00.0000005Z", "precision"], ["", "type"],
]);
verdicts("{ type: localDateTime }", [
  ["2024-02-29T12:30:00.000"], ["9999-12-31T23:59:59.999"],
  ["2024-02-29T12:30:00.000Z", "type"], ["2024-02-29T12:30:00", "type"], ["2024-02-30T12:30:00.000", "type"], ["2024-02-29T12:30:00.0001", "precision"],
]);
verdicts("{ type: localDateTime, precision: 0 }", [["2024-02-29T12:30:00"], ["2024-02-29T12:30:00.0", "precision"], ["2024-02-29", "type"], ["2024-02-29T24:00:00", "type"], [null, "required"]]);

verdicts("{ type: bytes, minLength: 1, maxLength: 3 }", [
  ["AA=="], ["AAA="], ["AAAA"], ["/+8="],
  ["", "minLength"], ["AAAAAA==", "maxLength"],
  ["AB==", "type"], ["AAB=", "type"], ["AA", "type"], ["AA=", "type"], ["_-8=", "type"], ["AA==\n", "type"], ["A===", "type"], ["====", "type"], [[65], "type"],
]);
verdicts("{ type: bytes, optional: true }", [[""], ["Zm9vYmFy"], ["Zg=="], ["Zh==", "type"], ["Zm9v\nYmFy", "type"]]);

verdicts("{ type: json }", [
  [0], ["x"], [false], [[]], [{}], [[null]], [{ a: null }], [[[1]]], [{ "": 1 }], [{ __x__: 1 }], [1e300], [-0],
  [null, "required"], [Number.NaN, "type"], [[Number.POSITIVE_INFINITY], "type"], ["\0", "type"], [{ "a\0": 1 }, "type"], [["\ud800"], "type"], [[undefined as never], "type"],
]);
verdicts("{ type: json }", [
  [{ a: [{ b: [1] }] }], [[{ a: [1] }]], [{ __x: 1 }], [["a"]],
  [[[1]], "type"], [{ a: [[]] }, "type"], [{ __x__: 1 }, "type"], [{ "": 1 }, "type"], [[{ ____: 1 }], "type"],
], "name: test\nstores: [postgres, firestore]\nprimary: postgres\n");

verdicts("{ type: list, of: { type: json } }", [[[[1]]], [[{ a: [[1]] }, [], "x"]], [[null], "members"]]);
verdicts("{ type: list, of: { type: json } }", [
  [[]], [["x", 1, {}]], [[{ a: [1] }]], [[{ a: [{ b: [] }] }]],
  [[[1]], "[]:type"], [[[]], "[]:type"], [["x", [[1]]], "[]:type"], [[{ a: [[1]] }], "[]:type"], [[null], "members"],
], "name: test\nstores: [postgres, firestore]\nprimary: postgres\n");
verdicts("{ type: list, of: { type: object, fields: { any: { type: json } } } }", [[[{ any: [1] }]], [[{ any: [[1]] }], "[].any:type"]], "name: test\nstores: [postgres, firestore]\nprimary: postgres\n");
verdicts("{ type: map, of: { type: json } }", [[{ a: [1] }], [{ a: [[1]] }, "{}:type"]], "name: test\nstores: [postgres, firestore]\nprimary: postgres\n");

verdicts("{ type: enum, values: [draft, Sent, 'x y'] }", [
  ["draft"], ["Sent"], ["x y"],
  ["Draft", "values"], ["sent", "values"], ["draft ", "values"], ["", "values"], ["x", "values"], [0, "type"], [null, "required"], [["draft"], "type"],
]);
verdicts("{ type: list, of: { type: string, maxLength: 2 }, minItems: 1, maxItems: 3 }", [
  [["a"]], [["a", "a", "a"]], [["", "bb"]],
  [[], "minItems"], [["a", "b", "c", "d"], "maxItems"], [[null], "members"], [[undefined as never], "members"], [["abc"], "[]:maxLength"], [[1], "[]:type"], [[["a"]], "[]:type"],
  ["a", "type"], [{ 0: "a" }, "type"], [null, "required"],
]);
verdicts("{ type: list, of: { type: integer }, uniqueItems: true }", [[[]], [[1, 2]], [[0, -0], "uniqueItems"], [[1, 2, 1], "uniqueItems"], [[1, null, 1], "members"], [[1, "1"], "[]:type"]]);
verdicts("{ type: list, uniqueItems: true, of: { type: object, fields: { a: { type: integer }, b: { type: integer, optional: true } } } }", [
  [[{ a: 1 }, { a: 1, b: 2 }]], [[]], [[{ a: 1, b: 2 }, { b: 2, a: 1 }], "uniqueItems"], [[{ a: 1 }, { a: 1, b: undefined as never }], "uniqueItems"],
  [[{}], "[].a:required"], [[{ a: 1, c: 1 }], "[]:closed"], [[{ a: 1, b: null }], "[].b:type"],
]);
verdicts("{ type: map, of: { type: integer, minimum: 0 } }", [
  [{}], [{ a: 0 }], [{ "x y": 1, é: 2 }], [{ constructor: 1 }],
  [{ a: -1 }, "{}:minimum"], [{ a: null }, "members"], [{ a: "1" }, "{}:type"], [{ "": 1 }, "type"], [{ "\ud800": 1 }, "type"], [[], "type"], ["{}", "type"], [null, "required"],
]);
verdicts("{ type: map, keys: [en, de], of: boolean, require: [en], maxItems: 1 }", [
  [{ en: true }], [{ en: true, de: undefined as never }],
  [{}, "require"], [{ de: true }, "require"], [{ en: true, de: false }, "maxItems"], [{ en: null }, "members"], [{ en: true, EN: true }, "keys", "maxItems"],
  [{ "": true }, "type"], [{ fr: 1 }, "keys", "require", "{}:type"], [[], "type"], [null, "required"],
]);
verdicts('{ type: map, keys: { type: string, pattern: "[a-z]+", maxLength: 3 }, of: integer }', [
  [{}], [{ a: 1, abc: 2 }], [{ abcd: 1 }, "keys"], [{ A: 1 }, "keys"], [{ "a\n": 1 }, "keys"], [{ "": 1 }, "type"], [{ a: 1.5 }, "{}:type"],
]);
verdicts("{ type: map, keys: locale, of: string }", [[{ en: "a", "de-CH": "b" }], [{ "e n": "a" }, "keys"], [{ EN_us: "a" }, "keys"], [{ en: null }, "members"], ["en", "type"]]);
verdicts("{ type: string, normalize: [trim, lowercase], minLength: 1 }", [
  ["a"], ["a b"], ["a\tb"], ["é"], ["É"], ["\u00a0a"], ["a\u2003"], ["\u212a"], ["\fa"],
  [" a", "normalize"], ["a ", "normalize"], ["a\n", "normalize"], ["\r\na", "normalize"], ["\ta", "normalize"], ["A", "normalize"], ["aZ", "normalize"], [" ", "normalize"], ["", "minLength"],
]);
verdicts("{ type: string, normalize: [lowercase] }", [["a "], [" "], [""], ["ß"], ["A", "normalize"], ["aBc", "normalize"]]);
verdicts("{ type: string, normalize: [trim] }", [["A"], [""], ["a A"], ["a ", "normalize"], ["\n", "normalize"]]);
verdicts("{ type: object, fields: { street: { type: string, minLength: 1 }, zip: { type: string, optional: true } } }", [
  [{ street: "a" }], [{ street: "a", zip: "1" }], [{ street: "a", zip: undefined as never }],
  [{}, ".street:required"], [{ street: null }, ".street:required"], [{ street: "" }, ".street:minLength"], [{ street: "a", zip: null }, ".zip:type"],
  [{ street: "a", Zip: "1" }, "closed"], [[], "type"], ["a", "type"], [null, "required"],
]);
verdicts("{ type: geoPoint }", [
  [{ latitude: 90, longitude: 180 }], [{ latitude: -90, longitude: -180 }], [{ latitude: -0, longitude: 0.5 }],
  [{ latitude: 90.00001, longitude: 0 }, "type"], [{ latitude: 0, longitude: 180.00001 }, "type"], [{ latitude: 0 }, "type"], [{ latitude: 0, longitude: null }, "type"],
  [{ latitude: 0, longitude: 0, altitude: 0 }, "type"], [{ latitude: "0", longitude: 0 }, "type"], [{ latitude: Number.NaN, longitude: 0 }, "type"], [[0, 0], "type"],
]);

verdicts("{ type: email }", [
  ["ann@example.com"], ["ann.lee+news@mail.example.co.uk"], ["o'brien@example.ie"],
  ["a@b", "format"], ["a..b@x.io", "format"], [".a@x.io", "format"], ["a@x.c", "format"], ["ä@x.io", "format"], ["a@x.io\n", "format"], ["", "format"], [1, "type"],
  [`${"a".repeat(64)}@${`${"b".repeat(61)}.`.repeat(3)}com`], [`${"a".repeat(66)}@${`${"b".repeat(61)}.`.repeat(3)}com`, "maxLength"],
]);
verdicts("{ type: url }", [["https://example.com"], ["http://localhost:3000/"], ["ftp://example.com", "format"], ["example.com", "format"], ["https://", "format"], ["https://exa mple.com", "format"]]);
verdicts("{ type: hostname }", [["localhost"], ["a-b.example"], ["-a.com", "format"], ["a..b", "format"], ["192.0.2.1", "format"], ["a_b.com", "format"]]);
verdicts("{ type: slug }", [["a"], ["my-first-post"], ["My-post", "format"], ["a--b", "format"], ["", "format"], ["a-", "format"]]);
verdicts("{ type: ipAddress }", [["192.0.2.1"], ["::1"], ["256.0.0.1", "format"], ["1::2::3", "format"], ["1.2.3", "format"], ["fe80::1%eth0", "format"]]);
verdicts("{ type: phone }", [["+12025550123"], ["+6834000"], ["12025550123", "format"], ["+1 202 555 0123", "format"], ["+02025550123", "format"]]);
verdicts("{ type: locale }", [["en"], ["de-AT"], ["zh-Hant-TW"], ["en_US", "format"], ["EN", "format"], ["english", "format"]]);
verdicts("{ type: countryCode }", [["DE"], ["XK"], ["de", "format"], ["DEU", "format", "maxLength"], ["D1", "format"], ["", "format"]]);
verdicts("{ type: currency }", [["EUR"], ["XTS"], ["eur", "format"], ["EU", "format"], ["EURO", "format", "maxLength"]]);
verdicts("{ type: semver }", [["0.0.0"], ["2.0.0-rc.1"], ["1.2", "format"], ["v1.2.3", "format"], ["01.2.3", "format"], ["1.2.3-", "format"]]);
verdicts("{ type: color }", [["#8eb7ff"], ["#FF0000"], ["#fff", "format"], ["8eb7ff", "format"], ["red", "format"]]);

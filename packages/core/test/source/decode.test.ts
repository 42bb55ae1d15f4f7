import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { positionAt } from "../../src/diagnostic/position.ts";
import { decode } from "../../src/source/decode.ts";

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array => new Uint8Array(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)));

describe("bytes of a file become text", () => {
  test("UTF-8, with and without a byte order mark", () => {
    expect(decode(bytes("é: 😀\n"), "a.yaml")).toEqual({ source: { file: "a.yaml", text: "é: 😀\n" } });
    expect(decode(bytes([0xef, 0xbb, 0xbf], "a: 1\r\n"), "a.yaml")).toEqual({ source: { file: "a.yaml", text: "a: 1\r\n" } });
    expect(decode(bytes(), "a.yaml")).toEqual({ source: { file: "a.yaml", text: "" } });
  });

  test("a character that stands for an unknown one is a character", () => {
    expect(decode(bytes("a: \uFFFD\n"), "a.yaml").diagnostic).toBeUndefined();
  });

  test.each([
    ["Latin-1", [0xe9], "0xE9"],
    ["a sequence that goes on with a letter", [0xc3, 0x28], "0xC3"],
    ["an overlong slash", [0xc0, 0xaf], "0xC0"],
    ["an overlong three bytes", [0xe0, 0x80, 0xaf], "0xE0"],
    ["a surrogate", [0xed, 0xa0, 0x80], "0xED"],
    ["beyond U+10FFFF", [0xf4, 0x90, 0x80, 0x80], "0xF4"],
    ["a lead byte that does not exist", [0xff], "0xFF"],
    ["a continuation alone", [0x80], "0x80"],
  ])("%s is refused with its line and column", (_name, bad, named) => {
    const { source, diagnostic } = decode(bytes("a: 1\né😀: ", bad, "x\n"), "b.yaml");
    expect(diagnostic).toMatchObject({ code: "source/not-utf-8", message: `the byte ${named} is not UTF-8 here`, span: { file: "b.yaml" } });
    expect(positionAt(source, diagnostic?.span.start ?? -1)).toEqual({ line: 2, column: 6 });
  });

  test("a sequence cut off by the end is refused", () => {
    const { source, diagnostic } = decode(bytes("a: ", [0xf0, 0x9f, 0x98]), "a.yaml");
    expect(diagnostic?.code).toBe("source/not-utf-8");
    expect(positionAt(source, diagnostic?.span.start ?? -1)).toEqual({ line: 1, column: 4 });
  });

  test.each([
    ["little-endian, marked", [0xff, 0xfe, 0x61, 0, 0x3a, 0]],
    ["big-endian, marked", [0xfe, 0xff, 0, 0x61, 0, 0x3a]],
    ["little-endian", [0x61, 0, 0x3a, 0, 0x20, 0]],
    ["big-endian", [0, 0x61, 0, 0x3a, 0, 0x20]],
    ["UTF-32", [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]],
  ])("UTF-16 is refused: %s", (_name, wide) => {
    expect(decode(bytes(wide), "a.yaml").diagnostic?.code).toBe("source/utf-16");
  });

  test("more than a megabyte is refused", () => {
    expect(decode(new Uint8Array(1_000_000).fill(0x61), "a.yaml").diagnostic).toBeUndefined();
    expect(decode(new Uint8Array(1_000_001).fill(0x61), "a.yaml").diagnostic?.code).toBe("source/too-large");
  });

  test("bytes are refused exactly where the platform's strict decoder refuses them", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.uint8Array({ maxLength: 5 }), fc.string({ unit: "binary" }).map((text) => bytes(text.toWellFormed())))), (parts) => {
        const whole = bytes("plain ", ...parts.map((part) => [...part]));
        let expected: string | undefined;
        try {
          expected = new TextDecoder("utf-8", { fatal: true }).decode(whole);
        } catch {}
        const { source, diagnostic } = decode(whole, "a.yaml");
        expect(diagnostic === undefined ? source.text : undefined).toBe(expected);
      }),
      { numRuns: 2000, seed: 20260107 },
    );
  });
});

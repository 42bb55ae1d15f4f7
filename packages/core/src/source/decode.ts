import { type Code, type Diagnostic, report } from "../diagnostic/diagnostic.ts";
import type { Source } from "./span.ts";

/** The largest file that is read, in bytes: one of nothing but fields takes about 1.5 s. */
export const sizeLimit = 1_000_000;

export const tooLarge: Code = {
  code: "source/too-large",
  severity: "error",
  explain: `The file is larger than 1,000,000 bytes and is not read. A contract describes one entity in a few kilobytes; data does not belong into it.`,
};

export const notUtf8: Code = {
  code: "source/not-utf-8",
  severity: "error",
  explain: `The file holds bytes that are not UTF-8, the encoding of all contracts. They were probably written in an older encoding such as Windows-1252 or Latin-1. Open the file in an editor that knows its encoding and save it as UTF-8.

Reading on would replace those characters by question marks, silently.`,
};

export const utf16: Code = {
  code: "source/utf-16",
  severity: "error",
  explain: `The file is encoded as UTF-16 or UTF-32, with two or four bytes for a character. Contracts are UTF-8. Save the file as UTF-8; in Windows PowerShell, for example, with Out-File -Encoding utf8.`,
};

export interface Decoded {
  /** The text without a byte order mark. Where there is a diagnostic, it is only good for showing the place. */
  readonly source: Source;
  readonly diagnostic?: Diagnostic;
}

/** Decodes a file's bytes as UTF-8 and drops a byte order mark. Other bytes, UTF-16 and files above `sizeLimit` are refused. */
export function decode(bytes: Uint8Array, file: string): Decoded {
  const large = oversize(bytes.length, file);
  if (large !== undefined) return { source: { file, text: "" }, diagnostic: large };
  if (isWide(bytes)) {
    const diagnostic = report(utf16, { file, start: 0, end: 0 }, "the file is encoded as UTF-16 or UTF-32", { help: "save the file as UTF-8" });
    return { source: { file, text: "" }, diagnostic };
  }
  const bad = firstInvalid(bytes);
  const text = new TextDecoder("utf-8", { fatal: bad === undefined }).decode(bytes);
  if (bad === undefined) return { source: { file, text } };
  const start = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, bad)).length;
  const byte = (bytes[bad] as number).toString(16).toUpperCase().padStart(2, "0");
  const diagnostic = report(notUtf8, { file, start, end: start + 1 }, `the byte 0x${byte} is not UTF-8 here`, { help: "save the file as UTF-8" });
  return { source: { file, text }, diagnostic };
}

/** The finding for a file of so many bytes, if that is too many. */
export function oversize(bytes: number, file: string): Diagnostic | undefined {
  if (bytes <= sizeLimit) return undefined;
  return report(tooLarge, { file, start: 0, end: 0 }, `the file has ${bytes} bytes, and at most ${sizeLimit} are read`);
}

/** A byte order mark of UTF-16, or every other byte of the first few zero, as in UTF-16 of Latin text without one. */
function isWide([first, second, third, fourth]: Uint8Array): boolean {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0 && second !== 0 && third === 0 && fourth !== undefined) || (first !== 0 && second === 0 && third !== 0 && fourth === 0);
}

/** The first byte that is part of no well-formed sequence (Unicode 16, table 3-7). */
function firstInvalid(bytes: Uint8Array): number | undefined {
  for (let place = 0; place < bytes.length; ) {
    const lead = bytes[place] as number;
    if (lead < 0x80) {
      place += 1;
      continue;
    }
    const more = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (more === 0 || !within(bytes[place + 1], least, most)) return place;
    for (let next = 2; next <= more; next += 1) if (!within(bytes[place + next], 0x80, 0xbf)) return place;
    place += more + 1;
  }
  return undefined;
}

function within(byte: number | undefined, least: number, most: number): boolean {
  return byte !== undefined && byte >= least && byte <= most;
}

// Part of every platform that runs this (Encoding Standard), and in no ECMAScript library that TypeScript knows.
declare const TextDecoder: new (label: string, options: { readonly fatal: boolean }) => { decode(bytes: Uint8Array): string };

import { zipSync, type Zippable } from "fflate";
import { createHash } from "node:crypto";
import type { Wheel } from "../package.ts";

/**
 * The bytes of a wheel: a zip of its files in their order, and RECORD, which lists each with its SHA-256 and size (Binary distribution format 1.0). The compression is JavaScript's, not the machine's,
 * so that the same files are the same bytes on every one.
 */
export function wheelBytes({ about, files }: Wheel): Uint8Array {
  // The first day that a zip can say, at noon here, since a zip has no time zone. A file that its owner writes and everybody reads, as Unix has it (zip's application note, 4.4.15).
  const attributes = { mtime: new Date(1980, 0, 1, 12), level: 9, os: 3, attrs: (0o100644 << 16) >>> 0 } as const;
  const held = files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
  const record = `${about}/RECORD`;
  const lines = held.map(({ path, bytes }) => `${path},sha256=${createHash("sha256").update(bytes).digest("base64url")},${bytes.length}\n`);
  const listed = new TextEncoder().encode(`${lines.join("")}${record},,\n`);
  const entries = [...held, { path: record, bytes: listed }].map(({ path, bytes }): [string, Zippable[string]] => [path, [bytes, attributes]]);
  return zipSync(Object.fromEntries(entries));
}

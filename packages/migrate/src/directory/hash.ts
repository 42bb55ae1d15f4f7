import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The text as it is hashed and run: a checkout that writes CR LF reads as LF. */
export function unixLines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** SHA-256 of a file's text as 64 hexadecimal digits: of its UTF-8, with CR LF read as LF and nothing else changed. */
export function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(unixLines(text))));
}

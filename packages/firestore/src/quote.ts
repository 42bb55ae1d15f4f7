export { typeScriptComment, typeScriptKey, typeScriptString } from "@concord/core";

/** Characters that a string of the rules language can't hold as they are, and those that a reader would not see. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g;

/**
 * A string literal of the rules language. Backslash and quote are escaped, then every character that does not show:
 * a raw line break does not compile, and `\uXXXX` is read for every character of 16 bits (tried on the emulator).
 */
export function rulesString(text: string): string {
  if (/^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/.test(text)) return `'${text}'`;
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n").replace(hidden, unicode)}'`;
}

/** Lines of a comment in rules: no line break of any kind can leave it. */
export function rulesComment(text: string): readonly string[] {
  return lines(text).map((line) => `// ${line}`.trimEnd());
}

/** A field path as indexes and queries write it: segments that are no identifiers stand between backticks. */
export function fieldPath(segments: readonly string[]): string {
  return segments.map((each) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(each) ? each : `\`${each.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``)).join(".");
}

function lines(text: string): readonly string[] {
  return text.trim().split(/[\n\r\u000b\u000c\u0085\u2028\u2029]+/).map((line) => line.replace(hidden, " "));
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

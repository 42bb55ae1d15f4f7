/** Texts that end, comment out, or mean something in SQL, and those that nobody sees. None is longer than 20 bytes, so that names stay within 63. */
export const hostile: readonly string[] = [
  "a\"b", "x\"; drop table t;--", "'; drop table t; --", "it's", "$$", "$body1$", "$body1$ $$", "E'\\n'", "\\", "\\'", "--", "/*", "*/", "a b", " a", "a ", ";", "()", "%I", "${1}", "`", "?", "$1", ":x", "@", "#",
  "line\nbreak", "cr\rlf", "tab\t", "\u0001", "\u2028", "\u200b", "\u202e", "日本", "é", "e\u0301", "\u{1F600}", "__proto__", "constructor", "NULL", "true", "select", "USER", "User", "user", "group", "table", "order",
];

/** A text as YAML, in double quotes with every character beyond ASCII and every control character escaped. */
export function yaml(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

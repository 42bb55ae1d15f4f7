/** Printable ASCII but the quote and the backslash: nothing to escape, as in nearly every text of a document. */
const plain = /^[ !#-[\]-~]*$/;

/** A JSON string: quoted, and with the line separators escaped that old readers take for line ends. */
export function quote(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (separator) => (separator === "\u2028" ? "\\u2028" : "\\u2029"));
}

/** What an escape sequence has a short form for; source: GoogleSQL lexical structure, escape sequences. */
const short: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Escapes text for a quoted GoogleSQL token that ends at `end`. Lone surrogates, which no UTF-8 file can hold, become U+FFFD. */
function escaped(text: string, end: string): string {
  if (/^[\w .,:;()-]*$/.test(text)) return text;
  return text
    .replace(/[\ud800-\udfff]/gu, "\ufffd")
    .replace(/[\\\n\r\t]/g, (each) => short[each] as string)
    .replaceAll(end, `\\${end}`)
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, unicode);
}

/** A string literal: `'it\'s'`. */
export function literal(text: string): string {
  return `'${escaped(text, "'")}'`;
}

/** A quoted identifier, which may then be any word. */
export function identifier(name: string): string {
  return `\`${escaped(name, "`")}\``;
}

/** A comment of one line: whatever could end the line is a space. */
export function comment(text: string): string {
  return `-- ${text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").replace(/[\ud800-\udfff]/gu, "\ufffd")}`;
}

/** A JSON string on one line. */
export function json(text: string): string {
  const plain = JSON.stringify(text);
  return /[\u007f-\u009f\u2028\u2029]/.test(plain) ? plain.replace(/[\u007f-\u009f\u2028\u2029]/g, unicode) : plain;
}

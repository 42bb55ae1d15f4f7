/** Text in which no format here has anything to escape. */
const harmless = /^[\w .,:;()/?-]*$/;

/** Text that no UTF-8 file can hold becomes U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, "\ufffd");
}

/** Control characters, which no name or note needs, become spaces; line ends too. */
export function onOneLine(text: string): string {
  return wellFormed(text).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
}

/** A DBML name, always quoted, so that no word of DBML is one. */
export function dbmlName(name: string): string {
  return `"${dbmlEscaped(name).replaceAll("\"", "\\\"")}"`;
}

/** A DBML string on one line: `'it\'s'`. */
export function dbmlText(text: string): string {
  return `'${dbmlEscaped(text).replaceAll("'", "\\'")}'`;
}

/** A DBML note of several lines, indented; lines are trimmed, since the parser takes common indentation away. */
export function dbmlNote(lines: readonly string[], indent: string): string {
  const [only, ...more] = lines;
  if (only === undefined || more.length === 0) return dbmlText(only ?? "");
  const body = lines.map((line) => `${indent}  ${onOneLine(line).trim().replaceAll("\\", "\\\\").replaceAll("'", "\\'")}`);
  return `'''\n${body.join("\n")}'''`;
}

/** A DBML expression between backticks, or a string where the text has what no expression can hold. */
export function dbmlExpression(text: string): string {
  return /[`\\\u0000-\u001f\u2028\u2029]/.test(text) ? dbmlText(text) : `\`${wellFormed(text)}\``;
}

function dbmlEscaped(text: string): string {
  if (harmless.test(text)) return text;
  const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\r": "\\r", "\n": "\\n", "\t": "\\t" };
  return wellFormed(text).replace(/[\\\u0000-\u001f\u2028\u2029]/g, (each) => escapes[each] ?? picture(each));
}

/** What shows in the place of a control or a separator (Unicode, Control Pictures): of two names that differ in one, both are still there. */
function picture(character: string): string {
  return character === "\u2028" ? "\u2424" : character === "\u2029" ? "\u00b6" : String.fromCharCode(0x2400 + character.charCodeAt(0));
}

/** A quoted Mermaid name or label. Mermaid has no escapes but numeric and named entities after `#`; between tildes it reads a generic type, in quotes too. */
export function mermaidText(text: string): string {
  const entities: Readonly<Record<string, string>> = { "\"": "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "~": "#126;" };
  return `"${onOneLine(text).replace(/["#<>&~]/g, (each) => entities[each] as string)}"`;
}

/** The same of an entity's name, where the lexer stops at more (`ENTITY_NAME`). */
export function mermaidTitle(text: string): string {
  return mermaidText(text).replaceAll("%", "#37;").replaceAll("\\", "#92;");
}

/** A field's name in a Mermaid diagram, where it cannot be quoted: the words for keys, in any case, get an underscore. */
export function mermaidName(name: string): string {
  return /^[pfu]k$/iu.test(name) ? `${name}_` : name;
}

/** A name or type as a word of a Mermaid attribute, which cannot be quoted: what its lexer (`ATTRIBUTE_WORD`) does not take becomes an underscore. `a | b` is `a_or_b`. */
export function mermaidWord(text: string): string {
  const word = text.replaceAll(" | ", "_or_").replace(/[^A-Za-z0-9_[\](),\u00c0-\u1fff\u3040-\ud7ff]/gu, "_");
  return /^[A-Za-z_\u00c0-\ud7ff]/u.test(word) ? word : `_${word}`;
}

/** A Mermaid comment to the end of the line. */
export function mermaidComment(text: string): string {
  return `%% ${onOneLine(text).replaceAll("{", "(").replaceAll("}", ")")}`;
}

/** Text and attribute values of XML. Characters that XML 1.0 does not know become U+FFFD. */
export function xml(text: string): string {
  if (harmless.test(text)) return text;
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;" };
  const known = wellFormed(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
  return known.replace(/[&<>"']/g, (each) => entities[each] as string);
}

/** A YAML 1.2 scalar: plain where nothing could be read into it, else a JSON string. */
export function yaml(text: string): string {
  const plain = /^[a-z][a-z0-9_.()-]*(?: [a-z]+)?(?:\([0-9]+\))?$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/.test(text);
  return plain ? text : json(text);
}

/** A JSON string on one line. */
export function json(text: string): string {
  if (harmless.test(text)) return `"${text}"`;
  const plain = JSON.stringify(text);
  return /[\u007f-\u009f\u2028\u2029]/.test(plain)
    ? plain.replace(/[\u007f-\u009f\u2028\u2029]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`)
    : plain;
}

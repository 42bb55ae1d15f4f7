/** Characters that a reader would not see, and line ends. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g;

/** A string literal of TypeScript. */
export function typeScriptString(text: string): string {
  return JSON.stringify(text).replace(hidden, unicode);
}

/** A property's name in a TypeScript type or object: bare where it is an identifier; `__proto__` computed, since bare it sets a prototype. */
export function typeScriptKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : typeScriptString(name);
}

/** A JSDoc comment, on one line or several, indented; nothing for no text. The comment's end and line breaks in the text stay text. */
export function typeScriptComment(text: string | undefined, indent: string): string {
  if (text === undefined || text.trim() === "") return "";
  const safe = linesOf(text.replaceAll("*/", "*\\/"));
  if (safe.length === 1) return `${indent}/** ${safe[0]} */\n`;
  return [`${indent}/**`, ...safe.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`, ""].join("\n");
}

function linesOf(text: string): readonly string[] {
  return text.trim().split(/[\n\r\u000b\u000c\u0085\u2028\u2029]+/).map((line) => line.replace(hidden, " "));
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

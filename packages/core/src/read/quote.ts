/**
 * The text as a quoted scalar that YAML (or JSON, by the file's name) reads back unchanged: in double quotes where nothing
 * needs an escape, else in single quotes, where a backslash is a backslash, else with JSON's escapes.
 */
export function quoted(text: string, file: string): string {
  if (isJson(file)) return JSON.stringify(text);
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\uFEFF]/u.test(text)) return JSON.stringify(text);
  if (!/["\\]/.test(text)) return `"${text}"`;
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}

/** A word of the language as the file writes it: JSON has no text without quotes. */
export function wordIn(file: string, word: string): string {
  return isJson(file) ? JSON.stringify(word) : word;
}

/** Files are read as strict JSON by their name alone, so that a reader of the folder knows which is which. */
export function isJson(file: string): boolean {
  return /\.json$/i.test(file);
}

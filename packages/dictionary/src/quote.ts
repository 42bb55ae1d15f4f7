/** Text in which nobody has anything to read: words with one space between. */
const harmless = /^[A-Za-z(][A-Za-z0-9,.;()'"/?%=-]*(?: [A-Za-z0-9,.;()'"/?%=-]+)*$/u;
const address = /www\./iu;

/**
 * Text as it is read, on one line: line ends and runs of spaces are one space. What turns the direction of the text after it, what nobody sees and what no
 * UTF-8 file can hold becomes U+FFFD.
 */
export function readable(text: string): string {
  return printable(text.replace(/[\s\u0085]+/gu, " ").trim());
}

function printable(text: string): string {
  return text.replace(/[\t\n\r\u0085\u2028\u2029]/gu, " ").replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu, "\ufffd");
}

/**
 * Text of a contract as inline Markdown, in a paragraph, a heading, a link or a cell of a table: nothing in it is emphasis, a link, HTML, a cell's end, a
 * mention, an emoji or a formula.
 * CommonMark 0.31.2, 2.4 (backslash escapes) covers all but what GitHub looks for in the finished text: addresses, mentions, emoji and issues (GFM 0.29, 6.9, and
 * GitHub's documentation of each); an empty comment stands between, and a dollar stands in a span, as GitHub's page on formulas says.
 */
export function text(value: string): string {
  return harmless.test(value) && !address.test(value) ? value : escaped(readable(value));
}

function escaped(value: string): string {
  return value
    .replace(/[\\`*_[\]<|~&$]|[@:#](?=\S)|www(?=\.)/giu, (found) => written[found] ?? (found.length > 1 || "@:#".includes(found) ? `${found}${gap}` : `\\${found}`))
    .replace(/^(?:[-+=>]|#(?!<)|\d{1,9}(?=[.)](?: |$)))/u, (found) => (/\d/u.test(found) ? `${found}\\` : `\\${found}`));
}

const gap = "<!-- -->";
const written: Readonly<Record<string, string>> = { "&": "&amp;", "$": "<span>$</span>" };

/** Paragraphs of a contract's text: apart where the author left a line empty. Each is inline Markdown. */
export function paragraphs(value: string): readonly string[] {
  return value.includes("\n") ? value.split(/\n[^\S\n]*\n/u).map(text).filter((each) => each !== "") : [text(value)].filter((each) => each !== "");
}

const plain = /^[\w.[\]{}-]+$/;

/** Text as code, exactly as it is but for line ends. Where a code span could not hold it in a table, as an element. */
export function code(value: string): string {
  if (plain.test(value)) return `\`${value}\``;
  const shown = printable(value);
  return /^(?! )[^`|\\]+(?<! )$/u.test(shown) ? `\`${shown}\`` : `<code>${escaped(shown)}</code>`;
}

/** A link; `label` is inline Markdown. */
export function link(label: string, to: string): string {
  return `[${label}](${encodeURI(to).replace(/[()]/gu, (found) => (found === "(" ? "%28" : "%29"))})`;
}

/** A comment that no renderer shows. */
export function comment(value: string): string {
  return `<!-- ${readable(value).replaceAll(/-(?=-)|>/gu, "")} -->`;
}

/**
 * A quoted Mermaid name or label. Mermaid has no escapes but numeric and named entities after `#`; a line end or a fence would end the block,
 * and between tildes it reads a generic type, in quotes too.
 */
export function mermaidText(value: string): string {
  if (plain.test(value)) return `"${value}"`;
  const entities: Readonly<Record<string, string>> = { "\"": "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;", "~": "#126;" };
  return `"${readable(value).replace(/["#<>&`~]/gu, (found) => entities[found] as string)}"`;
}

/** A field's name in a Mermaid picture, where it cannot be quoted: the words for keys, in any case, get an underscore. */
export function mermaidName(name: string): string {
  return /^[pfu]k$/iu.test(name) ? `${name}_` : name;
}

/** A block of code, fenced by more backticks than any line of it begins with. */
export function fence(block: string, language: string): string {
  const longest = Math.max(2, ...[...block.matchAll(/^\s*(`{3,})/gmu)].map(([, ticks]) => (ticks as string).length));
  const marks = "`".repeat(longest + 1);
  return `${marks}${language}\n${block}\n${marks}`;
}

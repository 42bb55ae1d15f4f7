import { sidesOf, changeKinds, printPath, type Change } from "@concord/changes";
import { code, text } from "@concord/dictionary";

/** Text of contracts beyond so many characters is cut, and its length said. */
const longest = 160;

/** Text of a contract as it stands there; a long one is cut, and says so. */
export function span(value: string): string {
  const characters = [...value];
  return characters.length <= longest ? code(value) : `${code(`${characters.slice(0, longest).join("")}…`)} (${spelled(characters.length)} characters)`;
}

/** What happened, with both sides as the contracts write them. */
export function told(change: Change): string {
  const [path, sides] = [printPath(change.path), isItself(change) ? "" : sidesOf(change)];
  return `${path === "" ? "" : `${span(path)}: `}${text(changeKinds[change.kind])}${sides === "" ? "" : `, ${span(sides)}`}`;
}

/** Whether a contract is new or gone as a whole. */
export function isItself({ kind }: Change): boolean {
  return /^(?:entity|type|view|saved-query)-(?:added|removed)$/u.test(kind);
}

export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${spelled(count)} ${count === 1 ? one : many}`;
}

export function spelled(count: number): string {
  return count.toLocaleString("en");
}

/** Names as a sentence lists them. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A Markdown table. Cells are inline Markdown; an empty column is left out. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (cell === 0 ? "" : String(cell))));
  const shown = heads.map((_, index) => index === 0 || cells.some((row) => row[index] !== ""));
  const line = (row: readonly string[]): string => `| ${row.filter((_, index) => shown[index]).join(" | ")} |`;
  return [line(heads), line(heads.map((_, index) => (rows.every((row) => typeof row[index] === "number") ? "--:" : ":--"))), ...cells.map(line)].join("\n");
}

/** Text in a block as it is read: what turns the direction of text, and what no page shows, is made visible. */
export function visible(block: string): string {
  return block.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu, (each) => `\\u{${(each.codePointAt(0) as number).toString(16)}}`);
}

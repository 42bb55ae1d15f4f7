import type { CST } from "yaml";
import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import { quoted } from "../quote.ts";
import { quoteFix } from "../text.ts";
import type { Misread, Reading } from "./misread.ts";

export const alias: Code = {
  code: "read/alias",
  severity: "error",
  explain: `A value that begins with * is an alias in YAML: it stands for the value that was marked with & and the same name further up. No such mark stands above, or text follows the alias on its line. If text is meant, put it in quotes.

  pattern: *.com          an alias named ".com"
  pattern: "*.com"        a text`,
};

export const anchor: Code = {
  code: "read/anchor",
  severity: "error",
  explain: `A word that begins with & is an anchor in YAML, a mark that an alias can refer to; it is no part of the value. No alias refers to this one, so it is probably meant as text. Put the text in quotes, or remove the anchor.

  name: &co Ltd          the text "Ltd"
  name: "&co Ltd"        the text as it stands`,
};

/** Aliases that refer to nothing, or that text follows. */
export function* aliases({ file, text, written, slots, problems, at }: Reading): Generator<Misread> {
  const marked = new Set<string>();
  for (const { token, properties, inside, role, start } of slots) {
    for (const { type, source } of properties) if (type === "anchor") marked.add(source.slice(1));
    if (token?.type !== "alias" || role === "key") continue;
    const line = intended(text, start, inside === "flow");
    const name = token.source.slice(1);
    const known = marked.has(name);
    const stumble = problems.find((problem) => problem.start >= token.offset && problem.start < line.end);
    if (known && stumble === undefined) continue;
    const whole = written(start, line.end);
    const message = known ? `text follows the alias ${token.source}` : `${token.source} is an alias to YAML, and nothing above is marked &${name}`;
    const span = at(token.offset, token.offset + token.source.length);
    const diagnostic = report(alias, span, message, { help: `if text is meant, write ${quoted(whole, file)}`, fix: quoteFix(at(start, line.end), whole) });
    yield { diagnostic, start, end: line.end, meant: "text", stumbled: stumble !== undefined };
  }
}

/** Anchors before a text, or before nothing, that no alias refers to. */
export function* anchors({ file, text, written, slots, at }: Reading): Generator<Misread> {
  const used = new Set(slots.flatMap(({ token }) => (token?.type === "alias" ? [token.source.slice(1)] : [])));
  for (const { properties, token, inside, role } of slots) {
    const first = properties.find(({ type }) => type === "anchor");
    if (first === undefined || role === "key" || used.has(first.source.slice(1)) || (token !== undefined && !isText(token))) continue;
    const line = intended(text, first.offset, inside === "flow");
    if (token !== undefined && token.offset >= line.end) continue;
    const whole = written(first.offset, line.end);
    const message = `${first.source} is an anchor to YAML, and no part of the value`;
    const more = { help: `if text is meant, write ${quoted(whole, file)}`, fix: quoteFix(at(first.offset, line.end), whole) };
    yield { diagnostic: report(anchor, at(first.offset, first.offset + first.source.length), message, more), start: first.offset, end: line.end, meant: "text", stumbled: false };
  }
}

function isText({ type }: CST.Token): boolean {
  return type === "scalar" || type === "single-quoted-scalar" || type === "double-quoted-scalar";
}

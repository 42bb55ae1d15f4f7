import type { Code } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import { endOf } from "../slots.ts";
import { meantAsText, type Misread, type Reading } from "./misread.ts";

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
export function* aliases(reading: Reading): Generator<Misread> {
  const { text, slots, problems, at } = reading;
  const marked = new Set<string>();
  for (const { token, properties, inside, role, start } of slots) {
    for (const { type, source } of properties) if (type === "anchor") marked.add(source.slice(1));
    if (token?.type !== "alias" || role === "key") continue;
    const line = intended(text, start, inside === "flow");
    const name = token.source.slice(1);
    const known = marked.has(name);
    const stumbled = problems.some((problem) => problem.start >= token.offset && problem.start < line.end);
    if (known && !stumbled) continue;
    const message = known ? `text follows the alias ${token.source}` : `${token.source} is an alias, and nothing above is marked &${name}`;
    yield meantAsText(reading, alias, at(token.offset, endOf(token)), message, start, line.end, stumbled);
  }
}

/** Anchors before a text, or before nothing, that no alias refers to. */
export function* anchors(reading: Reading): Generator<Misread> {
  const { text, slots, at } = reading;
  const used = new Set(slots.flatMap(({ token }) => (token?.type === "alias" ? [token.source.slice(1)] : [])));
  for (const { properties, token, inside, role } of slots) {
    const first = properties.find(({ type }) => type === "anchor");
    if (first === undefined || role === "key" || used.has(first.source.slice(1))) continue;
    if (token !== undefined && token.type !== "scalar" && !token.type.endsWith("quoted-scalar")) continue;
    const line = intended(text, first.offset, inside === "flow");
    if (token !== undefined && token.offset >= line.end) continue;
    const message = `${first.source} is an anchor that no alias refers to, and no part of the value`;
    yield meantAsText(reading, anchor, at(first.offset, endOf(first)), message, first.offset, line.end, false);
  }
}

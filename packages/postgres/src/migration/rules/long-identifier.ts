import { utf8Length } from "@concord/core";
import type { MigrationRule } from "../rule.ts";

/** NAMEDATALEN - 1: what PostgreSQL keeps of a name, in bytes (documentation, section 4.1.1). */
const longest = 63;

export const longIdentifier: MigrationRule = {
  code: {
    code: "migration/long-identifier",
    severity: "error",
    explain: `
A name is longer than 63 bytes. PostgreSQL cuts it with a notice that nobody reads, and two names that differ behind the cut become one: of two indexes, IF NOT EXISTS then silently makes one (it happens in published schemas).

Give it a shorter name. Letters like é take two bytes.`,
  },
  look: ({ text, at }) => identifiersIn(text).filter(({ name }) => utf8Length(name) > longest).map(({ name, start, end }) => ({
    at: { ...at, start: at.start + start, end: at.start + end }, message: `the name has ${utf8Length(name)} bytes, and ${longest} are kept`, help: "give it a shorter name",
  })),
};

/** The names of a statement, quoted or not; what stands in comments, texts and dollar quotes is none. */
function identifiersIn(text: string): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  const tokens = /--[^\n]*|\/\*[\s\S]*?\*\/|\$([\p{L}_][\p{L}\p{N}_]*)?\$[\s\S]*?\$\1\$|[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"((?:[^"]|"")+)"|[\p{L}_][\p{L}\p{N}_$]*/gu;
  return [...text.matchAll(tokens)].flatMap((match) => {
    const name = match[2]?.replaceAll('""', '"') ?? (/^[\p{L}_](?!')/u.test(match[0]) ? match[0] : undefined);
    return name === undefined ? [] : [{ name, start: match.index, end: match.index + match[0].length }];
  });
}

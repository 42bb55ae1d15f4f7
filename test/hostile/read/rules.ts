import { note, type Tree } from "../tree.ts";

const token = /(?<=match )(?<place>(?:\/[^\s/]+)+)|(?<comment>\/\/[^\n]*)|(?<text>'(?:[^'\\\n]|\\.)*')|(?<word>[A-Za-z_][A-Za-z0-9_]*|[0-9][0-9.]*)|(?<sign>[^\sA-Za-z0-9_'])|(?<space>\s+)/suy;

/**
 * Security rules as their tokens, since nobody but the service has a parser for them; the emulator compiles the same file. A text is what it says, with its
 * escapes undone; in a pattern a text has more of them, so backslashes do not count.
 */
export function readRules(text: string): Tree {
  const tokens: Tree[] = [];
  let [at, dotted, comments] = [0, false, ""];
  while (at < text.length) {
    token.lastIndex = at;
    const groups = token.exec(text)?.groups;
    if (groups === undefined) throw new Error(`no token at ${JSON.stringify(text.slice(at, at + 60))}`);
    at = token.lastIndex;
    const { place, comment, text: quoted, word, sign, space } = groups;
    // Lines of a comment are one comment.
    if (comment !== undefined) comments += comment;
    else if (space === undefined && comments !== "") {
      tokens.push({ comment: note(comments) });
      comments = "";
    }
    // A place is its steps, of which a collection may be called like anything.
    if (place !== undefined) tokens.push(place.split("/"));
    if (quoted !== undefined) tokens.push(note(unescaped(quoted.slice(1, -1))));
    // A member by its name is the one in brackets.
    else if (word !== undefined) tokens.push(...(dotted ? [note(word), "]"] : [word]));
    else if (sign !== undefined) tokens.push(sign === "." ? "[" : sign);
    if (quoted !== undefined || word !== undefined || sign !== undefined) dotted = sign === ".";
  }
  return tokens;
}

function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})|\\(.)/gsu, (_, code: string | undefined, sign: string | undefined) => (code === undefined ? sign === "n" ? "\n" : (sign as string) : String.fromCharCode(Number.parseInt(code, 16))));
}

import { parser } from "@lezer/python";
import { note, type Tree } from "../tree.ts";

/**
 * A module of Python as its tokens, nested as its blocks are: a string is what it says, a docstring or comment what a reader sees of it. What the grammar does not take is an
 * error, and so is an escape that Python does not know.
 */
export function readPython(text: string): Tree {
  const open: Tree[][] = [[]];
  const cursor = parser.parse(text).cursor();
  const visit = (): void => {
    const { name, type, from, to } = cursor;
    const source = text.slice(from, to);
    if (type.isError) throw new Error(`no Python at ${JSON.stringify(text.slice(Math.max(0, from - 40), from + 40))}`);
    const here = open.at(-1) as Tree[];
    if (name === "String") here.push(source.startsWith('"""') ? note(said(source.slice(3, -3))) : { text: source.startsWith("r") ? source.slice(2, -1) : said(source.slice(1, -1)) });
    else if (name === "Comment") here.push({ comment: note(source.slice(1)) });
    else if (cursor.firstChild()) {
      const inside: Tree[] = [];
      open.push(inside);
      do visit(); while (cursor.nextSibling());
      cursor.parent();
      open.pop();
      here.push(name === "Body" || name === "Script" ? blockOf(inside) : inside);
    } else here.push(source);
  };
  visit();
  return open[0] as Tree;
}

/** A block's statements, each with the string that stands behind it to say what it is; the block itself may begin with one. Where there is nothing to say, there is none. */
function blockOf(inside: readonly Tree[]): Tree {
  const body: { said: Tree; doc?: Tree }[] = [{ said: ":" }];
  for (const each of inside) {
    const [first] = Array.isArray(each) ? (each as readonly Tree[]) : [];
    const isDoc = first !== null && typeof first === "object" && "note" in first;
    if (isDoc) (body.at(-1) as { doc?: Tree }).doc = first;
    else if (each !== ":") body.push({ said: each });
  }
  return body as unknown as Tree;
}

const escapes: Readonly<Record<string, string>> = { 0: "\0", n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\\": "\\", "'": "'", '"': '"' };

function said(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gsu, (whole, code: string | undefined, sign: string | undefined) => {
    const meant = code === undefined ? escapes[sign as string] : String.fromCharCode(Number.parseInt(code, 16));
    if (meant === undefined) throw new Error(`Python knows no ${whole}`);
    return meant;
  });
}

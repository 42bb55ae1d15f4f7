/** What a parser made of a generated file: plain data, in which every text of the file stands as the parser understood it. */
export type Tree = null | boolean | number | string | Note | readonly Tree[] | { readonly [name: string]: Tree };

/** Text for people, such as a comment, of which a format does not keep every sign. Made by `note`. */
export interface Note { readonly note: string }

/**
 * What a reader of a comment sees, and no more: formats break its lines, show spaces for what cannot be seen, or a picture of it, begin lines with a star, spell them
 * and what would end it with a backslash, quote names and values as their stores do, and end
 * a sentence with a point.
 */
export function note(text: string): Note {
  const spelled = text.replace(/\\u([0-9a-f]{4})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\\[bfnrt]/gu, " ");
  return { note: spelled.toWellFormed().replace(/[\\*/'".]/gu, "").replace(unseen, "") };
}

const unseen = /[\s\u0000-\u0020\u007f-\u00a0\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2400-\u2424\u00b6\ufeff\ufffd-\uffff]+/gu;

/** The tree with every text changed, and without what is empty then: targets leave out an empty description. */
export function mapped(tree: Tree, change: (text: string) => string): Tree {
  if (typeof tree === "string") return change(tree);
  if (tree === null || typeof tree !== "object") return tree;
  if (isList(tree)) return tree.map((each) => mapped(each, change));
  if (isNote(tree)) return note(change(tree.note));
  return Object.fromEntries(Object.entries(tree).map(([name, each]) => [change(name), mapped(each, change)] as const).filter(([, each]) => !isEmpty(each)));
}

/** The tree with its lists in an order that depends on what they hold: targets sort by names. */
export function sorted(tree: Tree): Tree {
  if (tree === null || typeof tree !== "object") return tree;
  if (isList(tree)) return tree.map(sorted).map((each) => ({ each, key: JSON.stringify(each) })).sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ each }) => each);
  return Object.fromEntries(Object.entries(tree).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, each]) => [name, sorted(each as Tree)]));
}

/** The first place at which two trees differ, for people. */
export function difference(found: Tree, wanted: Tree, path = ""): string | undefined {
  if (JSON.stringify(found) === JSON.stringify(wanted)) return undefined;
  if (found !== null && wanted !== null && typeof found === "object" && typeof wanted === "object" && !isNote(found) && !isNote(wanted)) {
    for (const name of new Set([...Object.keys(found), ...Object.keys(wanted)])) {
      const inner = difference((found as { readonly [name: string]: Tree })[name] ?? null, (wanted as { readonly [name: string]: Tree })[name] ?? null, `${path}/${name}`);
      if (inner !== undefined) return inner;
    }
  }
  return `${path}: ${JSON.stringify(found).slice(0, 300)} instead of ${JSON.stringify(wanted).slice(0, 300)}`;
}

function isEmpty(tree: Tree): boolean {
  return tree === "" || tree === null || (typeof tree === "object" && !isList(tree) && isNote(tree) && tree.note === "");
}

function isList(tree: object): tree is readonly Tree[] {
  return Array.isArray(tree);
}

function isNote(tree: object): tree is Note {
  return "note" in tree && Object.keys(tree).length === 1;
}

import type { PatternNode } from "../../src/index.ts";
import { rangesOf } from "../../src/pattern/facts.ts";

type Goes = (at: number) => boolean;

/**
 * How many characters a backtracking matcher looks at before it knows whether the whole text matches, up to `limit`: what JavaScript's engines do,
 * counted instead of timed. A round of a repetition that takes nothing fails, as in ECMAScript.
 */
export function stepsOf(tree: PatternNode, text: string, limit: number): number {
  const characters = [...text].map((each) => each.codePointAt(0) as number);
  let steps = 0;
  const enough = new Error("enough");
  const match = (node: PatternNode, at: number, then: Goes): boolean => {
    switch (node.is) {
      case "literal":
      case "class": {
        steps += 1;
        if (steps > limit) throw enough;
        const character = characters[at];
        return character !== undefined && rangesOf(node).some(([from, to]) => from <= character && character <= to) && then(at + 1);
      }
      case "sequence":
        return node.items.reduceRight<Goes>((after, item) => (from) => match(item, from, after), then)(at);
      case "alternatives":
        return node.items.some((item) => match(item, at, then));
      case "repeat":
        return rounds(node, 0, at, then);
    }
  };
  const rounds = (node: PatternNode & { readonly is: "repeat" }, done: number, at: number, then: Goes): boolean => {
    const further = done < (node.most ?? Infinity);
    const again: Goes = (to) => (done >= node.least && to === at ? false : rounds(node, done + 1, to, then));
    if (further && match(node.item, at, again)) return true;
    return done >= node.least && then(at);
  };
  try {
    match(tree, 0, (at) => at === characters.length);
  } catch (error) {
    if (error !== enough) throw error;
  }
  return steps;
}

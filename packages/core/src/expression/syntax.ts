/** A range of UTF-16 offsets in the text of an expression; `end` is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const binaryOperators = ["==", "!=", "<", "<=", ">", ">=", "in", "&&", "||", "+", "-", "*", "/", "%"] as const;
export type BinaryOperator = (typeof binaryOperators)[number];

/**
 * An expression as written, before any name or type is looked up. Ranges leave out parentheses around the whole node.
 * `number` keeps the source text, since `0.10` and `0.1` differ; a minus in front of a number is part of it.
 */
export type Syntax =
  | (Range & { readonly is: "text"; readonly value: string })
  | (Range & { readonly is: "number"; readonly text: string })
  | (Range & { readonly is: "constant"; readonly value: null | boolean })
  | (Range & { readonly is: "name"; readonly name: string })
  | (Range & { readonly is: "member"; readonly of: Syntax; readonly name: string; readonly nameAt: Range })
  | (Range & { readonly is: "call"; readonly name: string; readonly nameAt: Range; readonly receiver: Syntax | undefined; readonly arguments: readonly Syntax[] })
  | (Range & { readonly is: "binary"; readonly operator: BinaryOperator; readonly left: Syntax; readonly right: Syntax })
  | (Range & { readonly is: "not" | "negate"; readonly operand: Syntax })
  | (Range & { readonly is: "conditional"; readonly test: Syntax; readonly then: Syntax; readonly else: Syntax })
  | (Range & { readonly is: "list"; readonly items: readonly Syntax[] })
  /** Something of CEL that contracts do not have. */
  | (Range & { readonly is: "foreign"; readonly what: string; readonly help: string });

export type SyntaxOf<K extends Syntax["is"]> = Extract<Syntax, { readonly is: K }>;

/** Whether parentheses stand around the node: right before and after it, and paired inside. */
export function parenthesised(text: string, node: Range): boolean {
  if (!/\(\s*$/.test(text.slice(0, node.start)) || !/^\s*\)/.test(text.slice(node.end))) return false;
  const inner = text.slice(node.start, node.end).replace(/'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"/g, "");
  let depth = 0;
  for (const character of inner) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** The node's range with every pair of parentheses around it. */
export function withParentheses(text: string, node: Range): Range {
  if (!parenthesised(text, node)) return node;
  return withParentheses(text, { start: text.lastIndexOf("(", node.start - 1), end: text.indexOf(")", node.end) + 1 });
}

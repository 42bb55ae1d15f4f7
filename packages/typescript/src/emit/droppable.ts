import type { Piece } from "@concord/core";

/**
 * An expression that bundlers leave out where nothing uses its constant. To them a call has effects unless a comment marks it, and the comment covers no calls in
 * arguments or further along the chain: so all of it stands in one function, whose call is marked.
 */
export function droppable(expression: Piece): Piece {
  return ["/* @__PURE__ */ (() => ", expression, ")()"];
}

import type { Type } from "@concord/core";
import { printPath, type Change } from "./change.ts";
import { changeKinds } from "./kinds.ts";

/** A change in one line, without its place: what happened, and both sides where they are short: `a limit allows less: maxLength 500 → 400`. */
export function describe(change: Change): string {
  const details = sidesOf(change);
  return details === "" ? changeKinds[change.kind] : `${changeKinds[change.kind]}: ${details}`;
}

/** Where a change is, as people say it: `public.order/items[].price`; the project has no name. */
export function placeOf({ of, path }: Change): string {
  return [of === "" ? "project" : of, ...(path.length === 0 ? [] : [printPath(path)])].join("/");
}

/**
 * The name of a change, which stays the same as long as both states do: kind, place and both sides. An approval is of one such name, so that it never
 * covers a later change of the same field.
 */
export function nameOf(change: Change): string {
  return [change.kind, placeOf(change), sidesOf(change)].filter((part) => part !== "").join(" ");
}

/** Both sides of a change as far as they fit into a line, as the contracts write them: `maxLength 500 → maxLength 400`; empty where the kind says all. */
export function sidesOf(change: Change): string {
  const sides = change as { readonly before?: unknown; readonly after?: unknown };
  const [before, after] = [say(sides.before), say(sides.after)];
  if ("before" in sides && "after" in sides) return before === after ? "" : `${before === "" ? "none" : before} → ${after === "" ? "none" : after}`;
  const one = "after" in sides ? after : before;
  return one === (change.path.at(-1) ?? change.of) ? "" : one;
}

/** One side, short enough for a line. */
function say(side: unknown): string {
  if (side === undefined || side === true) return "";
  if (typeof side === "string") return JSON.stringify(side).slice(1, -1);
  if (typeof side !== "object" || side === null) return String(side);
  if (Array.isArray(side)) return side.map(say).join(", ");
  const words = side as Readonly<Record<string, unknown>>;
  if (typeof words["word"] === "string") return words["value"] === undefined ? `no ${words["word"]}` : `${words["word"]} ${String(words["value"])}`;
  if (typeof words["who"] === "string") return say(words["if"]) || words["who"];
  if (typeof words["text"] === "string") return words["text"];
  if (typeof words["kind"] === "string") return sayType(side as Type);
  if (typeof words["value"] === "string") return words["value"];
  if (typeof words["format"] === "string") return words["format"];
  if (typeof words["source"] === "string") return words["source"];
  if (words["pattern"] !== undefined) return say(words["pattern"]);
  if (words["if"] !== undefined) return say(words["if"]);
  if (words["to"] !== undefined) return say(words["to"]);
  if (typeof words["name"] === "string") return words["name"];
  return "";
}

function sayType(type: Type): string {
  if (type.kind === "decimal") return `decimal(${type.precision},${type.scale})`;
  if (type.kind === "list" || type.kind === "map") return `${type.kind} of ${sayType(type.of)}`;
  if ("precision" in type) return `${type.kind}(${type.precision})`;
  return type.kind === "string" && type.format !== undefined ? type.format : type.kind;
}

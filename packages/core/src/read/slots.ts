import type { CST } from "yaml";

/** A place of a document where a value stands, or could: with the tags and anchors before it. */
export interface Slot {
  readonly role: "root" | "key" | "value" | "item";
  /** The brackets or the layout around it; a flow collection is one in brackets. */
  readonly inside: "block" | "flow";
  readonly collection: CST.Token | undefined;
  readonly properties: readonly CST.SourceToken[];
  readonly token: CST.Token | undefined;
  /** The first character of the value, its tags and anchors included; where nothing stands, the place behind the colon or dash. */
  readonly start: number;
}

/** All slots of a document, in the order of the text. */
export function slotsOf(document: CST.Document): readonly Slot[] {
  const slots: Slot[] = [];
  type Before = readonly CST.SourceToken[];
  const add = (role: Slot["role"], collection: Slot["collection"], before: Before, token: Slot["token"], place: number): void => {
    const properties = before.filter(({ type }) => type === "tag" || type === "anchor");
    const start = properties[0]?.offset ?? token?.offset ?? place;
    const inside = collection?.type === "flow-collection" ? "flow" : "block";
    slots.push({ role, inside, collection, properties, token, start });
    if (token !== undefined) walk(token);
  };
  const walk = (token: CST.Token): void => {
    if (token.type !== "block-map" && token.type !== "block-seq" && token.type !== "flow-collection") return;
    const isMap = token.type === "block-map" || (token.type === "flow-collection" && token.start.source === "{");
    for (const item of token.items) {
      const after = lastEnd(item.start, token.offset);
      if (!isMap && item.sep === undefined) {
        if (item.value !== undefined || token.type === "block-seq") add("item", token, item.start, item.value, after);
        continue;
      }
      if (item.key !== undefined && item.key !== null) add("key", token, item.start, item.key, after);
      const colon = (item.sep ?? []).findIndex(({ type }) => type === "map-value-ind");
      const sep = item.sep?.slice(colon + 1) ?? [];
      if (colon !== -1 || item.value !== undefined) add("value", token, sep, item.value, lastEnd(item.sep?.slice(0, colon + 1) ?? [], after));
    }
  };
  add("root", undefined, document.start, document.value, document.offset);
  return slots;
}

/** Where a token's own text ends, without what follows it on the line. */
export function endOf(token: CST.Token): number {
  return token.offset + ("source" in token ? token.source.length : 1);
}

/** Whether a token is a list or map in brackets that is never closed. */
export function isOpen(token: CST.Token | undefined): token is CST.FlowCollection {
  return token?.type === "flow-collection" && !token.end.some(({ type }) => type.startsWith("flow-"));
}

/** Where the last of the tokens ends. */
function lastEnd(tokens: readonly CST.SourceToken[], otherwise: number): number {
  const last = tokens.at(-1);
  return last === undefined ? otherwise : endOf(last);
}

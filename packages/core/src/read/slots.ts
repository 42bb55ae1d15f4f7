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
  const add = (role: Slot["role"], collection: CST.Token | undefined, before: readonly CST.SourceToken[], token: CST.Token | undefined, place: number): void => {
    const properties = before.filter(({ type }) => type === "tag" || type === "anchor");
    const start = properties[0]?.offset ?? token?.offset ?? place;
    slots.push({ role, inside: collection?.type === "flow-collection" ? "flow" : "block", collection, properties, token, start });
    if (token !== undefined) walk(token);
  };
  const walk = (token: CST.Token): void => {
    if (token.type !== "block-map" && token.type !== "block-seq" && token.type !== "flow-collection") return;
    const isMap = token.type === "block-map" || (token.type === "flow-collection" && token.start.source === "{");
    for (const item of token.items) {
      const after = endOf(item.start, token.offset);
      if (!isMap && item.sep === undefined) {
        if (item.value !== undefined || token.type === "block-seq") add("item", token, item.start, item.value, after);
        continue;
      }
      if (item.key !== undefined && item.key !== null) add("key", token, item.start, item.key, after);
      const colon = (item.sep ?? []).findIndex(({ type }) => type === "map-value-ind");
      const sep = item.sep?.slice(colon + 1) ?? [];
      if (colon !== -1 || item.value !== undefined) add("value", token, sep, item.value, endOf(item.sep?.slice(0, colon + 1) ?? [], after));
    }
  };
  add("root", undefined, document.start, document.value, document.offset);
  return slots;
}

/** Where the last of the tokens ends. */
function endOf(tokens: readonly CST.SourceToken[], otherwise: number): number {
  const last = tokens.at(-1);
  return last === undefined ? otherwise : last.offset + last.source.length;
}

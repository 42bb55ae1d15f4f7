import { partStep, type EnumType, type Field, type ObjectType, type Type } from "@concord/core";
import { anchorsOf } from "./anchor.ts";
import { hasSection } from "./types.ts";

/** A part of a page that tells more of an object's fields or an enum's values than a cell of a table can hold. */
export interface Section {
  /** `address`, `items[]`, `labels{key}`. */
  readonly path: string;
  readonly heading: string;
  readonly anchor: string;
  readonly type: ObjectType | EnumType;
}

/** The sections of objects and enums that stand inside of the fields, outermost first, and the anchors of a page with these headings before and behind them. */
export function outline(fields: readonly Field[], before: readonly string[], behind: readonly string[]): { readonly sections: readonly Section[]; readonly sectionOf: (path: string) => string | undefined } {
  const found: Omit<Section, "anchor">[] = [];
  const look = (type: Type, path: string): void => {
    if (type.kind === "list") look(type.of, `${path}[]`);
    if (type.kind === "map") {
      if (type.keys !== undefined) look(type.keys, `${path}{key}`);
      look(type.of, `${path}{}`);
    }
    if (type.kind === "enum" && hasSection(type)) found.push({ path, heading: `Values of ${path}`, type });
    if (type.kind === "union") for (const part of type.parts.filter((each) => each.shared === undefined)) look(part.type, `${path}${partStep(part.name)}`);
    if (type.kind === "object" && type.shared === undefined) {
      found.push({ path, heading: `Inside ${path}`, type });
      for (const field of type.fields) look(field.type, `${path}.${field.name}`);
    }
  };
  for (const field of fields) look(field.type, field.name);
  const anchors = anchorsOf([...before, ...found.map(({ heading }) => heading), ...behind]);
  const sections = found.map((each, index) => ({ ...each, anchor: anchors[before.length + index] as string }));
  const byPath = new Map(sections.map((each) => [each.path, each.anchor]));
  return { sections, sectionOf: (path) => byPath.get(path) };
}

import { definitions } from "@concord/core";
import type { ZodType } from "zod";

/** What the grammar says of the map at some place: an object of known words in their order, or a record of names that the contract gives. */
export interface Place {
  /** The words of an object, in the language's order; undefined in a record, whose order is the contract's. */
  readonly words: readonly string[] | undefined;
  /** Whether the grammar says something of what stands under the keys of a record. */
  readonly isFree: boolean;
  /** What stands under a key. */
  readonly under: (key: string) => Place;
  /** What the members of a list are. */
  readonly member: () => Place;
}

const nowhere: Place = { words: undefined, isFree: true, under: () => nowhere, member: () => nowhere };

/** The grammar at its outermost map. Free places (meta, a store's block without words) are records of nothing. */
export function placeIn(schema: ZodType): Place {
  const defs = [...definitions(schema)];
  const shapes = defs.flatMap((def) => (def.type === "object" ? [def.shape] : []));
  const values = defs.flatMap((def) => (def.type === "record" ? [def.valueType] : []));
  const under = (key: string): Place => {
    const inner = shapes.map((shape) => (Object.hasOwn(shape, key) ? shape[key] : undefined)).find((each) => each !== undefined);
    return placeOrNowhere(inner ?? (shapes.length === 0 ? values[0] : undefined));
  };
  const words = shapes.flatMap((shape) => Object.keys(shape));
  return {
    words: shapes.length === 0 ? undefined : words,
    isFree: shapes.length === 0 && values.every((value) => [...definitions(value)].every((def) => def.type === "unknown")),
    under,
    member: () => placeOrNowhere(defs.flatMap((def) => (def.type === "array" ? [def.element] : []))[0]),
  };
}

function placeOrNowhere(schema: ZodType | undefined): Place {
  return schema === undefined ? nowhere : placeIn(schema);
}

import type { Type } from "@concord/core";
import { isUnits } from "../units.ts";

/**
 * How a stored value of one type becomes one of another. Only such as tell a value that was converted from one that was not: the sort of the value, or its
 * digits, say it, so that a conversion may be run again, and while clients of both contracts write.
 */
export type Conversion =
  | { readonly to: "text"; /** Digits after the point, of a decimal in units. */ readonly scale?: number }
  | { readonly to: "whole number" }
  | { readonly to: "units"; readonly scale: number }
  | { readonly to: "list" }
  | { readonly to: "day" }
  | { readonly to: "moment" }
  | { readonly to: "digits"; readonly digits: number };

/** What becomes of values of a type that changed. */
export type Converted =
  | { readonly is: "as it was" }
  | { readonly is: "converted"; readonly by: Conversion; /** What leads back, where it does. */ readonly back?: Conversion; readonly lossy: boolean }
  /** A converted value could not be told from one that was not. */
  | { readonly is: "unknowable"; readonly why: string };

const asItWas: Converted = { is: "as it was" };

/** What becomes of stored values when a field of one type is one of another. What is in objects, lists and maps is not looked at. */
export function convertedOf(before: Type, after: Type): Converted {
  const [from, to] = [before, after].map(sortOf) as [Sort, Sort];
  if (from === to && (from === "string" || from === "whole" || from === "moment" || from === "units")) return withinSort(before, after);
  if (from === to || to === "any" || (from === "whole" && to === "number")) return asItWas;
  const way = conversions[`${from} > ${to}`];
  if (way !== undefined) return way(before, after);
  if (to === "list" && after.kind === "list") return convertedOf(before, after.of).is === "as it was" ? { is: "converted", by: { to: "list" }, lossy: false } : unknowable("its members are of another type");
  return unknowable(`${nameOf(from)} does not become ${nameOf(to)}`);
}

type Sort = "string" | "whole" | "units" | "number" | "boolean" | "moment" | "bytes" | "list" | "map" | "point" | "any";

function sortOf(type: Type): Sort {
  switch (type.kind) {
    case "boolean": case "bytes": case "list": case "map": return type.kind;
    case "int32": case "integer": case "int64": return "whole";
    case "float": return "number";
    case "decimal": return isUnits(type) ? "units" : "string";
    case "timestamp": return "moment";
    case "object": case "union": return "map";
    case "geoPoint": return "point";
    case "json": return "any";
    default: return "string";
  }
}

const nameOf = (sort: Sort): string => ({ string: "text", whole: "a whole number", units: "a decimal in units", number: "a number", boolean: "a truth value", moment: "a moment", bytes: "bytes", list: "a list", map: "a map", point: "a point", any: "JSON" })[sort];

const unknowable = (why: string): Converted => ({ is: "unknowable", why });

const conversions: Partial<Readonly<Record<`${Sort} > ${Sort}`, (before: Type, after: Type) => Converted>>> = {
  "whole > string": () => ({ is: "converted", by: { to: "text" }, back: { to: "whole number" }, lossy: false }),
  "boolean > string": () => ({ is: "converted", by: { to: "text" }, lossy: false }),
  "units > string": (before) => {
    const scale = scaleOf(before);
    return { is: "converted", by: { to: "text", scale }, back: { to: "units", scale }, lossy: false };
  },
  "string > whole": () => ({ is: "converted", by: { to: "whole number" }, back: { to: "text" }, lossy: false }),
  "string > units": (_, after) => ({ is: "converted", by: { to: "units", scale: scaleOf(after) }, back: { to: "text", scale: scaleOf(after) }, lossy: false }),
  "moment > string": (_, after) => (after.kind === "date" ? { is: "converted", by: { to: "day" }, lossy: true } : unknowable("a moment becomes a day, and no other text")),
  "string > moment": (before) => (before.kind === "date" ? { is: "converted", by: { to: "moment" }, back: { to: "day" }, lossy: false } : unknowable("a day becomes a moment, and no other text")),
  "whole > units": (_, after) => (scaleOf(after) === 0 ? asItWas : unknowable("both are whole numbers: 100 may be 100 or 1.00")),
  "units > whole": (before) => (scaleOf(before) === 0 ? asItWas : unknowable("both are whole numbers: 100 may be 1.00 or 100")),
};

function withinSort(before: Type, after: Type): Converted {
  if ("precision" in before && "precision" in after && before.kind !== "decimal" && after.kind !== "decimal" && before.kind === after.kind && before.precision !== after.precision) {
    const lossy = after.precision < before.precision;
    // A moment has no digits: of more than were asked, those beyond are cut.
    if (after.kind === "timestamp" && !lossy) return asItWas;
    return { is: "converted", by: { to: "digits", digits: after.precision }, ...(lossy || after.kind === "timestamp" ? {} : { back: { to: "digits", digits: before.precision } }), lossy };
  }
  if (before.kind === "decimal" && after.kind === "decimal" && before.scale !== after.scale) return unknowable(isUnits(after) ? "both are whole numbers of units: 100 may be 1.00 or 0.100" : "both are text of digits");
  return asItWas;
}

function scaleOf(type: Type): number {
  return type.kind === "decimal" ? type.scale : 0;
}

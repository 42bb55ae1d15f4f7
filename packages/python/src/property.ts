import type { Field, Piece, ShapeField } from "@concord/core";
import { attribute } from "./names.ts";
import { literal, text } from "./quote.ts";
import { said, type Site } from "./site.ts";
import { annotationOf } from "./types.ts";

/** A field of a model on a line of its own. `fills`: a default is applied where the field is left out. */
export function propertyOf({ field, optional, clearable }: ShapeField, site: Site, fills = false): Piece {
  const own: Site = { ...site, path: [...site.path, field.name] };
  const type = annotationOf(field.type, own);
  const called = attribute(field.name);
  const isFilled = fills && field.default !== undefined;
  const may = optional && !isFilled;
  const about = aboutOf(field);
  const words = [
    ...(isFilled ? [`default=_c.given(${literal(field.default ?? null)})`, "validate_default=True"] : may ? ["default=None"] : []),
    ...(called === field.name ? [] : [`alias=${text(field.name)}`]),
    ...(about === "" ? [] : [`description=${text(about)}`]),
  ];
  const value = words.length === 0 ? "" : words.length === 1 && may ? " = None" : ` = ${site.scope.use("Field")}(${words.join(", ")})`;
  const annotation: Piece = !may ? type : clearable ? [type, " | None"] : ["_c.Maybe[", type, "]"];
  const line: Piece = [`${called}: `, annotation, value];
  return ["    ", may ? line : said(own, "required", line), "\n"];
}

/** What a field is, in the contract's words, and that it is deprecated; empty where nothing is said. */
export function aboutOf(field: Field): string {
  return [field.description ?? "", deprecation(field)].filter((each) => each !== "").join(" ");
}

/** In words, since what Pydantic calls deprecated warns whoever reads it, what writes a record among them. */
function deprecation({ deprecated }: Field): string {
  if (deprecated === undefined) return "";
  const { since, use } = deprecated;
  return `Deprecated${since === undefined ? "" : ` since ${since}`}${use === undefined ? "" : `: use ${use}`}.`;
}

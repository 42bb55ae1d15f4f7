import type { Field, Piece } from "@concord/core";
import { property, text } from "../javascript/quote.ts";
import { line, told, type Site } from "./site.ts";

/** A field among the properties of an object. */
export interface Property<F = Pick<Field, "name" | "type">> { readonly field: F; readonly optional: boolean; readonly clearable?: boolean }

/**
 * Statements for the properties of an object, each read as an own one into a variable, and, where writers are closed, for keys that it does not have:
 * counted first, since nearly every object has none.
 */
export function propertiesOf<F extends Pick<Field, "name" | "type">>(
  fields: readonly Property<F>[], site: Site, judge: (field: F, site: Site) => Piece,
): readonly Piece[] {
  const { scope, value, indent } = site;
  const present: string[] = [];
  const each = fields.map(({ field, optional, clearable }): Piece => {
    const variable = scope.variable();
    const name = text(field.name);
    const read = `${indent}  const ${variable} = ${scope.call("hasOwn")}(${value}, ${name}) ? ${value}${memberOf(field.name)} : undefined;\n`;
    const inner: Site = { ...site, value: variable, at: [...site.at, name], path: [...site.path, field.name], indent: `${indent}  `, required: !optional };
    if (!optional) return [read, judge(field, inner)];
    present.push(variable);
    const there = `${variable} !== undefined${clearable === true ? ` && ${variable} !== null` : ""}`;
    return [read, `${indent}  if (${there}) {\n`, judge(field, { ...inner, indent: `${indent}    ` }), `${indent}  }\n`];
  });
  if (site.mode === "read") return each;
  const certain = fields.length - present.length;
  const sure = certain > 0 || present.length === 0 ? [String(certain)] : [];
  const count = [...sure, ...present.map((variable) => `(${variable} === undefined ? 0 : 1)`)].join(" + ");
  const names = scope.texts(fields.map(({ field }) => field.name));
  const more = `issues.length > 0 || Object.keys(${value}).length !== ${count}`;
  const asked = site.mode === "write" ? more : `closed && (${more})`;
  return [...each, line(site, ["closed"], `${indent}  `, `if (${asked}) ${told(site, "unknownKeys", value, names)};`)];
}

function memberOf(name: string): string {
  const printed = property(name);
  return printed === name ? `.${name}` : `[${printed}]`;
}

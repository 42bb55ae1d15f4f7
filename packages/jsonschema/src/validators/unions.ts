import { messages, partStep, typeMessage, type Field, type Piece, type TypeOf } from "@concord/core";
import { property, text } from "../javascript/quote.ts";
import { propertiesOf } from "./properties.ts";
import { gates, issue, line, wrong, type Site } from "./site.ts";

/** The variable in which the function of a field is told what the field beside it says. */
export const partVariable = "part";

/** Statements for a union: those of the part that its tag or the field beside it names. Of a field that names none, its own statements tell. */
export function unionStatements(type: TypeOf<"union">, site: Site, judge: (field: Field, site: Site) => Piece): Piece {
  const { tag, parts } = type;
  const { scope, value, indent } = site;
  const gate = wrong(site, ["type"], typeMessage(type), `!${scope.call("isObject")}(${value})`);
  const named = tag === undefined ? partVariable : scope.variable();
  const read = tag === undefined ? "" : `${indent}  const ${named} = ${scope.call("hasOwn")}(${value}, ${text(tag)}) ? ${value}${memberOf(tag)} : undefined;\n`;
  const each = parts.map((part, index): Piece => {
    const inner: Site = { ...site, path: [...site.path, partStep(part.name)], indent: `${indent}  ` };
    const properties = part.type.fields.map((field) => ({ field, optional: field.optional }));
    return [`${indent}  ${index === 0 ? "" : "else "}if (${named} === ${text(part.name)}) {\n`, propertiesOf(properties, inner, judge), `${indent}  }\n`];
  });
  const none = tag === undefined ? "" : line(site, ["part"], `${indent}  `, `else ${issue(site, "invalid_value", typeMessage(type))};`);
  return gates(site, [gate], [read, each, none]);
}

/** The function of a field that asks whether its value is of any part, for changes that do not bring the field beside it. */
export function anyPartFunction(field: Field & { readonly type: TypeOf<"union"> }, site: Site): Piece {
  const { scope } = site;
  return [
    `\nfunction ${field.name}OfAny(value, issues, closed) {\n`,
    `  const broken = (part) => {\n    const found = [];\n    ${field.name}Field(value, found, closed, part);\n    return found.length > 0;\n  };\n`,
    `  if ([${field.type.parts.map((part) => text(part.name)).join(", ")}].every(broken)) ${scope.call("refuse")}(issues, [${text(field.name)}], "custom", ${text(messages.anyPart)});\n}\n`,
  ];
}

function memberOf(name: string): string {
  const printed = property(name);
  return printed === name ? `.${name}` : `[${printed}]`;
}

import { aboutShape, namedShapeOf, neverStored, type Entity, type Field, type NamedShape } from "@concord/core";
import { docComment, property, text } from "@concord/jsonschema";
import { fieldAbout } from "../about.ts";
import { limitsOf } from "../limits.ts";
import { pascal } from "../names.ts";
import { holdsOpenEnum, memberOf, typeText, type TypeSite } from "../types.ts";

/** The application's types of the shapes that a contract names, as codecs give them: with their defaults. What the record has is the record's type. */
export function namedTypes(entity: Entity, site: TypeSite): string {
  const name = pascal(entity.name);
  return entity.shapes.map((named) => {
    const inner: TypeSite = { ...site, indent: "  " };
    const members = namedShapeOf(named).fields.map(({ field, clearable }) => {
      const added = named.added.includes(field);
      const optional = named.partial || field.optional;
      const of = added ? typeText(field.type, inner) : `${named.direction === "output" && holdsOpenEnum(field.type) ? `${name}Read` : name}[${text(field.name)}]`;
      return `${added ? aboutAdded(field) : ""}  ${memberOf(field.name, optional, `${of}${clearable ? " | null" : ""}`)}\n`;
    });
    return `\n${docComment([aboutShape(named)], "")}export interface ${name}${pascal(named.name)} {\n${members.join("")}}\n`;
  }).join("");
}

/** The same in JSON. What a shape adds is declared beside the record. */
export function namedWires(entity: Entity): string {
  const name = pascal(entity.name);
  return entity.shapes.map((named) => {
    const members = namedShapeOf(named).fields.map(({ field, optional, clearable }) => {
      const from = named.added.includes(field) ? addedWire(entity, named) : `${name}Wire`;
      return `  ${property(field.name)}${optional ? "?" : ""}: ${from}[${text(field.name)}]${clearable ? " | null" : ""}\n`;
    });
    return `\n${docComment([aboutShape(named)], "")}export interface ${name}${pascal(named.name)}Wire {\n${members.join("")}}\n`;
  }).join("");
}

/** What the type of the fields is called that a shape adds. */
export function addedWire(entity: Entity, named: NamedShape): string {
  return `${pascal(entity.name)}${pascal(named.name)}AddedWire`;
}

function aboutAdded(field: Field): string {
  const [description = "", ...rest] = fieldAbout(field);
  return docComment([[description, neverStored, limitsOf(field.type)].filter((each) => each !== "").join(" "), ...rest], "  ");
}

import { mark, messages, partNamed, type Field, type Parting, type Piece } from "@concord/core";
import { docComment, property, text } from "@concord/jsonschema";
import { fieldAbout } from "../about.ts";
import { codecOf, markOf, partCodec, propertyCodec, type Site } from "../codecs.ts";
import { droppable } from "./droppable.ts";

/** The constants under which a form of an entity's fields stands, and of the parts that a field tells apart. */
export interface Form { readonly fields: string; readonly parts: string }

/** Whether a field is a union that hangs on another field. */
export function hangs(field: Field, parting: Parting | undefined): boolean {
  return parting?.unions.some((each) => each.name === field.name) === true;
}

/** Whether any of the fields hangs on another one. */
export function partsNeeded(fields: readonly Field[], parting: Parting | undefined): boolean {
  return fields.some((field) => hangs(field, parting));
}

/** A part in the constant that holds them: `blueprintParts.imo`. */
export function partAt({ parts }: Form, value: string): string {
  const key = property(value);
  return key === value ? `${parts}.${value}` : `${parts}[${key}]`;
}

/** The fields of each part of a record: the field that tells them apart with its one value, and the unions that hang on it. Nothing where no field does. */
export function partsConstant(parting: Parting | undefined, name: string, about: string, siteOf: (field: Field) => Site): Piece {
  if (parting === undefined) return "";
  const { by, unions } = parting;
  const each = by.type.values.map(({ value }): Piece => [
    `  ${property(value)}: {\n    ${property(by.name)}: z.literal(${text(value)}),\n`,
    unions.map((field): Piece => {
      const part = partNamed(field.type, value);
      if (part === undefined) return "";
      return [`    ${property(field.name)}: `, partCodec(part, { ...siteOf(field), indent: "    " }), field.optional ? ".optional()" : "", ",\n"];
    }),
    "  },\n",
  ]);
  return [`\n/** ${about} */\nexport const ${name} = {\n`, each, "};\n"];
}

/** The fields of a record, each by itself; a union that hangs on another field as any of its parts. */
export function fieldsConstant(all: readonly Field[], form: Form, parting: Parting | undefined, siteOf: (field: Field) => Site): Piece {
  const line = (field: Field): Piece => {
    const site = siteOf(field);
    if (!hangs(field, parting)) return propertyCodec(field, site);
    const codec = [property(field.name), ": ", fieldCodec(field, site, parting, form), field.optional ? ".optional()" : ""];
    return [docComment(fieldAbout(field), site.indent), site.indent, mark(markOf(site.path, "required"), codec), ",\n"];
  };
  return [`\n/** The fields of a record, each by itself: what shapes of your own are made from. */\nexport const ${form.fields} = {\n`, all.map(line), "};\n"];
}

/** The fields with some of them in another form. */
export function otherFields(others: readonly Field[], form: Form, fields: string, about: string, siteOf: (field: Field) => Site, parting: Parting | undefined): Piece {
  const own = (field: Field): Piece => [`  ${property(field.name)}: `, fieldCodec(field, siteOf(field), parting, form), field.optional ? ".optional()" : "", ",\n"];
  return [`\n/** The fields ${about}. */\nexport const ${form.fields} = `, droppable([`({\n  ...${fields},\n`, others.map(own), "})"]), ";\n"];
}

function fieldCodec(field: Field, site: Site, parting: Parting | undefined, form: Form): Piece {
  if (parting === undefined || !hangs(field, parting)) return codecOf(field.type, site);
  const any = `z.union([${parting.by.type.values.map(({ value }) => `${partAt(form, value)}.${field.name}`).join(", ")}], ${text(messages.anyPart)})`;
  return site.mode === "write" ? mark(markOf(site.path, "type"), any) : any;
}

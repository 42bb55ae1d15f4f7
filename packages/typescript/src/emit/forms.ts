import { formReadings, isSent, mark, namedShapeOf, type Entity, type Field, type NamedShape, type Piece, type Type } from "@concord/core";
import { docComment, property, text } from "@concord/jsonschema";
import { markOf, stepOf } from "../codecs.ts";
import type { Imports } from "../imports.ts";
import { pascal, readerOf } from "../names.ts";

/** The file of an entity's forms below its imports: a function for each shape that reads what a form sends, by the published table. */
export function entityForms(entity: Entity, imports: Imports): Piece {
  return entity.shapes.filter((shape) => shape.form).map((shape) => {
    const of = new Reader(imports);
    const { fields, partial } = namedShapeOf(shape);
    const members = fields.map(({ field, clearable }) => `    ${property(field.name)}: ${partial ? of.changed(field, clearable) : of.given(field, field.name, "    ")},\n`);
    const about = `What a form sends, as the JSON of ${pascal(entity.name)}${pascal(shape.name)}. What it cannot read stays as it is, so that the shape refuses it.`;
    return [
      `\n${docComment([about], "")}export function ${readerOf(entity, shape)}(form: ${of.support("FormInput", "type")}): Record<string, unknown> {\n  const sent = new ${of.support("Sent")}(form);\n`,
      "  return ", mark(formMark(shape), ["sent.into({\n", members, "  })"]), ";\n}\n",
    ];
  });
}

/** The mark of what reads a form into the shape. */
export function formMark(shape: Pick<NamedShape, "name">): string {
  return markOf([stepOf(shape.name), "form"], "normalize");
}

/** Expressions that read fields. */
class Reader {
  readonly #imports: Imports;

  constructor(imports: Imports) {
    this.#imports = imports;
  }

  support(name: string, as: "type" | "value" = "value"): string {
    return this.#imports[as]("../concord.js", name);
  }

  /** @param name what it is sent under: of a field in an object with the names of what is around it. */
  given({ type, optional }: Field, name: string, indent: string): string {
    if (type.kind === "list") return `${this.support("list")}(sent, ${text(name)}, ${this.#read(type.of)}${optional ? "" : ", []"})`;
    const parts = this.#parts(type, name, indent);
    if (parts !== undefined) return `${this.support("object")}(sent, ${text(name)}, ${optional}, ${parts})`;
    return `${this.support("given")}(sent, ${text(name)}, ${this.#read(type)}${type.kind === "boolean" && !optional ? ", false" : ""})`;
  }

  changed({ type, name }: Field, clears: boolean): string {
    if (type.kind === "list") return `${this.support("list")}(sent, ${text(name)}, ${this.#read(type.of)})`;
    const parts = this.#parts(type, name, "    ");
    return parts === undefined ? `${this.support("changed")}(sent, ${text(name)}, ${clears}, ${this.#read(type)})` : `${this.support("changedObject")}(sent, ${text(name)}, ${clears}, ${parts})`;
  }

  /** The fields of an object, each under its own name; nothing for what is sent as one text. */
  #parts(type: Type, name: string, indent: string): string | undefined {
    const inner = (fields: readonly string[]): string => `{\n${fields.map((field) => `${indent}  ${field},\n`).join("")}${indent}}`;
    if (type.kind === "geoPoint") return inner(["latitude", "longitude"].map((angle) => `${angle}: ${this.support("given")}(sent, ${text(`${name}.${angle}`)}, ${this.#read({ kind: "float" })})`));
    if (type.kind !== "object") return undefined;
    return inner(type.fields.map((field) => `${property(field.name)}: ${this.given(field, `${name}.${field.name}`, `${indent}  `)}`));
  }

  #read(type: Type): string {
    const reading = formReadings[type.kind];
    if (!isSent(reading)) throw new Error(`no form sends ${type.kind}`);
    if (reading.pattern === undefined) return this.support("text");
    const digits = type.kind === "decimal" ? type.scale : "precision" in type ? type.precision : undefined;
    return digits === undefined ? this.support(type.kind) : `${this.support(type.kind)}(${digits})`;
  }
}

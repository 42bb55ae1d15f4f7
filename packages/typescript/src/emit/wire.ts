import { partingOf, shapeOf, type Entity, type Json } from "@concord/core";
import { property, text, type JsonSchema } from "@concord/jsonschema";
import { declare, type Sketch } from "./json-schema-to-typescript.ts";
import { partedShape } from "./parted-types.ts";
import { namedBy, pascal } from "../names.ts";
import { namedWires } from "./types-shapes.ts";

/**
 * The types of canonical JSON from a JSON Schema: `PersonWire` for the record, or the shared type, at its root; `added` are definitions with the name of their type.
 * json-schema-to-typescript is handed only what a type can say, and equal leaves as one object: it walks its input 25 times,
 * and patterns, bounds and lengths would cost it twice the time to ignore.
 */
export function wireTypes(document: JsonSchema, name: string, added: readonly { readonly definition: string; readonly name: string }[] = []): string {
  const { json, documentJson, documentJsonMember } = (document["$defs"] ?? {}) as JsonSchema;
  const imports = [json, documentJson, documentJsonMember].every((each) => each === undefined) ? "" : 'import type { JsonValue } from "../concord.js";\n';
  const sketcher = new Sketcher(document);
  const taken = [`${name}CreateWire`, `${name}PatchWire`];
  if (added.length === 0) return `${imports}\n${declare(sketcher.root(name), taken)}`;
  const all = [["record", sketcher.root(name)], ...added.map((each) => [each.definition, sketcher.definition(each.definition, each.name)])] as [string, Sketch][];
  const declared = declare({ type: "object", title: together, properties: Object.fromEntries(all), additionalProperties: false }, taken);
  return `${imports}\n${declared.replace(new RegExp(`export interface ${together} \\{\\n(?:  .*\\n)*\\}\\n+`, "u"), "")}`;
}

/** What several types are declared together under, and taken out again; types of contracts end in `Wire`. */
const together = "Together";

/** The create and patch shapes in JSON, made from the record's type. */
export function wireShapes(entity: Entity): string {
  const name = pascal(entity.name);
  const member = (field: string, optional: boolean, more: string): string =>
    `  ${property(field)}${optional ? "?" : ""}: ${name}Wire[${text(field)}]${more}\n`;
  const parting = partingOf(shapeOf(entity, "record").fields.map(({ field }) => field));
  const create = shapeOf(entity, "create").fields.map(({ field, optional }) => member(field.name, optional, ""));
  const patch = shapeOf(entity, "patch").fields.map(({ field, clearable }) => member(field.name, true, clearable ? " | null" : ""));
  return [
    "\n/** A new record in JSON, without what the store makes; what has a default may be left out. */\n",
    ...(parting === undefined ? [`export interface ${name}CreateWire {\n`, ...create, "}\n"] : [`export type ${name}CreateWire = ${partedShape("create", shapeOf(entity, "create").fields, parting, `${name}Wire`, "")};\n`]),
    ...(patch.length === 0
      ? ["\n/** There is nothing to change. */\n", `export type ${name}PatchWire = Record<string, never>;\n`]
      : ["\n/** A change in JSON: what is given is replaced, and null takes an optional value away. */\n",
        ...(parting === undefined ? [`export interface ${name}PatchWire {\n`, ...patch, "}\n"] : [`export type ${name}PatchWire = ${partedShape("patch", shapeOf(entity, "patch").fields, parting, `${name}Wire`, "")};\n`])]),
    namedWires(entity),
  ].join("");
}

class Sketcher {
  readonly #document: JsonSchema;
  readonly #made = new Map<string, Sketch>();
  readonly #leaves = new Map<string, Sketch>();

  constructor(document: JsonSchema) {
    this.#document = document;
  }

  root(name: string): Sketch {
    const { allOf } = this.#document;
    if (!Array.isArray(allOf)) return { ...this.#sketch(this.#document), title: `${name}Wire` };
    const { description } = this.#document;
    const anyOf = (allOf as JsonSchema[]).map((each) => this.#part(each));
    return { anyOf, ...(description === undefined ? {} : { description }), title: `${name}Wire` };
  }

  /** A record whose field that tells parts apart has one value: the record with the properties that the condition on this value has. */
  #part(condition: JsonSchema): Sketch {
    const then = ((condition["then"] as JsonSchema)["properties"] ?? {}) as JsonSchema;
    const told = Object.entries(((condition["if"] as JsonSchema)["properties"] ?? {}) as JsonSchema).map(([name, each]) => [name, { enum: [(each as JsonSchema)["const"] as Json] }] as const);
    const properties = { ...(this.#document["properties"] as JsonSchema), ...then, ...Object.fromEntries(told) };
    return this.#bare({ type: "object", properties, required: this.#document["required"] ?? [], additionalProperties: false });
  }

  definition(definition: string, title: string): Sketch {
    return { ...this.#sketch((this.#document["$defs"] as JsonSchema)[definition] as JsonSchema), title };
  }

  #sketch(schema: JsonSchema): Sketch {
    const { description, deprecated } = schema;
    const bare = this.#bare(schema);
    if (description === undefined && deprecated === undefined) return bare;
    return { ...bare, ...(description === undefined ? {} : { description }), ...(deprecated === undefined ? {} : { deprecated }) };
  }

  #bare(schema: JsonSchema): Sketch {
    const { $ref, type, anyOf, items, properties, required, additionalProperties } = schema;
    if (typeof $ref === "string") return this.#referred($ref);
    if (schema["enum"] !== undefined) return { enum: schema["enum"] as Json[] };
    if (Array.isArray(anyOf)) return { anyOf: (anyOf as JsonSchema[]).map((each) => this.#sketch(each)) };
    if (type === "array") return { type, items: this.#sketch(items as JsonSchema) };
    if (type === "object") {
      const names = this.#names(schema);
      const of = names === undefined ? undefined : this.#sketch(additionalProperties as JsonSchema);
      if (names !== undefined && of !== undefined) return { type, properties: Object.fromEntries(names.map((name) => [name, of])), required: (required ?? []) as string[], additionalProperties: false };
      return {
        type,
        properties: Object.fromEntries(Object.entries((properties ?? {}) as JsonSchema).map(([name, each]) => [name, this.#sketch(each as JsonSchema)])),
        required: (required ?? []) as string[],
        additionalProperties: typeof additionalProperties === "object" ? this.#sketch(additionalProperties as JsonSchema) : false,
      };
    }
    return this.#leaf(type === "integer" ? "number" : String(type));
  }

  /** The keys of a map that has declared ones. */
  #names({ propertyNames }: JsonSchema): readonly string[] | undefined {
    const { $ref } = (propertyNames ?? {}) as JsonSchema;
    const keys = typeof $ref === "string" ? $ref.split("/").slice(1).reduce<Json>((node, step) => (node as JsonSchema)[step] as Json, this.#document) : propertyNames;
    return (keys as JsonSchema | undefined)?.["enum"] as readonly string[] | undefined;
  }

  #referred(reference: string): Sketch {
    const known = this.#made.get(reference);
    if (known !== undefined) return known;
    const [, ...steps] = reference.split("/");
    const definition = steps.at(-1) ?? "";
    const target = steps.reduce<Json>((node, step) => (node as JsonSchema)[step] as Json, this.#document) as JsonSchema;
    const made = ["json", "documentJson", "documentJsonMember"].includes(definition) ? this.#leaf("json")
      : definition.includes(".") ? { ...this.#sketch(target), title: `${pascal(namedBy(definition).name)}Wire` }
      : steps[0] === "properties" ? this.#sketch(target)
      : this.#bare(target);
    this.#made.set(reference, made);
    return made;
  }

  #leaf(type: string): Sketch {
    const leaf = this.#leaves.get(type) ?? (type === "json" ? { tsType: "JsonValue" } : { type });
    this.#leaves.set(type, leaf);
    return leaf;
  }
}

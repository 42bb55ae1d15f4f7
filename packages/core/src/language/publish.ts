import { z } from "zod";
import type { Json } from "../model/json.ts";
import type { Grammar } from "./grammar.ts";

/**
 * The language as JSON Schema, for editors: one schema for entity, object, enum and trait files, one for project.yaml.
 * 2020-12, as z.toJSONSchema gives it; the file's first word chooses the branch, so that completion and errors speak of one kind of file.
 */
export function publishedSchemas(grammar: Grammar): { readonly contract: Json; readonly project: Json } {
  const of = (schema: z.ZodType): Record<string, Json> => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Record<string, Json>;
  const { $schema: dialect, ...entity } = of(grammar.entity);
  const { $schema: _object, ...object } = of(grammar.object);
  const { $schema: _enum, ...enumeration } = of(grammar.enum);
  const { $schema: _trait, ...trait } = of(grammar.trait);
  const branch = (word: string, then: Json): Json => ({ if: { required: [word] }, then });
  return {
    contract: {
      $schema: dialect ?? null,
      title: "Concord contract",
      description: "One entity, shared object, shared enum or trait.",
      type: "object",
      $defs: { entity: rebased(entity, "entity"), object: rebased(object, "object"), enum: rebased(enumeration, "enum"), trait: rebased(trait, "trait") },
      allOf: [
        branch("object", { $ref: "#/$defs/object" }),
        branch("enum", { $ref: "#/$defs/enum" }),
        branch("trait", { $ref: "#/$defs/trait" }),
        { if: { not: { anyOf: [{ required: ["object"] }, { required: ["enum"] }, { required: ["trait"] }] } }, then: { $ref: "#/$defs/entity" } },
      ],
    },
    project: of(grammar.project),
  };
}

/** Moves a schema's local references below `#/$defs/<name>`. */
function rebased(schema: Json, name: string): Json {
  if (Array.isArray(schema)) return schema.map((each) => rebased(each, name));
  if (schema === null || typeof schema !== "object") return schema;
  return Object.fromEntries(Object.entries(schema).map(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [key, value.replace(/^#/u, `#/$defs/${name}`)] : [key, rebased(value, name)]));
}

import { z } from "zod";
import type { Json } from "../model/json.ts";
import { fileWords } from "./file.ts";
import type { Grammar } from "./grammar.ts";

/**
 * The language as JSON Schema, for editors: one schema for every kind of contract, one for project.yaml, one for seeds.
 * 2020-12, as z.toJSONSchema gives it; the file's first word chooses the branch, so that completion and errors speak of one kind of file.
 */
export function publishedSchemas(grammar: Grammar): { readonly contract: Json; readonly project: Json; readonly seed: Json } {
  const of = (schema: z.ZodType): Record<string, Json> => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Record<string, Json>;
  const { $schema: dialect } = of(grammar.entity);
  const others = fileWords.filter((word) => word !== "entity");
  const defs = fileWords.map((word) => {
    const { $schema: _, ...schema } = of(grammar[word]);
    return [word, rebased(schema, word)] as const;
  });
  return {
    contract: {
      $schema: dialect ?? null,
      title: "Concord contract",
      description: "One entity, shared object, shared enum, trait, view or saved query.",
      type: "object",
      $defs: Object.fromEntries(defs),
      allOf: [
        ...others.map((word) => ({ if: { required: [word] }, then: { $ref: `#/$defs/${word}` } })),
        { if: { not: { anyOf: others.map((word) => ({ required: [word] })) } }, then: { $ref: "#/$defs/entity" } },
      ],
    },
    project: of(grammar.project),
    seed: of(grammar.seed),
  };
}

/** Moves a schema's local references below `#/$defs/<name>`. */
function rebased(schema: Json, name: string): Json {
  if (Array.isArray(schema)) return schema.map((each) => rebased(each, name));
  if (schema === null || typeof schema !== "object") return schema;
  return Object.fromEntries(Object.entries(schema).map(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [key, value.replace(/^#/u, `#/$defs/${name}`)] : [key, rebased(value, name)]));
}

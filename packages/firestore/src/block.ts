import type { Entity, Field, NamingPolicy, Project, StoreDeclaration, Unique } from "@concord/core";
import { z, type ZodType } from "zod";
import { examples } from "./examples.ts";

interface EntityWords { readonly collection?: string | undefined; readonly path?: string | undefined; readonly id?: string | undefined; readonly group?: boolean | undefined }
interface FieldWords { readonly name?: string | undefined; readonly as?: "text" | undefined; readonly absent?: null | undefined; readonly index?: false | undefined; readonly unique?: UniqueWords | undefined }
interface UniqueWords { readonly by?: "companion" | undefined }

const collection = /(?!\.{1,2}(?:\/|$))(?!__[^/]*__(?:\/|$))[A-Za-z0-9_.-]{1,1500}/;
const placeholder = /\{[a-z][A-Za-z0-9]*\}/;

const entityBlock: ZodType<EntityWords> = z.strictObject({
  collection: z.string()
    .regex(new RegExp(`^${collection.source}$`), "a collection is named by letters, digits and _ - . (not . or .., and not __in underscores__)")
    .describe("The collection's name; plural by default.").optional(),
  path: z.string()
    .regex(new RegExp(`^${collection.source}(?:\\/${placeholder.source}\\/${collection.source})*$`), "a path names collections, and between them the fields that name the documents above: users/{userId}/orders")
    .describe("Where the collection stands below other documents, whose ids are fields of the key: users/{userId}/orders.").optional(),
  id: z.string()
    .regex(new RegExp(`^(?:${placeholder.source}|[^/{}\\u0000-\\u001f\\ud800-\\udfff])+$`, "u"), "an id is text without / and the fields of the key in braces: {tenantId}~{id}")
    .describe("How the document's id is made from the fields of the key: \"{tenantId}~{id}\"; the fields with ~ between them by default.").optional(),
  group: z.boolean().describe("Clients may query all collections of this name at once, wherever they stand.").optional(),
});

const by = z.literal("companion").describe("companion: kept by a document beside the record's own, which clients write in the same batch; without it nothing here keeps the unique.");

const uniqueBlock: ZodType<UniqueWords> = z.strictObject({ by: by.optional() });

const fieldBlock: ZodType<FieldWords> = z.strictObject({
  name: z.string().min(1).max(1500)
    .regex(/^(?!__.*__$)[^\u0000\ud800-\udfff]*$/u, "a field's name is well-formed text that is not __in underscores__")
    .describe("The field's name in documents; the contract's own by default.").optional(),
  as: z.enum(["text"]).describe("json: kept as JSON text, so that lists may stand in lists; by default as native values.").optional(),
  index: z.literal(false).describe("false: the field has no index of its own, which a long text or a large list is better without; no query may need it.").optional(),
  unique: z.strictObject({ by }).describe("How the field's unique: true is kept.").optional(),
  absent: z.null().describe("null: the optional field is stored as null where it is absent, so that queries find records without it.").optional(),
});

/** What Firestore adds to the language. */
export const store: StoreDeclaration = {
  name: "firestore",
  naming: "camelCase",
  entityBlock,
  fieldBlock,
  uniqueBlock,
  examples,
};

/** The entity's `firestore:` block, empty where it has none. */
export function entityWords(entity: Entity): EntityWords {
  return (entity.blocks[store.name] ?? {}) as EntityWords;
}

/** How names of contracts are written in this store. */
export function policyOf(project: Project): NamingPolicy {
  return project.naming[store.name] ?? store.naming;
}

/** The field's `firestore:` block, empty where it has none. */
export function fieldWords(field: Field): FieldWords {
  return (field.blocks[store.name] ?? {}) as FieldWords;
}

/** Whether a unique is kept by companion documents. */
export function isByCompanion(entity: Entity, unique: Unique): boolean {
  const { by: listed } = (unique.blocks[store.name] ?? {}) as UniqueWords;
  const [[name, ...inner] = []] = unique.fields;
  const field = unique.fields.length === 1 && inner.length === 0 ? entity.fields.find((each) => each.name === name) : undefined;
  const own = field === undefined || unique.where !== undefined ? undefined : fieldWords(field).unique?.by;
  return (listed ?? own) === "companion";
}

/** Whether documents hold null where the field is absent: they then always have the field, and queries find those without a value. */
export function isNullWhenAbsent(field: Field): boolean {
  return field.optional && fieldWords(field).absent === null;
}

/** Whether the field is JSON that documents keep as text. */
export function isJsonText(field: Field): boolean {
  return field.type.kind === "json" && fieldWords(field).as === "text";
}

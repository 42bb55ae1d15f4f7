import { z } from "zod";

/** Composite indexes of one database, with billing (Firestore's documentation, quotas). */
export const indexLimit = 1_000;

/** A composite index as `firestore.indexes.json` writes it. */
export interface CompositeIndex {
  readonly collectionGroup: string;
  readonly queryScope: "COLLECTION" | "COLLECTION_GROUP";
  readonly fields: readonly IndexField[];
}
export type IndexField =
  | { readonly fieldPath: string; readonly order: "ASCENDING" | "DESCENDING" }
  | { readonly fieldPath: string; readonly arrayConfig: "CONTAINS" };

/** What holds of one field instead of what holds of every field: its own indexes, all of them. */
export interface FieldOverride {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly ttl?: boolean;
  /** Empty: the field has no index of its own. */
  readonly indexes: readonly { readonly order?: "ASCENDING" | "DESCENDING"; readonly arrayConfig?: "CONTAINS"; readonly queryScope: "COLLECTION" | "COLLECTION_GROUP" }[];
}

/**
 * What may stand in `firestore.indexes.json`. No schema of it is published; these are the rules of firebase-tools 15.34.2 (lib/firestore/api.js,
 * validateSpec) and the limits of Firestore's documentation (quotas).
 */
const scopes = z.enum(["COLLECTION", "COLLECTION_GROUP"]);
const order = z.enum(["ASCENDING", "DESCENDING"]);
const contains = z.literal("CONTAINS");

const field = z.strictObject({
  fieldPath: z.string().min(1),
  order: order.optional(),
  arrayConfig: contains.optional(),
  vectorConfig: z.strictObject({ dimension: z.int().min(1).max(2_048), flat: z.strictObject({}) }).optional(),
}).refine((each) => [each.order, each.arrayConfig, each.vectorConfig].filter((word) => word !== undefined).length === 1, "exactly one of order, arrayConfig and vectorConfig");

const index = z.strictObject({
  collectionGroup: z.string().min(1),
  queryScope: scopes,
  apiScope: z.enum(["ANY_API", "DATASTORE_MODE_API", "MONGODB_COMPATIBLE_API"]).optional(),
  density: z.enum(["SPARSE_ALL", "SPARSE_ANY", "DENSE"]).optional(),
  multikey: z.boolean().optional(),
  fields: z.array(field).min(2, "an index of one field exists by itself").max(100, "an index has at most 100 fields"),
}).refine((each) => each.fields.filter((inner) => inner.arrayConfig !== undefined).length <= 1, "an index holds at most one list");

const override = z.strictObject({
  collectionGroup: z.string().min(1),
  fieldPath: z.string().min(1),
  ttl: z.boolean().optional(),
  indexes: z.array(z.strictObject({ order: order.optional(), arrayConfig: contains.optional(), queryScope: scopes.optional() })
    .refine((each) => (each.order === undefined) !== (each.arrayConfig === undefined), "exactly one of order and arrayConfig")),
});

const file = z.strictObject({
  indexes: z.array(index).max(indexLimit, "a database has at most 1,000 composite indexes"),
  fieldOverrides: z.array(override).optional(),
});

/** What is wrong with the file's content, each with its place; empty if Firestore's tools take it. */
export function checkIndexFile(content: unknown): readonly string[] {
  const read = file.safeParse(content);
  return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

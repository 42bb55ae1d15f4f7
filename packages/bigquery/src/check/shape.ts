import { z, type ZodType } from "zod";
import { fieldTypes, modes, partitionTypes, type FieldResource, type TableResource } from "../resource.ts";

/** Numbers of 64 bits are text in the API's JSON. */
const int64 = z.string().regex(/^-?(?:0|[1-9][0-9]{0,18})$/, "is a whole number written as text");

const field: ZodType<FieldResource> = z.lazy(() => z.strictObject({
  name: z.string().min(1),
  type: z.enum(fieldTypes),
  mode: z.enum(modes).optional(),
  maxLength: int64.optional(),
  precision: int64.optional(),
  scale: int64.optional(),
  roundingMode: z.enum(["ROUND_HALF_AWAY_FROM_ZERO", "ROUND_HALF_EVEN"]).optional(),
  collation: z.string().optional(),
  defaultValueExpression: z.string().optional(),
  timestampPrecision: int64.optional(),
  policyTags: z.strictObject({ names: z.array(z.string()) }).optional(),
  rangeElementType: z.strictObject({ type: z.string() }).optional(),
  description: z.string().optional(),
  fields: z.array(field).optional(),
}));

const reference = z.strictObject({ projectId: z.string().min(1), datasetId: z.string().min(1), tableId: z.string().min(1) });

/** The shape of a table that holds rows, closed: a word that is not in the discovery document is a mistake. */
export const tableShape: ZodType<TableResource> = z.strictObject({
  tableReference: reference,
  friendlyName: z.string().optional(),
  description: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  schema: z.strictObject({ fields: z.array(field) }),
  timePartitioning: z.strictObject({ type: z.enum(partitionTypes), field: z.string().optional(), expirationMs: int64.optional() }).optional(),
  rangePartitioning: z.strictObject({ field: z.string(), range: z.strictObject({ start: int64, end: int64, interval: int64 }) }).optional(),
  requirePartitionFilter: z.boolean().optional(),
  clustering: z.strictObject({ fields: z.array(z.string()) }).optional(),
  tableConstraints: z.strictObject({
    primaryKey: z.strictObject({ columns: z.array(z.string()) }).optional(),
    foreignKeys: z.array(z.strictObject({
      name: z.string().optional(),
      referencedTable: reference,
      columnReferences: z.array(z.strictObject({ referencingColumn: z.string(), referencedColumn: z.string() })),
    })).optional(),
  }).optional(),
  defaultCollation: z.string().optional(),
  expirationTime: int64.optional(),
});

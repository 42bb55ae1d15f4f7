import { z, type ZodType } from "zod";
import { sorts, type Request, type StoredValue } from "./request.ts";

const way = z.array(z.string().min(1)).min(1);

const value: ZodType<StoredValue> = z.lazy(() => z.union([
  z.strictObject({ nullValue: z.null() }), z.strictObject({ booleanValue: z.boolean() }), z.strictObject({ integerValue: z.string().regex(/^-?[0-9]{1,19}$/) }), z.strictObject({ doubleValue: z.number() }),
  z.strictObject({ timestampValue: z.iso.datetime() }), z.strictObject({ stringValue: z.string() }), z.strictObject({ bytesValue: z.base64() }),
  z.strictObject({ geoPointValue: z.strictObject({ latitude: z.number(), longitude: z.number() }) }),
  z.strictObject({ arrayValue: z.strictObject({ values: z.array(value) }) }), z.strictObject({ mapValue: z.strictObject({ fields: z.record(z.string(), value) }) }),
]));

const scale = z.int().min(0).max(38);

const conversion = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("text"), scale: scale.optional() }), z.strictObject({ to: z.literal("whole number") }), z.strictObject({ to: z.literal("units"), scale }), z.strictObject({ to: z.literal("list") }),
  z.strictObject({ to: z.literal("day") }), z.strictObject({ to: z.literal("moment") }), z.strictObject({ to: z.literal("digits"), digits: z.int().min(0).max(6) }),
]);

const edit = z.union([
  z.strictObject({ copy: way, to: z.string().min(1) }), z.strictObject({ fill: way, with: z.union([z.enum(["created", "updated"]), value]) }),
  z.strictObject({ reword: way, as: z.record(z.string(), z.string()) }), z.strictObject({ convert: way, as: conversion }), z.strictObject({ remove: way, held: z.string().min(1).optional() }),
]);

const segment = z.union([z.string().min(1), z.strictObject({ field: z.string().min(1) })]);
const place = z.strictObject({ path: z.array(segment).min(1), id: z.array(segment).min(1) });

const scope = z.enum(["COLLECTION", "COLLECTION_GROUP"]);
const order = z.enum(["ASCENDING", "DESCENDING"]);
const contains = z.literal("CONTAINS");
const index = z.strictObject({
  collectionGroup: z.string().min(1), queryScope: scope,
  fields: z.array(z.union([z.strictObject({ fieldPath: z.string().min(1), order }), z.strictObject({ fieldPath: z.string().min(1), arrayConfig: contains })])).min(2),
});
const field = z.strictObject({
  collectionGroup: z.string().min(1), fieldPath: z.string().min(1), ttl: z.boolean().optional(),
  indexes: z.array(z.strictObject({ order: order.optional(), arrayConfig: contains.optional(), queryScope: scope })).optional(),
});

const taken = z.strictObject({ collection: z.string().min(1), by: z.array(z.string().min(1)).min(1), nulls: z.enum(["distinct", "equal"]), holder: z.array(z.string().min(1)).min(1) });

/** What a request of a migration may say; closed, so that a slip of the pen does nothing to documents. */
export const requestShape: ZodType<Request> = z.discriminatedUnion("do", [
  z.strictObject({ do: z.enum(["create index", "delete index"]), index }), z.strictObject({ do: z.literal("index field"), field }),
  z.strictObject({ do: z.literal("edit"), in: place, edits: z.array(edit).min(1) }),
  z.strictObject({ do: z.literal("copy documents"), from: place, to: place }),
  z.strictObject({ do: z.literal("delete documents"), in: place, held: place.optional() }),
  z.strictObject({ do: z.enum(["reserve", "check reserved"]), in: place, taken }), z.strictObject({ do: z.literal("release"), in: place, held: place, taken }),
  z.strictObject({ do: z.literal("check"), in: place, wanted: z.array(z.strictObject({ at: way, is: z.array(z.enum(sorts)), optional: z.boolean() })) }),
]) as ZodType<Request>;

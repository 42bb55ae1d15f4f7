import type { protos } from "@google-cloud/firestore-api";
import type { CompositeIndex, FieldOverride } from "../../emit/index-file.ts";
import type { Request } from "../../evolve/request.ts";
import { indexKey, type Indexes } from "../../evolve/index-steps.ts";

/** The messages of the Firestore Admin API, by the vendor's own definition. */
export type AdminIndex = protos.google.firestore.admin.v1.IIndex;
export type AdminField = protos.google.firestore.admin.v1.IField;

/** An index as the API writes it. */
export function adminIndex({ queryScope, fields }: CompositeIndex): AdminIndex {
  return { queryScope, fields: fields.map((field) => ({ ...field })) };
}

/** What the API says of a composite index, as the file of indexes has it; the API adds the document's name at the end, which every index has. */
export function fileIndex(index: AdminIndex): CompositeIndex {
  const [, collectionGroup = ""] = /\/collectionGroups\/([^/]+)\//u.exec(index.name ?? "") ?? [];
  const fields = (index.fields ?? []).filter(({ fieldPath }) => fieldPath !== "__name__").map(({ fieldPath, order, arrayConfig }) => (
    arrayConfig === undefined || arrayConfig === null || arrayConfig === "ARRAY_CONFIG_UNSPECIFIED" ? { fieldPath: fieldPath ?? "", order } : { fieldPath: fieldPath ?? "", arrayConfig: "CONTAINS" }
  ));
  return { collectionGroup, queryScope: index.queryScope, fields } as CompositeIndex;
}

/** A field's own indexes as the API writes them; without `indexes` those that every field has. */
export function adminField(parent: string, { collectionGroup, fieldPath, indexes, ttl }: Extract<Request, { readonly do: "index field" }>["field"]): { readonly field: AdminField; readonly updateMask: { readonly paths: string[] } } {
  const own = indexes?.map(({ queryScope, ...how }) => ({ queryScope, fields: [{ fieldPath, ...how }] }));
  return {
    field: { name: `${parent}/collectionGroups/${collectionGroup}/fields/${fieldPath}`, ...(own === undefined ? {} : { indexConfig: { indexes: own } }), ...(ttl === true ? { ttlConfig: {} } : {}) },
    updateMask: { paths: ["index_config", "ttl_config"] },
  };
}

/**
 * Carries a request about indexes out in a real project, by the Firestore Admin API, and waits until the service has built it. An index that is there already, or
 * gone already, is what was asked for. Not executed: experimental.
 */
export async function deployIndex(project: string, request: Extract<Request, { readonly do: "create index" | "delete index" | "index field" }>): Promise<void> {
  const admin = await adminClient();
  const parent = `projects/${project}/databases/(default)`;
  try {
    if (request.do === "index field") {
      const [operation] = await admin.updateField(adminField(parent, request.field));
      await operation.promise();
      return;
    }
    const group = `${parent}/collectionGroups/${request.index.collectionGroup}`;
    const [there] = await admin.listIndexes({ parent: group });
    const same = there.find((each) => indexKey(fileIndex(each)) === indexKey(request.index));
    if (request.do === "delete index") {
      if (same?.name != null) await admin.deleteIndex({ name: same.name });
      return;
    }
    if (same !== undefined) return;
    const [operation] = await admin.createIndex({ parent: group, index: adminIndex(request.index) });
    await operation.promise();
  } finally {
    await admin.close();
  }
}

/** The indexes that a real project has. Not executed: experimental. */
export async function indexesInForce(project: string): Promise<Indexes> {
  const admin = await adminClient();
  const parent = `projects/${project}/databases/(default)/collectionGroups/__all__`;
  try {
    const [indexes] = await admin.listIndexes({ parent });
    const [fields] = await admin.listFields({ parent, filter: "indexConfig.usesAncestorConfig:false OR ttlConfig:*" });
    return { composite: indexes.map(fileIndex), fields: fields.flatMap(overrideOf) };
  } finally {
    await admin.close();
  }
}

/** What the API says of a field, as the file of indexes has it; nothing of what holds of every field. */
export function overrideOf(field: AdminField): readonly FieldOverride[] {
  const [, collectionGroup = "", fieldPath = ""] = /\/collectionGroups\/([^/]+)\/fields\/(.+)$/u.exec(field.name ?? "") ?? [];
  if (collectionGroup === "__default__" || field.indexConfig?.usesAncestorConfig === true) return [];
  const indexes = (field.indexConfig?.indexes ?? []).map(({ queryScope, fields }) => {
    const [own] = fields ?? [];
    return { ...(own?.order == null || own.order === "ORDER_UNSPECIFIED" ? { arrayConfig: "CONTAINS" as const } : { order: own.order as "ASCENDING" | "DESCENDING" }), queryScope: queryScope as "COLLECTION" | "COLLECTION_GROUP" };
  });
  return [{ collectionGroup, fieldPath, ...(field.ttlConfig == null ? {} : { ttl: true }), indexes }];
}

async function adminClient() {
  const { v1 } = await import("@google-cloud/firestore-api");
  return new v1.FirestoreAdminClient();
}

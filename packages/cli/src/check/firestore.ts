import type { GeneratedFile, Json, Schema } from "@concord/core";
import type { Destination } from "@concord/firestore/driver";
import { Failure } from "../failure.ts";
import { firestoreFailure } from "../project/firestore.ts";
import { gather, type Together } from "./across.ts";
import type { Findings } from "./findings.ts";
import type { Gathered } from "./gathered.ts";
import { broken } from "./judge.ts";

/**
 * Reads every document of a Firestore project and judges its record; what the generated codec cannot read is no record. What a document alone does not show is gathered.
 * Documents are told by their paths.
 */
export async function lookAtFirestore(destination: Destination, { schema, files, together, gathered, findings }: {
  readonly schema: Schema; readonly files: readonly GeneratedFile[]; readonly together: Together; readonly gathered: Gathered; readonly findings: Findings;
}): Promise<void> {
  const { readDocuments } = await import("@concord/firestore/driver");
  for (const entity of schema.entities) if (entity.stores.includes("firestore")) findings.begin(entity);
  try {
    for await (const { entity, path, read } of readDocuments(destination, schema, files)) {
      findings.row(entity);
      if ("refused" in read) {
        findings.add(entity, "unreadable", [path], [`${entity.id}:type`], []);
        continue;
      }
      const record = read.record as { readonly [name: string]: Json };
      const constraints = broken(entity, "firestore", record);
      if (constraints.length > 0) findings.add(entity, "refused", [path], constraints, []);
      gather(together, gathered, "firestore", entity, [path], record);
    }
  } catch (error) {
    if (error instanceof Failure || error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError || error instanceof SyntaxError) throw error;
    throw firestoreFailure(destination, error);
  }
}

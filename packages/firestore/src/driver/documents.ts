import { GeoPoint, Timestamp } from "@google-cloud/firestore";
import type { Entity, GeneratedFile, Json, Schema } from "@concord/core";
import { loadCodecs } from "@concord/core/driver";
import { store } from "../block.ts";
import { isField, locationOf, type Part } from "../location.ts";
import { fileOf, storedName } from "../names.ts";
import { openFirestore, type Destination } from "./migrate/client.ts";
import { pageOf } from "./migrate/pages.ts";

/** A document as the entity's generated codec reads it: the record, or why it is none. */
export interface ReadDocument { readonly entity: Entity; readonly path: string; readonly read: { readonly record: Json } | { readonly refused: string } }

/** All documents of all entities, one page after another, read by the generated codecs. */
export async function* readDocuments(destination: Destination, schema: Schema, files: readonly GeneratedFile[]): AsyncGenerator<ReadDocument> {
  const database = openFirestore(destination);
  const codecs = await loadCodecs(files, fileOf, (exported, { name }) => (exported[`${name}Codec`] as (sdk: object) => { readonly fromDocument: (document: object) => Json })({ Timestamp, GeoPoint }));
  try {
    for (const entity of schema.entities.filter(({ stores }) => stores.includes(store.name))) {
      const codec = await codecs.of(entity);
      const { path, id } = locationOf(entity, schema.project);
      const segment = (part: Part) => (isField(part) ? { field: storedName(part, schema.project) } : part);
      const place = { path: path.map(segment), id: id.map(segment) };
      for (let from: string | undefined, more = true; more;) {
        const { documents, next } = await pageOf(database, place, from, destination.pageSize);
        for (const document of documents) yield { entity, path: document.ref.path, read: decoded(codec, document.data()) };
        from = next;
        more = from !== undefined;
      }
    }
  } finally {
    await codecs.close();
    await database.terminate();
  }
}

function decoded({ fromDocument }: { readonly fromDocument: (document: object) => Json }, data: object): ReadDocument["read"] {
  try {
    return { record: fromDocument(data) };
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return { refused: error.message };
    throw error;
  }
}

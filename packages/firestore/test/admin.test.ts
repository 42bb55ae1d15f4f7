import { protos } from "@google-cloud/firestore-api";
import { expect, test } from "vitest";
import { adminField, adminIndex, fileIndex, overrideOf } from "../src/driver/migrate/indexes.ts";
import { indexesDrift } from "../src/evolve/drift.ts";
import { fieldRequest, indexDifference, indexesOfSchema } from "../src/evolve/index-steps.ts";
import { schemaOf } from "./contracts.ts";

const { CreateIndexRequest, Field, Index, UpdateFieldRequest } = protos.google.firestore.admin.v1;
const parent = "projects/p/databases/(default)";

const before = schemaOf({ "n/note": "entity: note\nplural: notes\ndescription: A note.\nfields:\n  id: { type: uid }\n  tags: { type: list, of: { type: string, maxLength: 9 }, maxItems: 3 }\n  at: { type: timestamp }\n  text: { type: string, maxLength: 9, firestore: { index: false } }\nqueries:\n  tagged: { where: [tags contains], order: [-at] }\n" });
const after = schemaOf({ "n/note": "entity: note\nplural: notes\ndescription: A note.\nexpires: at\nfirestore: { group: true }\nfields:\n  id: { type: uid }\n  tags: { type: list, of: { type: string, maxLength: 9 }, maxItems: 3 }\n  at: { type: timestamp }\n  text: { type: string, maxLength: 9 }\nqueries:\n  tagged: { where: [tags contains], order: [at] }\n  texts: { where: [text ==] }\n" });
const states = [before, after].map(indexesOfSchema) as [ReturnType<typeof indexesOfSchema>, ReturnType<typeof indexesOfSchema>];

test("messages to the Firestore Admin API are what the vendor's definition of it says", () => {
  for (const { composite, fields } of states) {
    expect(composite.length + fields.length).toBeGreaterThan(1);
    for (const index of composite) {
      const request = { parent: `${parent}/collectionGroups/${index.collectionGroup}`, index: adminIndex(index) };
      expect(CreateIndexRequest.toObject(CreateIndexRequest.fromObject(request), { enums: String })).toEqual(request);
      // Nothing is lost on the way: what the API would say of the index is what the file says.
      const said = Index.toObject(CreateIndexRequest.fromObject(request).index as InstanceType<typeof Index>, { enums: String, defaults: false });
      expect(fileIndex({ ...said, name: `${request.parent}/indexes/x`, fields: [...(said["fields"] as object[]), { fieldPath: "__name__", order: "ASCENDING" }] })).toEqual(index);
    }
    for (const field of fields) {
      const request = adminField(parent, field);
      expect(UpdateFieldRequest.toObject(UpdateFieldRequest.fromObject(request), { enums: String, arrays: true })).toEqual(request);
      const said = Field.toObject(UpdateFieldRequest.fromObject(request).field as InstanceType<typeof Field>, { enums: String, defaults: false, arrays: true });
      expect(indexesDrift({ composite: [], fields: overrideOf(said) }, { composite: [], fields: [field] })).toEqual([]);
    }
  }
});

test("the definition refuses what is no such message", () => {
  const read = (request: object): object => CreateIndexRequest.toObject(CreateIndexRequest.fromObject(request), { enums: String });
  for (const index of [{ queryScope: "EVERYWHERE" }, { scope: "COLLECTION" }, { fields: [{ fieldPath: "a", order: "UP" }] }]) expect(read({ parent, index })).not.toEqual({ parent, index });
});

test("indexes that go and come are told apart, and a field goes back to what every field has", () => {
  const difference = indexDifference(...states);
  expect(difference.created.map(({ queryScope }) => queryScope)).toEqual(["COLLECTION", "COLLECTION_GROUP"]);
  expect(difference.deleted).toEqual([{ collectionGroup: "notes", queryScope: "COLLECTION", fields: [{ fieldPath: "tags", arrayConfig: "CONTAINS" }, { fieldPath: "at", order: "DESCENDING" }] }]);
  expect(difference.fields.map(({ before: old, after: now, adds }) => [(now ?? old)?.fieldPath, adds])).toEqual([["text", true], ["at", false]]);
  expect(fieldRequest(undefined, states[0].fields[0])).toEqual({ do: "index field", field: { collectionGroup: "notes", fieldPath: "text" } });
  expect(adminField(parent, { collectionGroup: "notes", fieldPath: "text" }).field).toEqual({ name: `${parent}/collectionGroups/notes/fields/text` });
});

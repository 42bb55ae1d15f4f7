import type { Example } from "@concord/core";

/** The words of the store's blocks in use. */
export const examples: readonly Example[] = [
  { in: "entity", text: "firestore: { collection: purchases }" },
  { in: "entity", text: "key: [customerId, id]\nfirestore: { path: \"customers/{customerId}/orders\", id: \"{id}\", group: true }" },
  { in: "field", text: "note: { type: string, maxLength: 500, optional: true, firestore: { name: remark } }" },
  { in: "field", text: "note: { type: string, maxLength: 500, optional: true, firestore: { absent: null } }" },
  { in: "field", text: "about: { type: string, maxLength: 5000, firestore: { index: false } }" },
  { in: "field", text: "number: { type: string, maxLength: 20, unique: true, firestore: { unique: { by: companion } } }" },
  { in: "entity", text: "unique:\n  - { fields: [customerId, code], firestore: { by: companion } }" },
  { in: "field", text: "answers: { type: json, firestore: { as: text } }" },
];

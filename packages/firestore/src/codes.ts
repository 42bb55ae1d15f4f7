import type { Code } from "@concord/core";

export const rulesBudget: Code = {
  code: "firestore/rules-budget",
  severity: "error",
  explain: `
The security rules of this entity would cost more than one request may: 1,000 expressions, 10 look-ups of other documents, 20 functions deep.
Rules over the budget compile and then deny every write, so they are not generated.

What the rules could give up was given up already, and stands in the enforcement report: checks of list members (the costliest list first), then the contract's checks,
then patterns beside a length, unique members and sizes of bytes. What is left are the types of all fields, the closed documents and the access lines.

Split the entity, or let servers alone write it: without create and update under access there are no rules to pay for.`,
};

export const rulesSize: Code = {
  code: "firestore/rules-size",
  severity: "error",
  explain: `
The generated firestore.rules are larger than the 256 KB of source that Firestore takes for one ruleset. The emulator does not mind; the deployment would fail.

Let fewer entities be written by clients, give long lists a smaller maxItems, or take entities out of Firestore with stores.`,
};

export const accessUnsayable: Code = {
  code: "firestore/access-unsayable",
  severity: "error",
  explain: `
Security rules can't say this access line, so they would have to deny what the contract allows.

Usually the line reads a field that Firestore does not hold (its stores leave firestore out), follows a reference to an entity that is not in Firestore, or asks every member of a
list without maxItems. Keep what access depends on in Firestore, or leave the operation to servers: nobody.`,
};

export const secretField: Code = {
  code: "firestore/secret-field",
  severity: "error",
  explain: `
Security rules let a client read a whole document or nothing of it, so a document cannot keep a secret field from those who may read it.

A secret is held by the entity's primary store unless stores says otherwise. Name another store that holds it:

  passwordHash: { type: string, maxLength: 100, secret: true, stores: [postgres] }`,
};

export const noSequence: Code = {
  code: "firestore/no-sequence",
  severity: "error",
  explain: `
auto: sequence asks the store for the next number, and Firestore has none to give: a counter document would be a bottleneck of one write per second.

Take auto: uuid, or hold the field in a store that counts.`,
};

export const blockWord: Code = {
  code: "firestore/block-word",
  severity: "error",
  explain: `
A word of the firestore block does not fit the field's type. as: text belongs to json: it keeps the value as JSON text.

  settings: { type: json, firestore: { as: text } }`,
};

export const textOrder: Code = {
  code: "firestore/text-order",
  severity: "warning",
  explain: `
An index sorts by a decimal of more than 15 digits. Documents hold such decimals as text, and text has another order: "10.00" comes before "9.00".

The index is not generated. Give the decimal a precision of at most 15, which is held as a whole number of units, or take Firestore out of the index's stores.`,
};

export const badIndexes: Code = {
  code: "firestore/bad-indexes",
  severity: "error",
  explain: `
Firestore would not take the composite indexes: a database has at most 1,000 of them (200 without billing), an index at most 100 fields and at most one list. Or a query needs the
index of a single field that says index: false.

Take what only other stores need out of Firestore, or sort by fewer fields:

  indexes:
    - { fields: [tags, topics], stores: [postgres] }`,
};

export const badLocation: Code = {
  code: "firestore/bad-location",
  severity: "error",
  explain: `
A document is found by its path alone, so its path and its id say the key of the record: every field of the key stands once in one of them, and nothing else does.

  key: [userId, id]
  firestore: { path: "users/{userId}/orders" }         # users/ann/orders/7

  key: [tenantId, number]
  firestore: { id: "{tenantId}~{number}" }             # acme~7

Between two fields of an id stands text of which no field may hold the first character: otherwise two keys could make one id. Free text is refused when it is written with that
character in it; numbers, dates, uuids and enums are known to hold it or not. A timestamp calls no document: it is no text in Firestore. A field of the path that refers to another entity needs that entity's documents to stand right above.`,
};

export const reservedKey: Code = {
  code: "firestore/reserved-key",
  severity: "error",
  explain: `
A map is a map in the document, and its keys are names of fields there. Firestore keeps names that begin and end with two underscores for itself, and takes no empty one: a record with such a
key could never be written.

  labels: { type: map, keys: [owner, team], of: { type: string, maxLength: 40 } }

Call the key something else, or hold the field in other stores: stores: [postgres]`,
};

export const badCompanion: Code = {
  code: "firestore/bad-companion",
  severity: "error",
  explain: `
A unique that a companion document can't keep. For each value that is taken there is one, called by the value itself, so the fields are of kinds with one short text, stand in the
record itself, and every record counts.

  code: { type: string, maxLength: 20, unique: true, firestore: { unique: { by: companion } } }

  unique:
    - { fields: [tenantId, code], firestore: { by: companion } }

Clients write companions in one batch with the record; the entity's file has a function that says which (ticketReservations).`,
};

/** Everything that Firestore may have against a contract. */
export const codes: readonly Code[] = [rulesBudget, rulesSize, accessUnsayable, secretField, noSequence, blockWord, textOrder, badIndexes, badLocation, reservedKey, badCompanion];

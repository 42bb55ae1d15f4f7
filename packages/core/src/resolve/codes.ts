import type { Code } from "../diagnostic/diagnostic.ts";
import { seedCodes } from "./seed-codes.ts";
import { viewCodes } from "./view-codes.ts";

const code = (name: string, explain: string): Code => ({ code: `resolve/${name}`, severity: "error", explain });

export const unknownType: Code = code("unknown-type", `
The type is neither built in nor a shared object or enum.

A shared type is looked up in the own namespace by its name, and elsewhere as namespace.name.

  address: { type: address }            # schemas/<own namespace>/address.yaml
  address: { type: people.address }     # schemas/people/address.yaml`);

export const wordNotOfType: Code = code("word-not-of-type", `
The word says something of values of another type: minLength of a number, scale of a text.

It is refused, since nothing would enforce it.`);

export const missingTypeWord: Code = code("missing-type-word", `
The type needs a word that is not there: decimal needs precision and scale, enum needs values, list and map need of, object needs fields, and a field needs type or ref.`);

export const badBound: Code = code("bad-bound", `
A bound that no value of the type can have, or bounds that leave no value: a minimum above the maximum, a whole number beyond 2^53, a decimal with other digits than the
type's scale.

Bounds of decimal and int64 are quoted text in the type's own spelling, since YAML would read 0.00 as 0 and round large numbers:

  credit: { type: decimal, precision: 10, scale: 2, minimum: "0.00" }`);

export const badLiteral: Code = code("bad-literal", `
A default, or a value of a seed record, is no value of the field's type.

It is a literal in the canonical spelling of its type: text for decimals, times and int64, true or false for booleans, a value of the enum.`);

export const circularType: Code = code("circular-type", `
A shared object contains itself, directly or through others.

A value of it would have no end, and a table or a column could not be made for it. Refer to a record by its key instead (ref), or hold the inner value as json.`);

export const badList: Code = code("bad-list", `
A list cannot stand directly in a list or map: Firestore and BigQuery have no such values. Put an object between them.`);

export const badComputed: Code = code("bad-computed", `
A computed field that could not work: of a type that targets would not compute alike, in the key, made from a secret or from a field that one of its stores does not have, or with a word
beside it that says where the value comes from (default, auto, ref) or who gives it (setBy, immutable, secret).

  fullName:
    type: string
    maxLength: 201
    computed: firstName + (lastName == null ? '' : ' ' + lastName)

Nobody gives such a value: a table generates it, rules and validators ask that it is the right one. It is made from fields that are given, never from another computed one.`);

export const badMap: Code = code("bad-map", `
The keys of a map do not fit together: keys are texts, so their type is an enum that is not open, a string or a patterned string, and nothing normalises them; require names each key once, each of them a key that
the map may have, and no more of them than maxItems.

  about: { type: map, keys: locale, of: { type: string, maxLength: 2000 }, require: [en], maxItems: 10 }
  hours: { type: map, keys: [weekdays, weekend], of: string }`);

export const badUnion: Code = code("bad-union", `
A union is one of several objects, and something has to say which one: by, an enum field of the same entity whose every value names a part, or tag, a member that the union adds to each
part and that holds the part's name.

  type:   { type: enum, values: [imo, vendor] }
  config: { type: union, by: type, of: { imo: imoConfig, vendor: vendorConfig } }

  payments:
    type: list
    of: { type: union, tag: kind, of: { card: cardPayment, transfer: transferPayment } }

With by, the enum is required, not open and given (not computed), every value has a part, and one field tells all unions of an entity apart. Inside objects, lists and maps a union has a
tag, since no field stands beside it. Each part is an object, shared or with fields of its own, and has no field that is called like the tag.`);

export const unknownEntity: Code = code("unknown-entity", `
The reference names no entity. ref takes the name of a contract, not of a table: schemas/company/company.yaml is company.company from other namespaces, company from its own.`);

export const badReference: Code = code("bad-reference", `
The reference does not fit the key of the entity it names: another number of fields, other types, or an action that cannot be carried out (clear needs fields that may be missing).

A key of several fields is referred to under references:

  references: { manager: { to: crm.staff, by: [tenantId, managerId], onDelete: clear } }`);

export const unknownField: Code = code("unknown-field", `
A key, unique, index, access line or store block names a field that the entity does not have. Paths go through objects with a dot: price.amount.`);

export const badKey: Code = code("bad-key", `
A key's fields are required, and of a type whose equality every store agrees on: string, uuid, uid, int32, integer, int64, date or enum, and the patterned strings. The timestamp or
localDateTime by which partition cuts the tables may be in it too, since PostgreSQL needs it there.`);

export const nullsUnsaid: Code = code("nulls-unsaid", `
A unique over a field that may be missing must say what two missing values mean: distinct (any number of records without a value) or equal (one at most).

  unique:
    - { fields: [parentId, name], nulls: equal }

PostgreSQL takes them for distinct unless told, which lets duplicates in where nobody expects them.`);

export const badStores: Code = code("bad-stores", `
The stores do not fit together: a field in a store that the entity is not in, a key that is not everywhere, several stores and no primary, a store's block without the store.`);

export const badAccess: Code = code("bad-access", `
An access line that could not work as written: a client may create records but never set a field that they need, or only names a field that no client may ever write.

Clients never write fields that are auto, immutable (after creation), part of the key (after creation), or secret; setBy: server and fields that an access expression tests can be
freed by naming them in only.`);

export const badDefault: Code = code("bad-default", `
A default stands where nobody would apply it: on an optional field (whose absence is a value already), inside an object (which is stored as it is given), beside auto (which makes the value).`);

export const badAuto: Code = code("bad-auto", `
auto makes values of one type: uuid for uuid, sequence for int32, integer and int64, created and updated for timestamp. A sequence exists in the primary store only, so an entity in several
stores cannot use it for a key.`);

export const badEnumValue: Code = code("bad-enum-value", `
An enum's values are text of 1 to 63 bytes, each once: a longer label is an error in PostgreSQL, and an empty one can't be told from nothing in a form.`);

export const badPrecision: Code = code("bad-precision", `
The digits do not fit: decimal has 1 to 38 digits in all and a scale of 0 to that; a time has 0, 3 or 6 digits after the second, a timestamp 3 or 6.`);

export const reservedName: Code = code("reserved-name", `
The name is reserved, since a field of that name was removed, or it is at once a field's name and an earlier name of another. Old data would be read as something else.`);

export const badStatementName: Code = code("bad-name", `
Checks, uniques and indexes are named with lower-case letters, digits and underscores, beginning with a letter.`);

export const circularKey: Code = code("circular-key", `
A key refers to an entity whose key refers back, so neither has a type.`);

export const unknownTrait: Code = code("unknown-trait", `
use names a trait that is not there. A trait is looked up in the own namespace by its name, and elsewhere as namespace.name.

  use: [timestamps]            # schemas/<own namespace>/timestamps.yaml, which begins with trait: timestamps
  use: [shared.timestamps]     # schemas/shared/timestamps.yaml`);

export const traitClash: Code = code("trait-clash", `
An entity and a trait that it uses, or two of its traits, both have a field, check or reference of this name, or a trait is used twice.

Neither overrides the other, since a reader of one file would then be wrong about the record. Rename one of the two, or take it out.`);

export const namedTwice: Code = code("named-twice", `
Two uniques, or two references, of an entity have one name. Reports, claims and statements of the stores go by these names, so each needs its own.

A unique that has no name is called after its fields, and a reference that a field makes after the field. Two uniques of the same fields that differ in where are told apart by name:

  unique:
    - { fields: [email], where: closedAt == null, name: open_email }
    - { fields: [email], where: verified, name: verified_email }`);

export const badExpiry: Code = code("bad-expiry", `
A record expires at the moment that a timestamp of its own holds, or so many days after it was created, which auto: created says.

  expires: expiresAt          # expiresAt: { type: timestamp }
  keep: 400 days              # createdAt: { type: timestamp, auto: created }`);

export const badPartition: Code = code("bad-partition", `
Tables are cut into partitions by a timestamp, localDateTime or date of the entity itself that every record has. It may be made when the record is created, but neither at every change nor
from other fields: a record stays in the partition in which it was put. A date has no hours.

  partition: { by: createdAt, every: month }`);

export const badAppendOnly: Code = code("bad-append-only", `
Records that are only added, and a word that would change one or take it away: an access line for update or delete, a reference that clears or cascades, or staging,
whose promotion merges. PostgreSQL refuses every change
of such a record, its owner's too, so deleting what the record refers to would fail.

  userId: { ref: user, onDelete: restrict }     # what is logged stays, and so does who did it
  userId: { ref: user, enforce: none }          # what is logged stays; the user may go

expires and keep go with appendOnly: a record may be deleted once its time is over, and not before.`);

export const badTransition: Code = code("bad-transition", `
Which value may follow which is said of a required field of an enum type that can change, and of all its values: each of them follows another one, or is followed by others, by none ([]).
A value may always stay as it is, so it does not follow itself.

  transitions:
    status: { queued: [running], running: [done, failed] }       # nothing follows done and failed

A new record may have any value, unless initial says which:

  transitions:
    status:
      initial: [queued]
      next: { queued: [running], running: [done, failed] }`);

export const badHistory: Code = code("bad-history", `
A journal leaves out a field that it does not have: secrets are never in it, and a field that is auto: updated changes with every other one, so that its change alone makes no entry anyway.

  history: { table: history, except: [lastSeenAt] }`);

export const badStaging: Code = code("bad-staging", `
Waiting records are matched by fields that find one record at most, and always the same one: the entity's key, or a unique over all records, each field of it required.

  fields:
    email: { type: email, unique: true }
  staging: { table: slot, match: [email], merge: fill }`);

export const badQuery: Code = code("bad-query", `
A query that no store could answer as written: its condition is not a field and an operator, the field has no order to bound or sort by, or contains asks a field that is no list of
single values.

  queries:
    openSince: { where: [status ==, createdAt >=], order: [-createdAt] }
    byTag:     { where: [tags contains] }`);

export const badShape: Code = code("bad-shape", `
A shape that could not work as written: it is called like one that every entity has (record, read, create, patch), it both picks and omits, it has no field, or its words do not fit
together. What is read is what the record holds, so an output shape adds no fields and no checks and is no form; a partial shape asks no checks, since any of their fields may be missing.

  shapes:
    public: { pick: [id, displayName], direction: output }
    signUp:
      pick: [email, displayName]
      add: { password: { type: string, minLength: 12, maxLength: 200 }, confirmation: { type: string, maxLength: 200 } }
      checks: { passwords_agree: { if: password == confirmation, message: The passwords differ. } }
      form: true`);

export const badShapeField: Code = code("bad-shape-field", `
A field that a shape cannot have.

Secret fields are in no shape, since shapes are what clients see. What the store makes (auto, computed) and what only the server sets (setBy: server) is in no input shape: a client
would believe that it may give it. A field under add is never stored, so it cannot be called like one that is.`);

export const resolveCodes: readonly Code[] = [
  unknownType, wordNotOfType, missingTypeWord, badBound, badLiteral, circularType, badList, unknownEntity, badReference, unknownField, badKey, nullsUnsaid,
  badStores, badAccess, badDefault, badAuto, badEnumValue, badPrecision, reservedName, badStatementName, circularKey, unknownTrait, traitClash, namedTwice, badMap, badComputed, badExpiry, badPartition, badAppendOnly, badTransition, badHistory, badStaging, badQuery,
  badUnion,
  badShape, badShapeField,
  ...viewCodes, ...seedCodes,
];

import type { Code } from "../diagnostic/diagnostic.ts";

const code = (name: string, explain: string): Code => ({ code: `language/${name}`, severity: "error", explain });

export const unknownWord: Code = code("unknown-word", `
A contract holds a word that the language does not have, or not at this place.

Unknown words are refused rather than ignored, since a mistyped constraint that nobody enforces is worse than an error. The words that may stand
there are the ones that an editor completes with the published JSON Schema.

  email: { type: email, uniqe: true }     # unique

Free facts of your own belong under meta:, which takes anything.`);

export const wrongValue: Code = code("wrong-value", `
A word has a value that it cannot take: a list where a text belongs, a negative length, a store that is not there.

The message says what the word takes.`);

export const missingWord: Code = code("missing-word", `
A word that must be there is missing. An entity has entity, description and fields; a shared object has object, description and fields; a shared enum
has enum, description and values; a trait has trait, description and fields; a view has view, description and columns, a saved query query, description and
columns.`);

export const notAContract: Code = code("not-a-contract", `
The file is not a contract: it says neither entity:, object:, enum:, trait:, view: nor query:.

Every file under schemas/ but project.yaml, layout.json, approved.yaml, migrations/, releases/, seeds/ and the SQL beside views and saved queries is one contract.

  entity: user
  description: A person who signs in.
  fields:
    id: { type: uid }`);

export const wrongPlace: Code = code("wrong-place", `
A contract's file is called like what it holds, and its folder is the namespace: schemas/people/person.yaml holds entity: person. A view stands in
active.view.yaml, a saved query in active.query.yaml, and their SQL beside them: active.postgres.sql.

So a reader finds a contract by its name, and two contracts cannot have the same one.`);

export const badName: Code = code("bad-name", `
Names of entities, types and fields are camelCase: a lower-case letter, then letters and digits. Namespaces, checks, uniques and indexes are lower case with
underscores.

Every store gets its own spelling from these by its naming policy; a name that starts with a capital or holds another character would meet
another one in a store that folds case.`);

export const treacherousName: Code = code("treacherous-name", `
Fields may not be called __proto__, constructor, prototype, toString, valueOf, hasOwnProperty or then.

These names have a meaning of their own in JavaScript. Measured: a validator with an optional field called constructor throws on {}, another takes a required one for present, and
a field called then makes a record look like a promise. Take another name; a store block can keep the name in the store.`);

export const duplicateContract: Code = code("duplicate-contract", `
The same contract is written twice: as .yaml, .yml or .json. Keep one.`);

export const languageCodes: readonly Code[] = [
  unknownWord, wrongValue, missingWord, notAContract, wrongPlace, badName, treacherousName, duplicateContract,
];

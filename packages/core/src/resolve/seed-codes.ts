import type { Code } from "../diagnostic/diagnostic.ts";

const code = (name: string, explain: string): Code => ({ code: `resolve/${name}`, severity: "error", explain });

export const badSeed: Code = code("bad-seed", `
A seed record that no store could hold as it is written: a required field is missing, a computed field or a secret is given, null stands where a field should be left out.

What has a default or is made by the store (auto) may be left out; times may be given. A key that is auto: uuid and left out gets a value that follows from the record, so that the same record is the same
record when the seeds are loaded again.`);

export const badFind: Code = code("bad-find", `
A reference of a seed record is looked up in a way that does not lead to exactly one record. find names the fields of a key or unique of the entity that the field refers to, and one record of the same set has
these values.

  userId: { find: { email: test@example.com } }

Only a field with ref can be looked up.`);

export const circularSeeds: Code = code("circular-seeds", `
Seed records refer to one another in a circle, so none of them can be loaded first. Leave one of the references out of the seeds.`);

export const seedCodes: readonly Code[] = [badSeed, badFind, circularSeeds];

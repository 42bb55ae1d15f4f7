export * from "./prove.ts";
export * from "./run/proof.ts";
export type { AnswerProof } from "./run/answers.ts";
export type { Standing } from "./run/proven.ts";
export type { Counts } from "./run/tally.ts";
export { groundOf, type Ground } from "./base/ground.ts";
export { derivedRecords } from "./derive/records.ts";
export type { Derived } from "./derive/derived.ts";
export { derivedChecks } from "./derive/expressions.ts";

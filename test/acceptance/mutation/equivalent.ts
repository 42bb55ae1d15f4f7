import type { Entity, Schema } from "@concord/core";
import { equivalentJavaScript, equivalentJsonSchema, equivalentSchemas, equivalentValidators } from "./equivalent-libraries.ts";
import { equivalentSql } from "./equivalent-sql.ts";

/** Statements whose loss no record shows, and the proof that none can: what else refuses everything that they refuse. */
export interface Equivalent {
  readonly target: string;
  /** The ids of the constraints, as a pattern. */
  readonly constraint: RegExp;
  /** What the statement says, as a pattern. */
  readonly statement: RegExp;
  /** Where the model has it so; everywhere by default. `path`: of the value that the constraint is on. */
  readonly holds?: (schema: Schema, entity: Entity, path: string) => boolean;
  readonly proof: string;
}

const firestore: readonly Omit<Equivalent, "target">[] = [
  {
    constraint: /^[\w.]+\/id:required$/, statement: /^d\.id\.matches\(/,
    proof: "the document's id is compared with d.id, and reading a field that is missing is an error, which denies",
  },
  {
    constraint: /^(?:marketing\.feedbackReport\/authorUid|public\.client\/ownerUid|public\.order\/userId|public\.userData\/userId):required$/, statement: /^d\.\w+\.matches\(/,
    proof: "the create line compares this field with the caller's uid, and reading a field that is missing is an error, which denies",
  },
  {
    constraint: /^public\.(?:client\/ownerUid|order\/userId|session\/userId|userData\/userId):immutable$/, statement: /^d\.diff\(old\)\.affectedKeys\(\)/,
    proof: "the update line compares this field with the caller's uid in the old and the new document, so it is the same in both",
  },
  {
    constraint: /^public\.blueprint\/clientId:(?:required|type)$/, statement: /^d\.clientId\.matches\(/,
    proof: "the create line reads the client that this field leads to: where it is missing or no client's key, there is no such document, and reading it is an error, which denies",
  },
  {
    constraint: /^public\.blueprint\/type:(?:required|type|values)$/, statement: /^d\.type in \['imo', 'vendor'\]$/,
    proof: "what the plan is carried out with is asked for each of the two by its name, and for nothing else",
  },
  { constraint: /^[\w.]+\/(?:topics|skills):type$/, statement: /^l is list$/, proof: "toSet, which is asked next, is a function of lists alone" },
  {
    constraint: /^public\.order\/items:type$/, statement: /^l is list$/,
    proof: "at least one member is asked for, and member 0 of what is no list is an error (map, bytes) or a text of one letter (text), which is no item",
  },
  { constraint: /^public\.order\/items\[\]:type$/, statement: /^v\.size\(\) == 4$/, proof: "the fields of an item are read next, which is an error in what is no map" },
  { constraint: /^people\.person\/address:type$/, statement: /^v\.keys\(\)\.hasOnly\(/, proof: "the fields of an address are read next, which is an error in what is no map" },
  {
    constraint: /^marketing\.feedbackReport\/topics:maxItems$/, statement: /^n <= 5$/,
    proof: "a topic is one of five values and none stands twice, so there are no more than five",
  },
  {
    constraint: /^people\.person\/closedAt:type$/, statement: /^d\.closedAt == timestamp\.value\(/,
    proof: "the check closed_after_opened orders this field after a timestamp, and comparing anything but a timestamp with one is an error, which denies",
  },
];

const of = (target: string, entries: readonly Omit<Equivalent, "target">[]): readonly Equivalent[] => entries.map((each) => ({ target, ...each }));

/** Every proof of equivalence, by target. */
export const equivalents: readonly Equivalent[] = [
  ...of("firestore", firestore), ...of("postgres", equivalentSql), ...["zod", "json-schema"].flatMap((target) => of(target, equivalentSchemas)),
  ...["zod", "validators"].flatMap((target) => of(target, equivalentJavaScript)), ...of("json-schema", equivalentJsonSchema), ...of("validators", equivalentValidators),
];

import type { CompositeIndex, FieldOverride } from "../emit/index-file.ts";
import type { Conversion } from "./conversion.ts";

/** A way into a document, by stored names; `[]` for the members of a list, `{}` for the values of a map. */
export type Way = readonly string[];

/** What is done to every document of a collection. Each leaves a document as it is to which it was done already. */
export type Edit =
  /** The value stands under another name as well, unless there is one already. */
  | { readonly copy: Way; readonly to: string }
  /** A value where there is none: this one, or when the document was created or last changed. */
  | { readonly fill: Way; readonly with: StoredValue | "created" | "updated" }
  /** Texts that are spelled otherwise. */
  | { readonly reword: Way; readonly as: Readonly<Record<string, string>> }
  | { readonly convert: Way; readonly as: Conversion }
  /** The value goes; with `held`, only where the value under that name is the same. */
  | { readonly remove: Way; readonly held?: string };

/** A value in Firestore's JSON, google.firestore.v1.Value. */
export type StoredValue =
  | { readonly nullValue: null } | { readonly booleanValue: boolean } | { readonly integerValue: string } | { readonly doubleValue: number } | { readonly timestampValue: string }
  | { readonly stringValue: string } | { readonly bytesValue: string } | { readonly geoPointValue: { readonly latitude: number; readonly longitude: number } }
  | { readonly arrayValue: { readonly values: readonly StoredValue[] } } | { readonly mapValue: { readonly fields: Readonly<Record<string, StoredValue>> } };

/** Where documents stand: text, and stored fields whose values stand in its place. */
export interface Place { readonly path: readonly Segment[]; readonly id: readonly Segment[] }
export type Segment = string | { readonly field: string };

/** What the documents of a collection keep taken: the stored fields whose values name them, whether records without a value meet, and the fields by which they name their record. */
export interface Taken { readonly collection: string; readonly by: readonly string[]; readonly nulls: "distinct" | "equal"; readonly holder: readonly string[] }

/** What a value must be: the sorts of stored values that the contract takes, and whether it may be absent. */
export interface Wanted { readonly at: Way; readonly is: readonly Sort[]; readonly optional: boolean }
export const sorts = ["null", "boolean", "integer", "double", "timestamp", "string", "bytes", "geoPoint", "list", "map"] as const;
export type Sort = (typeof sorts)[number];

/** One request of a migration, as its file has it in JSON. A security ruleset stands there as it is. */
export type Request =
  | { readonly do: "create index" | "delete index"; readonly index: CompositeIndex }
  /** What holds of one field's own indexes; without `indexes`, what holds of every field. */
  | { readonly do: "index field"; readonly field: Pick<FieldOverride, "collectionGroup" | "fieldPath"> & Partial<FieldOverride> }
  | { readonly do: "edit"; readonly in: Place; readonly edits: readonly Edit[] }
  /** Documents stand elsewhere too, until those that were written last are in both places. */
  | { readonly do: "copy documents"; readonly from: Place; readonly to: Place }
  | { readonly do: "delete documents"; readonly in: Place; readonly held?: Place }
  /** Each document gets the one that keeps its values taken; those of `release` go that keep what no document of `held` has. */
  | { readonly do: "reserve"; readonly in: Place; readonly taken: Taken }
  | { readonly do: "release"; readonly in: Place; readonly held: Place; readonly taken: Taken }
  /** Fails as long as a document has no such one of its own. */
  | { readonly do: "check reserved"; readonly in: Place; readonly taken: Taken }
  /** Fails as long as a document is not as described. */
  | { readonly do: "check"; readonly in: Place; readonly wanted: readonly Wanted[] };

/** A request as a migration's file holds it. */
export function printRequest(request: Request): string {
  const { do: what, ...rest } = request;
  const lines = Object.entries(rest).flatMap(([word, value]) => {
    if (!Array.isArray(value)) return [`  ${JSON.stringify(word)}: ${JSON.stringify(value)}`];
    return [`  ${JSON.stringify(word)}: [\n${value.map((each) => `    ${JSON.stringify(each)}`).join(",\n")}\n  ]`];
  });
  return `{\n  "do": ${JSON.stringify(what)},\n${lines.join(",\n")}\n}`;
}

/** A value as Firestore's REST API writes it (google.firestore.v1.Value in JSON). */
export type Value =
  | { readonly nullValue: null }
  | { readonly booleanValue: boolean }
  | { readonly integerValue: string }
  | { readonly doubleValue: number | "NaN" | "Infinity" | "-Infinity" | "-0" }
  | { readonly timestampValue: string }
  | { readonly stringValue: string }
  | { readonly bytesValue: string }
  | { readonly geoPointValue: { readonly latitude?: number; readonly longitude?: number } }
  | { readonly arrayValue: { readonly values?: readonly Value[] } }
  | { readonly mapValue: { readonly fields?: Fields } };

/** A document's or map's fields by name. */
export type Fields = { readonly [name: string]: Value };

/** Firestore has no value for what was offered, so nothing can be asked of it. */
export class Unrepresentable extends Error {}

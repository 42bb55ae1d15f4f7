import type { GeneratedFile, Json, Round } from "@concord/core";
import { loadCodecs, type Codecs } from "@concord/core/driver";
import { instantOf, instantText } from "../clock.ts";
import { fileOf } from "../names.ts";
import type { Fields, Value } from "./value.ts";

/** An entity's codec, as it was generated. */
export interface Codec {
  readonly toDocument: (record: Json) => object;
  readonly fromDocument: (document: object) => Json;
  /** The documents that keep what is unique taken: what to set, and what to delete where there is no data. */
  readonly reservations: (before: Json | undefined, after: Json | undefined) => readonly Reservation[];
}
export interface Reservation { readonly path: string; readonly data?: Readonly<Record<string, string>> }

/** The codecs of all documents. */
export function documentCodecs(files: readonly GeneratedFile[]): Promise<Codecs<Codec>> {
  return loadCodecs(files, fileOf, (exported, { name }) => ({
    ...(exported[`${name}Codec`] as (sdk: object) => Pick<Codec, "toDocument" | "fromDocument">)({ Timestamp, GeoPoint }),
    reservations: (exported[`${name}Reservations`] as Codec["reservations"] | undefined) ?? (() => []),
  }));
}

/** Writes a record by way of its codec, reads it back, and gives what the codec makes of it. `put` gives the fields as the store has them then. */
export async function roundTrip(codec: Codec, record: Json, put: (fields: Fields) => Promise<Fields>): Promise<Round> {
  try {
    return { back: codec.fromDocument(documentOf(await put(fieldsOf(codec.toDocument(record))))) };
  } catch (error) {
    if (error instanceof RangeError) return { refused: error.message };
    throw error;
  }
}

/** The SDK's classes, as far as codecs know them: the driver speaks to the emulator itself, and tests of the converter put both SDKs in its place. */
class Timestamp {
  readonly seconds: number;
  readonly nanoseconds: number;
  constructor(seconds: number, nanoseconds: number) {
    this.seconds = seconds;
    this.nanoseconds = nanoseconds;
  }
}
class GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
  constructor(latitude: number, longitude: number) {
    this.latitude = latitude;
    this.longitude = longitude;
  }
}

/** A document as firebase-admin sends it. */
function fieldsOf(document: object): Fields {
  return Object.assign(Object.create(null) as object, Object.fromEntries(Object.entries(document).map(([name, value]) => [name, valueOf(value)]))) as Fields;
}

function valueOf(value: unknown): Value {
  if (value === null) return { nullValue: null };
  if (typeof value === "boolean") return { booleanValue: value };
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "bigint") return { integerValue: String(value) };
  if (typeof value === "number") return Number.isSafeInteger(value) && !Object.is(value, -0) ? { integerValue: String(value) } : { doubleValue: Object.is(value, -0) ? "-0" : value };
  if (value instanceof Timestamp) return { timestampValue: instantText(BigInt(value.seconds) * 1_000_000n + BigInt(Math.floor(value.nanoseconds / 1000)), 6) };
  if (value instanceof GeoPoint) return { geoPointValue: { latitude: value.latitude, longitude: value.longitude } };
  if (value instanceof Uint8Array) return { bytesValue: Buffer.from(value).toString("base64") };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(valueOf) } };
  return { mapValue: { fields: fieldsOf(value as object) } };
}

/** A document as firebase-admin reads it with useBigInt. */
function documentOf(fields: Fields): Record<string, unknown> {
  return Object.assign(Object.create(null) as object, Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, nativeOf(value)]))) as Record<string, unknown>;
}

function nativeOf(value: Value): unknown {
  if ("nullValue" in value) return null;
  if ("booleanValue" in value) return value.booleanValue;
  if ("integerValue" in value) return BigInt(value.integerValue);
  if ("doubleValue" in value) return Number(value.doubleValue);
  if ("timestampValue" in value) return timestampOf(value.timestampValue);
  if ("stringValue" in value) return value.stringValue;
  if ("bytesValue" in value) return new Uint8Array(Buffer.from(value.bytesValue, "base64"));
  if ("geoPointValue" in value) return new GeoPoint(value.geoPointValue.latitude ?? 0, value.geoPointValue.longitude ?? 0);
  if ("arrayValue" in value) return (value.arrayValue.values ?? []).map(nativeOf);
  return documentOf(value.mapValue.fields ?? {});
}

function timestampOf(text: string): Timestamp {
  const micros = instantOf(text)?.micros ?? 0n;
  const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  return new Timestamp(Number((micros - rest) / 1_000_000n), Number(rest) * 1000);
}

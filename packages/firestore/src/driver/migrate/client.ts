import { Firestore, GeoPoint, Timestamp } from "@google-cloud/firestore";
import { PassThroughClient } from "google-auth-library";
import type { Natives } from "../../evolve/convert.ts";
import { isMap } from "../../evolve/edit.ts";
import type { Sort, StoredValue } from "../../evolve/request.ts";

/** Where a project's documents are: in an emulator, or at Google, to whom the caller's own credentials lead. */
export interface Destination {
  readonly project: string;
  /** `127.0.0.1:8731`; without it the project is a real one. */
  readonly emulator?: string;
  /** How long a runner that says nothing counts as alive, in milliseconds; a minute where it is left away. */
  readonly leaseMs?: number;
  /** Documents that are read and written at once; 200 where it is left away. */
  readonly pageSize?: number;
}

/**
 * The vendor's client. Whole numbers are read as bigint, so that none is rounded. Where FIRESTORE_EMULATOR_HOST is set the library goes there whatever it is told:
 * that is never what a destination without emulator means, so it is refused.
 */
export function openFirestore({ project, emulator }: Destination): Firestore {
  const inEnvironment = process.env["FIRESTORE_EMULATOR_HOST"];
  if (emulator === undefined && inEnvironment !== undefined && inEnvironment !== "") throw new Error("FIRESTORE_EMULATOR_HOST is set, and a real project was named");
  // An emulator asks for no credentials: the library shall not look for the caller's own.
  const settings = { projectId: project, useBigInt: true, ignoreUndefinedProperties: false };
  return new Firestore(emulator === undefined ? settings : { ...settings, host: emulator, ssl: false, customHeaders: { Authorization: "Bearer owner" }, authClient: new PassThroughClient() });
}

/** The SDK's values. */
export const natives: Natives = {
  valueOf: nativeOf,
  sortOf: (value): Sort | undefined => {
    if (value === null) return "null";
    if (typeof value === "boolean" || typeof value === "string") return typeof value as "boolean" | "string";
    if (typeof value === "bigint") return "integer";
    if (typeof value === "number") return "double";
    if (Array.isArray(value)) return "list";
    if (value instanceof Timestamp) return "timestamp";
    if (value instanceof GeoPoint) return "geoPoint";
    if (value instanceof Uint8Array) return "bytes";
    return isMap(value) ? "map" : undefined;
  },
  microsOf: (moment) => {
    const { seconds, nanoseconds } = moment as Timestamp;
    return BigInt(seconds) * 1_000_000n + BigInt(Math.floor(nanoseconds / 1_000));
  },
  momentOf: (micros) => {
    const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
    return new Timestamp(Number((micros - rest) / 1_000_000n), Number(rest) * 1_000);
  },
};

function nativeOf(value: StoredValue): unknown {
  if ("nullValue" in value) return null;
  if ("booleanValue" in value) return value.booleanValue;
  if ("integerValue" in value) return BigInt(value.integerValue);
  if ("doubleValue" in value) return value.doubleValue;
  if ("timestampValue" in value) return Timestamp.fromDate(new Date(value.timestampValue));
  if ("stringValue" in value) return value.stringValue;
  if ("bytesValue" in value) return Buffer.from(value.bytesValue, "base64");
  if ("geoPointValue" in value) return new GeoPoint(value.geoPointValue.latitude, value.geoPointValue.longitude);
  if ("arrayValue" in value) return value.arrayValue.values.map(nativeOf);
  return Object.fromEntries(Object.entries(value.mapValue.fields).map(([name, each]) => [name, nativeOf(each)]));
}

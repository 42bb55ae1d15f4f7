import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { deleteApp as deleteWebApp, initializeApp as initializeWebApp } from "firebase/app";
import * as web from "firebase/firestore";
import { deleteApp, initializeApp } from "firebase-admin/app";
import { getFirestore as adminFirestore } from "firebase-admin/firestore";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, type Emulator } from "../src/driver/index.ts";
import { emitted, schemaOf } from "./contracts.ts";

const schema = schemaOf({
  "shop/address": "object: address\ndescription: Where it goes.\nfields: { street: { type: string, maxLength: 50, firestore: { name: line1 } }, since: { type: timestamp, optional: true }, until: { type: timestamp, optional: true, firestore: { absent: null, name: end } } }\n",
  "shop/thing": `
entity: thing
plural: things
description: "Every kind, and */ a comment that tries to end."
fields:
  id:      { type: uuid, auto: uuid }
  ownerId: { ref: person }
  text:    { type: string, maxLength: 20, firestore: { name: "some text" } }
  flag:    { type: boolean }
  small:   { type: int32 }
  huge:    { type: int64 }
  ratio:   { type: float }
  price:   { type: decimal, precision: 10, scale: 2 }
  debt:    { type: decimal, precision: 10, scale: 2 }
  large:   { type: decimal, precision: 30, scale: 2 }
  day:     { type: date }
  moment:  { type: timestamp }
  early:   { type: timestamp }
  exact:   { type: timestamp, precision: 6 }
  raw:     { type: bytes }
  any:     { type: json }
  lists:   { type: json, firestore: { as: text } }
  state:   { type: enum, values: [on, "o'ff"] }
  kind:    { type: enum, values: [a], open: true }
  tags:    { type: list, of: { type: string, maxLength: 9 }, maxItems: 4 }
  prices:  { type: list, of: { type: decimal, precision: 4, scale: 1 }, maxItems: 4 }
  moments: { type: map, of: timestamp }
  place:   { type: geoPoint }
  home:    { type: address }
  note:    { type: string, maxLength: 9, optional: true }
  closed:  { type: timestamp, optional: true, firestore: { absent: null } }
  createdAt: { type: timestamp, auto: created }
queries:
  since:  { where: [state ==, moment >=, moment <, price in], order: [-moment] }
  tagged: { where: [tags contains, home.until ==] }
  spaced: { where: [text ==] }
  newest: { order: [-createdAt] }
access: { read: signedIn, create: signedIn }
`,
  "shop/person": "entity: person\nplural: people\ndescription: Somebody.\nfields: { id: { type: uid } }\n",
  "shop/date": "entity: date\ndescription: Called like a class of the language.\nfields: { id: { type: uid }, at: { type: timestamp }, raw: { type: bytes } }\naccess: { create: signedIn }\n",
  "shop/seat": "entity: seat\ndescription: Has a key of two fields.\nkey: [hall, row]\nfields: { hall: { type: uid }, row: { type: int32 }, taken: { type: boolean } }\n",
  "shop/stay": `
entity: stay
description: Stands below a person.
key: [personId, from, nights, room]
fields: { personId: { ref: person }, from: { type: date }, nights: { type: int64 }, room: { type: string, maxLength: 9 } }
firestore: { path: "people/{personId}/stays", id: "{from} ({nights}) in {room}", group: true }
`,
});

const program = `
import * as admin from "firebase-admin/firestore";
import * as web from "firebase/firestore";
import { thingCodec, thingCollection, thingConverter, thingDocumentId, thingNewest, thingSince, thingTagged, type Thing, type ThingDocument, type ThingWire } from "./firestore/shop/thing.js";
import { seatDocumentId, seatKey } from "./firestore/shop/seat.js";
import { stayCollection, stayConverter, stayDocumentId, stayGroup, stayKey, type Stay } from "./firestore/shop/stay.js";
import { dateConverter } from "./firestore/shop/date.js";

export const thing: Thing = {
  id: "00000000-0000-4000-8000-000000000001" as Thing["id"], ownerId: "ann" as Thing["ownerId"], text: "a\\u{1F600}", flag: true, small: -0, huge: -9007199254740991n, ratio: -0.5,
  price: "12.30", debt: "-0.05", large: "99999999999999999999.99", day: "2024-02-29", moment: new Date("2024-02-29T23:59:59.999Z"), early: new Date("0001-01-01T00:00:00.001Z"),
  exact: "1969-12-31T23:59:59.000001Z", raw: new Uint8Array([0, 1, 255]), any: { a: [1, null, { b: "x" }] }, lists: [[1], ["x"]], state: "o'ff", kind: "new", tags: ["x"],
  prices: ["1.5", "-0.1"], moments: { k: new Date(5) }, place: { latitude: 1.5, longitude: -2 }, home: { street: "s", since: new Date(7) }, note: undefined, createdAt: new Date(9),
};

export const forAdmin: admin.FirestoreDataConverter<Thing, ThingDocument<{ Timestamp: admin.Timestamp; GeoPoint: admin.GeoPoint; Bytes: Uint8Array }>> =
  thingConverter({ Timestamp: admin.Timestamp, GeoPoint: admin.GeoPoint });
export const forWeb: web.FirestoreDataConverter<Thing, ThingDocument<{ Timestamp: web.Timestamp; GeoPoint: web.GeoPoint; Bytes: web.Bytes }>> =
  thingConverter({ Timestamp: web.Timestamp, GeoPoint: web.GeoPoint, Bytes: web.Bytes });

export async function throughAdmin(database: admin.Firestore): Promise<Thing | undefined> {
  const document = database.collection(thingCollection).withConverter(forAdmin).doc(thingDocumentId(thing));
  await document.set({ ...thing, createdAt: admin.FieldValue.serverTimestamp() });
  await document.set({ note: "later" }, { merge: true });
  await database.collection(thingCollection).doc(thingDocumentId(thing)).update({ unknown: 1 });
  const read: Thing | undefined = (await document.get()).data();
  return read;
}

export async function throughWeb(database: web.Firestore): Promise<Thing | undefined> {
  const document = web.doc(database, thingCollection, thingDocumentId(thing)).withConverter(forWeb);
  await web.setDoc(document, { ...thing, createdAt: web.serverTimestamp() });
  await web.setDoc(document, { note: "later", home: { street: "t" } }, { merge: true });
  const read: Thing | undefined = (await web.getDoc(document)).data();
  return read;
}

export const stay: Stay = { personId: "ann" as Stay["personId"], from: "2026-01-31", nights: 3n, room: "b.7" };
export const stays = { key: stayKey, id: stayDocumentId, seatKey };

/** What is written to a collection below a document is found there, and over all of them; its path says its key. */
export async function throughAdminPath(database: admin.Firestore): Promise<readonly unknown[]> {
  const to = stayConverter({ Timestamp: admin.Timestamp, GeoPoint: admin.GeoPoint });
  await database.collection(stayCollection(stay)).withConverter(to).doc(stayDocumentId(stay)).set(stay);
  const found = await database.collectionGroup(stayGroup).withConverter(to).get();
  return found.docs.flatMap((each) => [each.data(), stayKey(each.ref.path)]);
}

export async function throughWebPath(database: web.Firestore): Promise<readonly unknown[]> {
  const to = stayConverter({ Timestamp: web.Timestamp, GeoPoint: web.GeoPoint, Bytes: web.Bytes });
  await web.setDoc(web.doc(database, stayCollection(stay), stayDocumentId(stay)).withConverter(to), stay);
  const found = await web.getDocs(web.collectionGroup(database, stayGroup).withConverter(to));
  return found.docs.flatMap((each) => [each.data(), stayKey(each.ref.path)]);
}

const from = { state: "o'ff", momentFrom: new Date("2024-02-29T23:59:59.999Z"), price: ["1.00", "12.30"] } as const;

/** Every query, with values that find the record and with values that do not. */
const queriesOf = (sdk: Parameters<typeof thingSince>[0]) => [
  thingSince(sdk, { ...from, momentBefore: new Date("2024-03-01") }), thingSince(sdk, { ...from, momentBefore: from.momentFrom }), thingSince(sdk, { ...from, price: ["12.31"], momentBefore: new Date("2024-03-01") }),
  thingTagged(sdk, { tags: "x", homeUntil: new Date(8) }), thingTagged(sdk, { tags: "y", homeUntil: new Date(8) }), thingNewest(sdk),
];

export async function countsAdmin(database: admin.Firestore): Promise<readonly number[]> {
  await database.collection(thingCollection).withConverter(forAdmin).doc(thingDocumentId(thing)).set({ home: { until: new Date(8) } }, { merge: true });
  return Promise.all(queriesOf({ Timestamp: admin.Timestamp, GeoPoint: admin.GeoPoint }).map(async ({ where, orderBy }) => {
    const filtered = where.reduce<admin.Query>((query, each) => query.where(...each), database.collection(thingCollection));
    return (await orderBy.reduce((query, each) => query.orderBy(...each), filtered).get()).size;
  }));
}

export async function countsWeb(database: web.Firestore): Promise<readonly number[]> {
  await web.setDoc(web.doc(database, thingCollection, thingDocumentId(thing)).withConverter(forWeb), { home: { until: new Date(8) } }, { merge: true });
  return Promise.all(queriesOf({ Timestamp: web.Timestamp, GeoPoint: web.GeoPoint, Bytes: web.Bytes }).map(async ({ where, orderBy }) => {
    const found = web.query(web.collection(database, thingCollection), ...where.map((each) => web.where(...each)), ...orderBy.map((each) => web.orderBy(...each)));
    return (await web.getDocs(found)).size;
  }));
}

export async function openAdmin(database: admin.Firestore): Promise<readonly (string | undefined)[]> {
  const found = await database.collection(thingCollection).withConverter(forAdmin).where("closed", "==", null).get();
  return found.docs.map((each) => each.data().note);
}

export async function openWeb(database: web.Firestore): Promise<readonly (string | undefined)[]> {
  const found = await web.getDocs(web.query(web.collection(database, thingCollection).withConverter(forWeb), web.where("closed", "==", null)));
  return found.docs.map((each) => each.data().note);
}

/** Canonical JSON, with an integer that no number holds where the SDK can. */
export function wireOf(huge: string): ThingWire {
  return { ...adminCodec.print({ ...thing, small: 0 }), huge };
}
const adminCodec = thingCodec({ Timestamp: admin.Timestamp, GeoPoint: admin.GeoPoint });
const webCodec = thingCodec({ Timestamp: web.Timestamp, GeoPoint: web.GeoPoint, Bytes: web.Bytes });

export async function wireThroughAdmin(database: admin.Firestore, record: ThingWire): Promise<ThingWire> {
  const document = database.collection("wires").doc("one");
  await document.set(adminCodec.toDocument(record));
  return adminCodec.fromDocument((await document.get()).data() ?? {});
}

export async function wireThroughWeb(database: web.Firestore, record: ThingWire): Promise<ThingWire> {
  const document = web.doc(database, "wires", "web");
  await web.setDoc(document, webCodec.toDocument(record));
  return webCodec.fromDocument((await web.getDoc(document)).data() ?? {});
}

export const said = (record: ThingWire): string => {
  try {
    return JSON.stringify(webCodec.toDocument(record));
  } catch (error) {
    return String(error);
  }
};

export const readByWeb = (huge: number): string => {
  try {
    return String(webCodec.fromDocument({ ...webCodec.toDocument(wireOf("1")), huge }).huge);
  } catch (error) {
    return String(error);
  }
};

export async function raw(database: admin.Firestore): Promise<unknown> {
  return (await database.collection("things").doc(thingDocumentId(thing)).get()).data();
}
export const seat = seatDocumentId({ hall: "a" as never, row: 5 });
export const dates = dateConverter({ Timestamp: web.Timestamp, GeoPoint: web.GeoPoint, Bytes: web.Bytes }).toFirestore({ id: "x" as never, at: new globalThis.Date(0), raw: new Uint8Array() });
// @ts-expect-error a document that holds null for what is absent always has the field
export const gapped: Pick<ThingDocument, "closed"> = {};
// @ts-expect-error a query is asked by values of its fields' types
export const asked = thingTagged({ Timestamp: web.Timestamp, GeoPoint: web.GeoPoint }, { tags: 5, homeUntil: new Date(8) });
// @ts-expect-error a decimal is text
export const wrong: Thing["price"] = 12.3;
// @ts-expect-error one entity's id is not another's
export const other: Thing["ownerId"] = thing.id;
`;

const run = promisify(execFile);
/** Inside the package, so that the SDKs are found from there; ignored by git. */
const folder = fileURLToPath(new URL(`../.concord/converter-${process.pid}`, import.meta.url));
const compiler = fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url));

let emulator: Emulator;
let made: Made;
beforeAll(async () => {
  emulator = await startEmulator();
  await writeProject({ ...Object.fromEntries(emitted(schema).files.map((file) => [file.path, file.text])), "use.ts": program });
  await compile();
  process.env["FIRESTORE_EMULATOR_HOST"] = emulator.host;
  process.env["METADATA_SERVER_DETECTION"] = "none";
  made = (await import(pathToFileURL(join(folder, "out/use.js")).href)) as Made;
}, 120_000);
afterAll(async () => {
  await emulator.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Made {
  readonly thing: Record<string, unknown>;
  readonly seat: string;
  readonly dates: unknown;
  throughAdmin(database: unknown): Promise<Record<string, unknown> | undefined>;
  throughWeb(database: unknown): Promise<Record<string, unknown> | undefined>;
  readonly stay: Record<string, unknown>;
  readonly stays: { key(path: string): unknown; id(record: unknown): string; seatKey(path: string): unknown };
  throughAdminPath(database: unknown): Promise<readonly unknown[]>;
  throughWebPath(database: unknown): Promise<readonly unknown[]>;
  countsAdmin(database: unknown): Promise<readonly number[]>;
  countsWeb(database: unknown): Promise<readonly number[]>;
  openAdmin(database: unknown): Promise<readonly (string | undefined)[]>;
  openWeb(database: unknown): Promise<readonly (string | undefined)[]>;
  raw(database: unknown): Promise<Record<string, unknown>>;
  wireOf(huge: string): Record<string, unknown>;
  wireThroughAdmin(database: unknown, record: unknown): Promise<unknown>;
  wireThroughWeb(database: unknown, record: unknown): Promise<unknown>;
  said(record: unknown): string;
  readByWeb(huge: number): string;
}

async function writeProject(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries({ ...files, "package.json": JSON.stringify({ type: "module" }), "tsconfig.json": JSON.stringify({ compilerOptions: options, include: ["**/*.ts"] }) })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

const options = {
  strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noImplicitOverride: true, noPropertyAccessFromIndexSignature: true, noUnusedLocals: true,
  noUnusedParameters: true, noImplicitReturns: true, isolatedModules: true, verbatimModuleSyntax: true, erasableSyntaxOnly: true, skipLibCheck: true,
  target: "ES2022", lib: ["ES2023", "DOM"], types: [], module: "NodeNext", moduleResolution: "NodeNext", outDir: "out", rootDir: ".", declaration: true,
};

/** Type-checks and compiles the project; throws what the compiler says. */
async function compile(): Promise<void> {
  await run(process.execPath, [compiler, "-p", folder]).catch((error: { stdout?: string }) => {
    throw new Error(error.stdout ?? String(error));
  });
}

/** What comes back: whole and like what went in, with -0 as 0, the time of the request, and what a later part-write changed. */
function expected(read: Record<string, unknown> | undefined, changes: Record<string, unknown>): Record<string, unknown> {
  const { createdAt } = read as { createdAt: Date };
  expect(Math.abs(createdAt.getTime() - Date.now())).toBeLessThan(600_000);
  return { ...made.thing, small: 0, ...changes, createdAt };
}

describe("one file serves both SDKs", () => {
  test("a record goes through firebase-admin and back", async () => {
    const app = initializeApp({ projectId: `demo-admin-${process.pid}` }, `admin-${process.pid}`);
    const database = adminFirestore(app);
    database.settings({ useBigInt: true });
    const read = await made.throughAdmin(database);
    expect(read).toStrictEqual(expected(read, { note: "later" }));
    const raw = await made.raw(database);
    expect(raw).toMatchObject({ "some text": "a\u{1F600}", price: 1230n, debt: -5n, small: 0n, lists: "[[1],[\"x\"]]", large: "99999999999999999999.99", unknown: 1n });
    expect(raw["home"]).toHaveProperty("line1", "s");
    const wire = made.wireOf("-9223372036854775808");
    expect(wire).toMatchObject({ moment: "2024-02-29T23:59:59.999Z", early: "0001-01-01T00:00:00.001Z", raw: "AAH/", price: "12.30" });
    expect(await made.wireThroughAdmin(database, wire)).toStrictEqual(wire);
    expect(raw).toMatchObject({ closed: null, home: { end: null } });
    expect(await made.openAdmin(database)).toEqual(["later"]);
    expect(await made.countsAdmin(database)).toEqual([1, 0, 0, 1, 0, 1]);
    expect(await made.throughAdminPath(database)).toEqual([made.stay, made.stay]);
    await deleteApp(app);
  });

  test("a record goes through the web SDK and back", async () => {
    const app = initializeWebApp({ projectId: `demo-web-${process.pid}` }, `web-${process.pid}`);
    const database = web.getFirestore(app);
    const [host, port] = emulator.host.split(":") as [string, string];
    web.connectFirestoreEmulator(database, host, Number(port));
    const read = await made.throughWeb(database);
    expect(read).toStrictEqual(expected(read, { note: "later", home: { street: "t", since: new Date(7) } }));
    expect(await made.openWeb(database)).toEqual(["later"]);
    expect(await made.countsWeb(database)).toEqual([1, 0, 0, 1, 0, 1]);
    expect(await made.throughWebPath(database)).toEqual([made.stay, made.stay]);
    const wire = made.wireOf("-9007199254740991");
    expect(await made.wireThroughWeb(database, wire)).toStrictEqual(wire);
    await web.terminate(database);
    await deleteWebApp(app);
  });

  test("keys are read from paths, and what is no path or no id is refused", () => {
    expect(made.stays.seatKey("seat/hall~5")).toEqual({ hall: "hall", row: 5 });
    for (const path of ["seat/hall", "seat/~5", "seats/hall~5", "seat/hall~5/x/y", "seat/hall~", ""]) expect(() => made.stays.seatKey(path)).toThrow(RangeError);
    expect(() => made.stays.id({ ...made.stay, room: "a/b" })).toThrow(RangeError);
    expect(() => made.stays.id({ ...made.stay, room: "a) in 7" })).toThrow(RangeError);
    expect(() => made.stays.id({ ...made.stay, from: "x y" })).toThrow(RangeError);
  });

  test("ids are made of keys, and an entity called like a class hides none", () => {
    expect(made.seat).toBe("a~5");
    expect(made.dates).toHaveProperty("at.seconds", 0);
  });
});

test("what a document can't hold is an error that names the field", () => {
  const wire = made.wireOf("1");
  const changes: readonly (readonly [change: object, why: string])[] = [
    [{ huge: "9007199254740993" }, "huge: 9007199254740993 is beyond 53 bits, which the web SDK can't hold"], [{ huge: "9223372036854775808" }, 'huge: "9223372036854775808" is beyond 64 bits'],
    [{ price: "123456789.00" }, 'price: "123456789.00" has more than 8 digits before the point'], [{ prices: ["1.5", "1.25"] }, 'prices[1]: "1.25" has more than 1 digit after the point'],
    [{ moments: { k: "later" } }, 'moments.k: "later" is no moment as YYYY-MM-DDTHH:MM:SSZ'], [{ moments: { __x__: "2024-01-01T00:00:00.000Z" } }, 'moments: "__x__" is no name of a field in documents'],
    [{ place: { latitude: 91, longitude: 0 } }, "place.latitude: 91 is beyond 90 degrees"], [{ home: { street: 5 } }, "home.street: 5 is no text"], [{ home: {} }, "home.street: is missing"],
    [{ any: [1, [2, [3]]] }, "any: [1,[2,[3]]] has a list directly in a list, which documents can't hold"], [{ raw: "AB==" }, 'raw: "AB==" is no canonical base64'], [{ nothing: 1 }, "nothing: is no field of the contract, and would be lost"],
  ];
  expect(changes.map(([change]) => made.said({ ...wire, ...change }))).toEqual(changes.map(([, why]) => `CodecError: ${why}`));
  expect(made.readByWeb(2 ** 53)).toBe("CodecError: huge: an integer of more than 53 bits was read as a number: set useBigInt of firebase-admin");
});

test("what the types forbid does not compile", async () => {
  await writeProject({ "use.ts": `${program}\nexport const broken: Thing = { ...thing, tags: [1] };\n` });
  await expect(compile()).rejects.toThrow(/use\.ts\(\d+,\d+\): error TS2322/);
});

test("generated files hold nothing but declarations", () => {
  for (const file of emitted(schema).files.filter((each) => each.path.endsWith(".ts"))) {
    const outside = file.text.replace(/\/\*\*[\s\S]*?\*\//g, "").split("\n").filter((line) => /^\S/.test(line) && !/^(?:import |export |const (?:fields|known|alphabet)\b|function |interface |\/\/|[)}\]]|$)/.test(line));
    expect({ path: file.path, outside }).toEqual({ path: file.path, outside: [] });
  }
});

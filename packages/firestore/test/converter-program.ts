import { schemaOf } from "./contracts.ts";

/** Entities with every kind of field and place that a converter has to serve. */
export const schema = schemaOf({
  "shop/address": "object: address\ndescription: Where it goes.\nfields: { street: { type: string, maxLength: 50, firestore: { name: line1 } }, since: { type: timestamp, optional: true }, until: { type: timestamp, optional: true, firestore: { absent: null, name: end } } }\n",
  "shop/parcel": `
entity: parcel
description: One of two kinds.
fields:
  id:   { type: uid }
  kind: { type: enum, values: [letter, box] }
  what: { type: union, by: kind, of: { letter: { fields: { to: { type: string, maxLength: 20 } } }, box: { fields: { weight: { type: int32 }, packed: { type: timestamp } } } } }
`,
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
  "shop/ticket": `
entity: ticket
plural: tickets
description: Has a code of its own, and a place in the order.
fields:
  id:     { type: uid }
  code:   { type: string, maxLength: 20, unique: true, firestore: { unique: { by: companion } } }
  number: { type: int64 }
  seat:   { type: int32, optional: true }
unique:
  - { fields: [number, seat], nulls: distinct, firestore: { by: companion } }
access: { create: signedIn, update: signedIn }
`,
  "shop/seat": "entity: seat\ndescription: Has a key of two fields.\nkey: [hall, row]\nfields: { hall: { type: uid }, row: { type: int32 }, taken: { type: boolean } }\n",
  "shop/stay": `
entity: stay
description: Stands below a person.
key: [personId, from, nights, room]
fields: { personId: { ref: person }, from: { type: date }, nights: { type: int64 }, room: { type: string, maxLength: 9 } }
firestore: { path: "people/{personId}/stays", id: "{from} ({nights}) in {room}", group: true }
`,
});

/** A project that uses what is generated for them, with both SDKs; it holds what the types must refuse as well. */
export const program = `
import * as admin from "firebase-admin/firestore";
import * as web from "firebase/firestore";
import { thingCodec, thingCollection, thingConverter, thingDocumentId, thingNewest, thingSince, thingTagged, type Thing, type ThingDocument, type ThingWire } from "./firestore/shop/thing.js";
import { seatDocumentId, seatKey } from "./firestore/shop/seat.js";
import { stayCollection, stayConverter, stayDocumentId, stayGroup, stayKey, type Stay } from "./firestore/shop/stay.js";
import { ticketReservations, type Ticket } from "./firestore/shop/ticket.js";
import { dateConverter } from "./firestore/shop/date.js";
import { parcelConverter, type Parcel, type ParcelDocument } from "./firestore/shop/parcel.js";

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

const ticket: Ticket = { id: "t1" as Ticket["id"], code: "a/b~%", number: 9007199254740993n };
const moved: Ticket = { ...ticket, code: "..", seat: 3 };
/** A ticket that is new, is moved, changes nothing that is unique, and goes. */
const steps = [[undefined, ticket], [ticket, moved], [moved, { ...moved }], [moved, undefined]] as const;
const companions = ["tickets_by_code", "tickets_by_number_seat"];

/** The documents that keep what is unique taken, after each step. */
export async function takenAdmin(database: admin.Firestore): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  for (const [before, after] of steps) {
    const batch = database.batch();
    for (const { path, data } of ticketReservations(before, after)) data === undefined ? batch.delete(database.doc(path)) : batch.set(database.doc(path), data);
    await batch.commit();
    const found = await Promise.all(companions.map((name) => database.collection(name).get()));
    seen.push(Object.fromEntries(found.flatMap(({ docs }) => docs.map((each) => [each.ref.path, each.data()]))));
  }
  return seen;
}

export async function takenWeb(database: web.Firestore): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  for (const [before, after] of steps) {
    const batch = web.writeBatch(database);
    for (const { path, data } of ticketReservations(before, after)) data === undefined ? batch.delete(web.doc(database, path)) : batch.set(web.doc(database, path), data);
    await batch.commit();
    const found = await Promise.all(companions.map((name) => web.getDocs(web.collection(database, name))));
    seen.push(Object.fromEntries(found.flatMap(({ docs }) => docs.map((each) => [each.ref.path, each.data()]))));
  }
  return seen;
}

export async function raw(database: admin.Firestore): Promise<unknown> {
  return (await database.collection("things").doc(thingDocumentId(thing)).get()).data();
}
export const parcels: web.FirestoreDataConverter<Parcel, ParcelDocument<{ Timestamp: web.Timestamp; GeoPoint: web.GeoPoint; Bytes: web.Bytes }>> =
  parcelConverter({ Timestamp: web.Timestamp, GeoPoint: web.GeoPoint, Bytes: web.Bytes });
export const told = (parcel: Parcel): string => (parcel.kind === "letter" ? parcel.what.to : String(parcel.what.weight));
export const stored = (parcel: ParcelDocument): number => (parcel.kind === "letter" ? 0 : parcel.what.weight);
// @ts-expect-error A letter weighs nothing.
export const mixed: Parcel = { id: "p" as Parcel["id"], kind: "letter", what: { weight: 1, packed: new Date(0) } };
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

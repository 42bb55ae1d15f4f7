import type { Json } from "@concord/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Database } from "../src/driver/database.ts";
import { startEmulator, type Emulator } from "../src/driver/index.ts";
import { encodeRecord } from "../src/driver/encode.ts";
import { decodeRecord } from "../src/driver/decode.ts";
import { tokenOf } from "../src/driver/token.ts";
import type { Fields } from "../src/driver/value.ts";
import { ann } from "./asking.ts";
import { claimOn, emitted, rulesText, schemaOf } from "./contracts.ts";

const schema = schemaOf({
  "shop/deal": `
entity: deal
description: Something that may be closed.
fields:
  id:      { type: uid }
  closed:  { type: timestamp, optional: true, firestore: { absent: null } }
  stage:   { type: string, maxLength: 5, optional: true, setBy: server, firestore: { absent: null } }
  note:    { type: string, maxLength: 5, optional: true }
  heirId:  { ref: deal, optional: true, firestore: { absent: null } }
  place:   { type: object, optional: true, fields: { floor: { type: int32, optional: true, firestore: { absent: null } } } }
access:
  read:   stage == null
  create: heirId == null || heir.note == 'heir'
  update: signedIn
`,
});
const [deal] = schema.entities as [typeof schema.entities[number]];
const nothing = { nullValue: null } as const;
const bare: Fields = { id: { stringValue: "d" }, closed: nothing, stage: nothing, heirId: nothing };
const without = (name: string): Fields => Object.fromEntries(Object.entries(bare).filter(([key]) => key !== name));

let emulator: Emulator;
let database: Database;
beforeAll(async () => {
  emulator = await startEmulator();
  database = new Database(emulator.host, "demo-absent");
  await database.loadRules(rulesText(emitted(schema)));
});
afterAll(() => emulator.stop());

async function creates(fields: Fields): Promise<boolean> {
  const reply = await database.commit([{ do: "create", path: "deal/d", fields, now: [] }], tokenOf(ann, schema.project));
  if (reply.ok) await database.commit([{ do: "delete", path: "deal/d" }], "owner");
  return reply.ok;
}

describe("a field that is null where it is absent", () => {
  test("is null in a document of a record without it, and absent when that is read", () => {
    const record: Json = { id: "d", place: {} };
    expect(encodeRecord(deal, schema.project, record)).toEqual({ ...bare, place: { mapValue: { fields: { floor: nothing } } } });
    expect(decodeRecord(deal, schema.project, encodeRecord(deal, schema.project, record))).toEqual(record);
  });

  test.for<[string, Fields, boolean]>([
    ["null", bare, true],
    ["a value", { ...bare, closed: { timestampValue: "2026-01-01T00:00:00Z" } }, true],
    ["a value of another type", { ...bare, closed: { stringValue: "x" } }, false],
    ["nothing at all, which no query would find", without("closed"), false],
    ["null inside an object", { ...bare, place: { mapValue: { fields: { floor: nothing } } } }, true],
    ["nothing inside an object", { ...bare, place: { mapValue: { fields: {} } } }, false],
    ["null in a field that has no such word", { ...bare, note: nothing }, false],
    ["a value that only servers set", { ...bare, stage: { stringValue: "won" } }, false],
    ["nothing where only servers set a value", without("stage"), false],
    ["a reference", { ...bare, heirId: { stringValue: "there" } }, true],
    ["a reference that leads nowhere", { ...bare, heirId: { stringValue: "nowhere" } }, false],
  ])("is written as %s: the rules decide", async ([, fields, allowed]) => {
    await database.commit([{ do: "put", path: "deal/there", fields: { ...bare, id: { stringValue: "there" }, note: { stringValue: "heir" } } }], "owner");
    expect(await creates(fields)).toBe(allowed);
  });

  test("is cleared by writing null, and not by taking it away", async () => {
    await database.commit([{ do: "put", path: "deal/d", fields: { ...bare, closed: { timestampValue: "2026-01-01T00:00:00Z" } } }], "owner");
    const clears = (fields: Fields) => database.commit([{ do: "update", path: "deal/d", fields, changed: ["closed"], now: [] }], tokenOf(ann, schema.project));
    expect((await clears({})).ok).toBe(false);
    expect((await clears({ closed: nothing })).ok).toBe(true);
  });

  test("can be asked for by a query, which rules then allow", async () => {
    const lists = (field: string) => database.list("deal", [{ field, value: nothing }], tokenOf(ann, schema.project));
    expect((await lists("stage")).ok).toBe(true);
    expect((await lists("closed")).ok).toBe(false);
  });

  test("keeps its claims", () => {
    const made = emitted(schema);
    expect(claimOn(made, "shop.deal/closed:type").verdict).toBe("enforced");
    expect(claimOn(made, "shop.deal/stage:setBy").verdict).toBe("enforced");
  });
});

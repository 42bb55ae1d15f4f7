import { stores, targets } from "@concord/cli";
import { emit, readSchema, type Target } from "@concord/core";
import { connected, createDatabase, runScript } from "@concord/postgres/driver";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { isHere, python } from "../prove/in-python.ts";
import { put, temporary } from "../publish/project.ts";

const contract = `entity: thing
plural: things
description: One of every type.
fields:
  id:       { type: uuid }
  textHere: { type: string, maxLength: 20, optional: true }
  big:      { type: int64 }
  ratio:    { type: float }
  total:    { type: decimal, precision: 20, scale: 4 }
  onDay:    { type: date }
  atTime:   { type: time, precision: 3 }
  exactly:  { type: timestamp, precision: 6 }
  locally:  { type: localDateTime, precision: 3 }
  raw:      { type: bytes, maxLength: 9 }
  tags:     { type: list, of: { type: string, maxLength: 9 }, maxItems: 3 }
  moments:  { type: list, of: { type: timestamp }, maxItems: 3 }
  totals:   { type: list, of: { type: decimal, precision: 5, scale: 2 }, maxItems: 3 }
  place:    { type: geoPoint, optional: true }
  nothing:  { type: geoPoint, optional: true }
  free:     { type: json }
  parts:    { type: list, of: { type: object, fields: { price: { type: decimal, precision: 5, scale: 2 }, count: { type: integer } } }, maxItems: 3 }
`;
const record = {
  id: "6f8b0e4c-6f0e-4c2a-9d0c-0a6c1f1d7b11", textHere: "O'Brien 🙂", big: "9223372036854775807", ratio: 0.1, total: "1234567890123456.7800", onDay: "0001-02-03", atTime: "23:59:59.120",
  exactly: "2026-11-21T10:00:00.000001Z", locally: "2026-11-21T10:00:00.500", raw: "AP8=", tags: ["a", "b\"c"], moments: ["2026-11-21T10:00:00.120Z"], totals: ["1.50", "-0.25"],
  place: { latitude: 48.25, longitude: -16 }, free: { a: [1, 2.5, null, "x"] }, parts: [{ price: "1.50", count: 3 }],
};
const insert = `INSERT INTO shop.things (id, text_here, big, ratio, total, on_day, at_time, exactly, locally, raw, tags, moments, totals, place_latitude, place_longitude, free, parts) VALUES (
  '6f8b0e4c-6f0e-4c2a-9d0c-0a6c1f1d7b11', 'O''Brien 🙂', 9223372036854775807, 0.1, 1234567890123456.78, '0001-02-03', '23:59:59.12', '2026-11-21 11:00:00.000001+01', '2026-11-21 10:00:00.5', '\\x00ff',
  ARRAY['a', 'b"c'], ARRAY['2026-11-21 10:00:00.12+00'::timestamptz], ARRAY[1.5, -0.25], 48.25, -16, '{"a": [1, 2.5, null, "x"]}', '[{"price": "1.50", "count": 3}]')`;

/** The row as JSON and, typed by hand, as a driver of PostgreSQL gives it; a row that lost its digits is refused. */
const program = String.raw`
import json, sys
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID
from python.shop.thing.models import ThingRead, ThingRecord

row = json.loads(sys.stdin.read(), parse_float=Decimal)
native = {**row, "id": UUID(row["id"]), "total": Decimal("1234567890123456.7800"), "on_day": date(1, 2, 3), "at_time": time(23, 59, 59, 120000),
    "exactly": datetime(2026, 11, 21, 11, 0, 0, 1, timezone(timedelta(hours=1))), "locally": datetime(2026, 11, 21, 10, 0, 0, 500000), "raw": memoryview(b"\0\xff"), "ratio": 0.1,
    "moments": [datetime(2026, 11, 21, 10, 0, 0, 120000, timezone.utc)], "totals": [Decimal("1.50"), Decimal("-0.25")], "free": {"a": [1, 2.5, None, "x"]}, "place_latitude": 48.25, "place_longitude": -16.0, "other": 1}
try:
    ThingRead.from_db(json.loads(json.dumps(row, default=float)))
    refused = ""
except ValueError as error:
    refused = str(error)
print(json.dumps([ThingRecord.from_db(row).to_json(), ThingRead.from_db(native).to_json(), refused]))
`;

describe.runIf(isHere)("a Python with Pydantic 2", () => {
  test("reads rows of PostgreSQL, as JSON and as drivers give them, into the same record", async () => {
    const { schema } = readSchema([{ file: "schemas/project.yaml", text: "name: shop\n" }, { file: "schemas/shop/thing.yaml", text: contract }], stores);
    const [address] = inject("postgres");
    if (schema === undefined || address === undefined) throw new Error("the contract is wrong, or there is no PostgreSQL");
    const database = await createDatabase(address);
    onTestFinished(() => database.drop());
    const script = emit(targets.find(({ name }) => name === "postgres") as Target, schema).files.find(({ path }) => path === "postgres/schema.sql");
    await runScript(database, script?.text ?? "");
    const row = await connected(database.config, async (client) => {
      await client.query(insert);
      return (await client.query<{ row: string }>("SELECT to_jsonb(things)::text AS row FROM shop.things")).rows[0]?.row ?? "";
    });
    const folder = temporary((remove) => onTestFinished(remove));
    put(folder, Object.fromEntries(emit(python, schema).files.map(({ path, text }) => [path, text])));
    const said = execFileSync("python3", ["-c", program], { cwd: folder, encoding: "utf8", input: row, env: { ...process.env, PYTHONPATH: join(folder), PYTHONDONTWRITEBYTECODE: "1" } });
    const [asJson, asDriver, refused] = JSON.parse(said) as readonly [unknown, unknown, string];
    expect(asJson).toEqual(record);
    expect(asDriver).toEqual(record);
    expect(refused).toContain("was parsed as a float");
  });
});

import { stores, targets } from "@concord/cli";
import { emit, readSchema, type Target } from "@concord/core";
import { connected, createDatabase, runScript } from "@concord/postgres/driver";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { isHere, python } from "../prove/in-python.ts";
import { projectOf } from "../prove/proving.ts";
import { put, temporary } from "../publish/project.ts";
import { pythonOnPath } from "./psycopg.ts";
import { compareRows } from "./python-rows.ts";

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

/** An object in columns of which a record may have nothing but that it is there. */
const box = `entity: box
plural: boxes
description: A thing that things are in.
fields:
  id:    { type: uid }
  size:  { type: object, postgres: { as: columns }, fields: { width: { type: int32, optional: true }, label: { type: string, maxLength: 5, optional: true } } }
  inner: { type: object, optional: true, postgres: { as: columns }, fields: { kind: { type: boolean }, size: { type: object, postgres: { as: columns }, fields: { width: { type: int32, optional: true } } } } }
`;

/** The row as JSON and, typed by hand, as a driver of PostgreSQL gives it; a row that lost its digits is refused. */
const program = String.raw`
import json, sys
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID
from python.shop.thing.models import ThingRead, ThingRecord
from python.shop.thing.records import Thing, ThingParts

row = json.loads(sys.stdin.read(), parse_float=Decimal)
native = {**row, "id": UUID(row["id"]), "total": Decimal("1234567890123456.7800"), "on_day": date(1, 2, 3), "at_time": time(23, 59, 59, 120000),
    "exactly": datetime(2026, 11, 21, 11, 0, 0, 1, timezone(timedelta(hours=1))), "locally": datetime(2026, 11, 21, 10, 0, 0, 500000), "raw": memoryview(b"\0\xff"), "ratio": 0.1,
    "moments": [datetime(2026, 11, 21, 10, 0, 0, 120000, timezone.utc)], "totals": [Decimal("1.50"), Decimal("-0.25")], "free": {"a": [1, 2.5, None, "x"]}, "place_latitude": 48.25, "place_longitude": -16.0, "other": 1}
try:
    ThingRead.from_db(json.loads(json.dumps(row, default=float)))
    refused = ""
except ValueError as error:
    refused = str(error)
thing = Thing.from_db(native)
def wrong(read):
    try:
        read()
    except (ValueError, AttributeError) as error:
        return str(error)
given = {name: getattr(thing, name) for name in Thing.__dataclass_fields__}
errors = [wrong(lambda: Thing(**{**given, **other}).to_json()) for other in (
    {"total": Decimal("0.00001")}, {"total": 1.5}, {"exactly": datetime(2026, 11, 21)}, {"big": 2**63}, {"ratio": float("nan")}, {"on_day": thing.exactly}, {"text_here": "a\ud800"},
    {"parts": [ThingParts(price=Decimal("1.50"), count=True)]}, {"moments": None}, {"free": {"a": [{1}]}},
)] + [wrong(read) for read in (
    lambda: Thing.from_db({**native, "total": 1.5}), lambda: Thing.from_db({**native, "exactly": 5}), lambda: Thing.from_db({}), lambda: Thing.from_json([]),
    lambda: Thing.from_json({**thing.to_json(), "parts": [{"price": "1.5", "count": 3}]}), lambda: Thing.from_json({**thing.to_json(), "textHere": None}), lambda: setattr(thing, "big", 1),
)]
print(json.dumps([ThingRecord.from_db(row).to_json(), ThingRead.from_db(native).to_json(), refused, Thing.from_db(row).to_json(), Thing.from_db(row) == thing, errors, [
    thing.id == UUID(row["id"]), thing.total == Decimal("1234567890123456.78"), thing.exactly == datetime(2026, 11, 21, 10, 0, 0, 1, timezone.utc), thing.big == 2**63 - 1, thing.raw == b"\0\xff",
    thing.parts == [ThingParts(price=Decimal("1.5"), count=3)], thing.place and thing.place.longitude, thing.nothing, Thing.from_json({**thing.to_json(), "tomorrow": 1}) == thing,
]]))
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
    const [asJson, asDriver, refused, dataclass, isSame, errors, values] = JSON.parse(said) as readonly [unknown, unknown, string, unknown, boolean, unknown, unknown];
    expect(asJson).toEqual(record);
    expect(asDriver).toEqual(record);
    expect(refused).toContain("was parsed as a float");
    expect([dataclass, isSame]).toEqual([record, true]);
    expect(values).toEqual([true, true, true, true, true, true, -16, null, true]);
    expect(errors).toEqual([
      "total: must be a number of 20 digits, 4 after the point", "total: must be a Decimal", "exactly: must have a time zone", "big: must be a whole number", "ratio: must be a number",
      "onDay: must be a date", "textHere: must not hold U+0000 or half a character", "parts.0.count: must be a whole number", "moments: is missing", "free: must be JSON",
      "total: was parsed as a float, which loses digits: read JSON with parse_float=Decimal", "exactly: has another type than the contract's column", "id: the row has no column id", "must be an object",
      "parts.0.price: must be a number of 5 digits, 2 after the point", "textHere: must not be null: what is missing is left out", "cannot assign to field 'big'",
    ]);
  });

  test("reads rows of unions, of objects in columns and of each other type as TypeScript does, byte by byte", async () => {
    const zoo = ["spread/parted", "unions/told", "unions/tagged", "unions/several", "unions/letter"];
    const project = projectOf([
      { file: "schemas/project.yaml", text: "name: shop\n" }, { file: "schemas/shop/thing.yaml", text: contract }, { file: "schemas/shop/box.yaml", text: box },
      ...zoo.map((name) => ({ file: `schemas/${name}.yaml`, text: readFileSync(new URL(`../prove/zoo/schemas/${name}.yaml`, import.meta.url), "utf8") })),
    ]);
    const [address] = inject("postgres");
    if (address === undefined) throw new Error("there is no PostgreSQL");
    const compared = await compareRows(project, project.schema.entities, pythonOnPath(), address, temporary((remove) => onTestFinished(remove)));
    expect(compared.map(({ id, ours }) => [id, ours.length > 5])).toEqual(["shop.box", "shop.thing", "spread.parted", "unions.several", "unions.tagged", "unions.told"].map((id) => [id, true]));
    for (const { id, ours, json, psycopg = ours } of compared) expect({ id, json, psycopg }).toEqual({ id, json: ours, psycopg: ours });
  });
});

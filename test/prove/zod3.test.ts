import { constraintsOf, entityOf, type Offered } from "@concord/core";
import { ajvEngine } from "@concord/jsonschema/driver";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { z as z4 } from "zod";
import { z } from "zod/v3";
import { zodToJsonSchema } from "zod-to-json-schema";
import { groundOf } from "../../packages/prove/src/base/ground.ts";
import { baseMicros } from "../../packages/prove/src/base/sample.ts";
import { derivedRecords } from "../../packages/prove/src/derive/records.ts";
import { projectAt } from "./proving.ts";

/*
 * What a person would have written in Zod 3, converted by zod-to-json-schema, against the JSON Schema that the contracts compile to: two ways to the same
 * verdicts that share nothing but Ajv. Checks over several fields are in neither.
 */
const text = (least: number, most: number) => z.string().min(least).max(most).regex(/^[^\0\ud800-\udfff]*$/);
const uuid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const uid = text(1, 128);
const email = z.string().max(254).regex(/^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])$/);
const money = (digits: number) => z.string().regex(new RegExp(`^(?:0|[1-9]\\d{0,${digits - 1}})\\.\\d\\d$`));
const day = "(?!0000)(?:\\d{4}-(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|\\d{4}-(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|\\d{4}-02-(?:0[1-9]|1\\d|2[0-8])"
  + "|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)";
const clock = "(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d";
const matching = (pattern: string) => z.string().regex(new RegExp(`^${pattern}$`));
const timestamp = matching(`${day}T${clock}\\.\\d{3}Z`);

const written = {
  "public.product": z.object({ id: uuid, name: text(1, 255), price: money(8), createdAt: timestamp }).strict(),
  "public.user": z.object({
    id: uid, email: email.regex(/^[^A-Z]*$/), displayName: text(1, 255).regex(/^[^ \t\r\n]([^]*[^ \t\r\n])?$/).optional(),
    role: z.enum(["user", "admin", "moderator"]), createdAt: timestamp, updatedAt: timestamp,
  }).strict(),
  "public.userRole": z.object({
    id: z.number().int().min(-(2 ** 31)).max(2 ** 31 - 1), userId: uid, role: z.enum(["user", "admin", "moderator"]), createdAt: timestamp,
  }).strict(),
  "public.order": z.object({
    id: uuid,
    userId: uid,
    items: z.array(z.object({ productId: uuid, name: text(1, 255), quantity: z.number().int().min(1).max(1000), unitPrice: money(8) }).strict()).min(1).max(12),
    total: money(10),
    status: z.enum(["pending", "completed", "cancelled"]),
    note: text(0, 500).optional(),
    createdAt: timestamp,
  }).strict(),
  "marketing.campaign": z.object({
    id: uuid,
    slug: z.string().max(80).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
    name: text(1, 255),
    channel: z.enum(["email", "linkedin", "phone", "letter", "event"]),
    status: z.enum(["draft", "active", "paused", "finished"]),
    budget: money(10).optional(),
    currency: z.string().regex(/^[A-Z]{3}$/).optional(),
    color: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
    startsOn: matching(day),
    endsOn: matching(day).optional(),
    sendTime: matching(clock).optional(),
    launchAt: matching(`${day}T${clock}`).optional(),
    createdAt: timestamp,
  }).strict(),
};

const project = projectAt("../../");

describe.each(Object.entries(written))("%s", (id, schema) => {
  test("a Zod 3 schema written by hand gives the verdicts of the contract's JSON Schema", async () => {
    const entity = entityOf(project.schema, id);
    const ground = groundOf(project.schema, entity, "json-schema", baseMicros);
    const records = [...derivedRecords(ground, constraintsOf(entity))].map(({ record }) => record).filter((record) => record !== undefined);
    const engine = ajvEngine();
    await engine.start(project.schema, project.made.find(({ target }) => target.name === "json-schema")?.files ?? []);
    const answers = await engine.askAll(records.map((record) => ({ ask: "record", entity: id, record, state: [], defaults: false, caller: { roles: [], claims: {} } })));
    const converted = new Ajv({ ownProperties: true }).compile(zodToJsonSchema(schema) as object);
    const differing = records.filter((record, index) => converted(plain(record)) !== (answers[index]?.answer === "accepted"));
    expect(differing).toEqual([]);
    expect(answers.filter(({ answer }) => answer === "accepted").length).toBeGreaterThan(5);
    expect(answers.filter(({ answer }) => answer === "rejected").length).toBeGreaterThan(30);
  });
});

/** Without members that are undefined: JSON has none. */
function plain(record: Offered): unknown {
  return typeof record === "object" && record !== null && !Array.isArray(record) ? Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) : record;
}

// The reason why nothing here converts Zod 4 with it: `z.toJSONSchema` does.
test("zod-to-json-schema makes of a Zod 4 schema one that accepts everything, and says nothing", () => {
  const four = z4.strictObject({ name: z4.string().min(1) });
  const silent: object = zodToJsonSchema(four as never);
  expect(Object.keys(silent)).toEqual(["$schema"]);
  const ajv = new Ajv();
  expect([{ name: 1 }, {}, null, "x"].map((value) => ajv.validate(silent, value))).toEqual([true, true, true, true]);
  const { $schema: _, ...own } = z4.toJSONSchema(four);
  expect([{ name: "a" }, { name: 1 }, {}, null, "x"].map((value) => ajv.validate(own, value))).toEqual([true, false, false, false, false]);
});

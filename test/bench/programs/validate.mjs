// `node validate.mjs <folder> <rounds>`: how many records a processor second each validator of the model's first entity takes, as JSON: `{ name: [per second, …] }`, in turn within each round.
// The folder holds what our build made of it: `zod/`, `validators/`, `json-schema/`. Plain JavaScript but for the Zod codecs, before the clock runs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as Type from "typebox";
import { Compile } from "typebox/compile";

const [folder, rounds] = [process.argv[2], Number(process.argv[3])];
const made = (path) => import(pathToFileURL(join(folder, path)).href);
const { Entity0Record } = await made("zod/area0/entity0.ts");
const { validateEntity0Record } = await made("validators/area0/entity0.js");
const document = JSON.parse(readFileSync(join(folder, "json-schema", "area0", "entity0.schema.json"), "utf8"));

const ajv = new Ajv2020({ strict: true, ownProperties: true }).compile(document);
const typebox = typeboxChecker(document);
const judges = {
  "generated validators": (record) => validateEntity0Record(record).success,
  "TypeBox, compiled": typebox,
  "Ajv, compiled, without the check": ajv,
  "Zod codecs": (record) => Entity0Record.safeDecode(record).success,
};

const records = Array.from({ length: 1_000 }, (_, number) => valid(number));
agree();
const times = Object.fromEntries(Object.keys(judges).map((name) => [name, []]));
for (const judge of Object.values(judges)) perSecond(judge); // Until they are compiled, nothing counts.
for (let round = 0; round < rounds; round += 1) for (const [name, judge] of Object.entries(judges)) times[name].push(perSecond(judge));
console.log(JSON.stringify(times));

/** Records a second of processor time, over at least 0.3 of them: what else runs on the machine does not count. */
function perSecond(judge) {
  let [taken, count] = [0, 0];
  const began = processorSeconds();
  do {
    for (const record of records) if (judge(record)) taken += 1;
    count += records.length;
  } while (processorSeconds() - began < 0.3);
  if (taken !== count) throw new Error("a valid record was refused");
  return count / (processorSeconds() - began);
}

function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The same semantics in TypeBox: the patterns of our JSON Schema, closed objects, and the check between two fields in front of its own function. */
function typeboxChecker({ $defs, properties }) {
  const text = (more) => Type.String({ pattern: "^[^\\u0000\\ud800-\\udfff]*$", ...more });
  const form = (name) => Type.String({ pattern: $defs[name].pattern });
  const closed = { additionalProperties: false };
  const record = Compile(Type.Object({
    id: form("uuid"), title: text({ minLength: 1, maxLength: 120 }), ownerUid: text({ minLength: 1, maxLength: 128 }),
    status: Type.Union([Type.Literal("draft"), Type.Literal("active"), Type.Literal("closed")]), amount: Type.String({ pattern: properties.amount.pattern }),
    count: Type.Integer({ minimum: 0, maximum: 1_000_000 }), tags: Type.Array(text({ maxLength: 30 }), { maxItems: 10 }),
    address: Type.Object({ street: text({ maxLength: 80 }), zip: text({ maxLength: 10 }), country: Type.String({ maxLength: 2, pattern: $defs.countryCode.pattern }) }, closed),
    parentId: Type.Optional(form("uuid")), note: Type.Optional(text({ maxLength: 500 })), dueOn: Type.Optional(form("date")), createdAt: form("timestamp3"),
  }, closed));
  return (value) => record.Check(value) && (value.status !== "closed" || value.note !== undefined);
}

/** Every validator takes the valid records and refuses each that breaks one rule; Ajv cannot say the rule between two fields. */
function agree() {
  const [whole] = records;
  const faults = [
    { id: "x" }, { title: "" }, { title: "x".repeat(121) }, { title: "a\0" }, { title: "\ud800" }, { status: "open" }, { amount: "-1.00" }, { amount: "1.5" }, { count: 1.5 }, { count: -1 }, { tags: [1] }, { tags: Array(11).fill("x") },
    { address: { ...whole.address, country: "de" } }, { address: { ...whole.address, more: 1 } }, { parentId: null }, { dueOn: "2023-02-29" }, { createdAt: "2024-01-01T00:00:00Z" }, { more: 1 }, { status: "closed", note: undefined },
  ];
  for (const [name, judge] of Object.entries(judges)) {
    for (const record of records) if (!judge(record)) throw new Error(`${name} refuses ${JSON.stringify(record)}`);
    for (const fault of judge === ajv ? faults.slice(0, -1) : faults) {
      if (judge(JSON.parse(JSON.stringify({ ...whole, ...fault })))) throw new Error(`${name} takes ${JSON.stringify(fault)}`);
    }
  }
}

function valid(number) {
  return JSON.parse(JSON.stringify({
    id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`, title: `The title of record ${number}`, ownerUid: `owner${number % 7}Aa0Bb1Cc2Dd3Ee4Ff5`, status: ["draft", "active", "closed"][number % 3],
    amount: `${number * 37}.50`, count: number * 11, tags: ["one", "two", `tag ${number}`].slice(0, number % 4), address: { street: `Main Street ${number}`, zip: "10115", country: "DE" },
    parentId: number % 2 === 0 ? undefined : "9b2d6c1e-3f4a-4b5c-8d8e-9f0a1b2c3d4e", note: number % 3 === 2 || number % 5 === 0 ? `What there is to say of it, ${number}` : undefined,
    dueOn: number % 4 === 0 ? "2026-02-28" : undefined, createdAt: `2026-01-15T10:20:${String(number % 60).padStart(2, "0")}.456Z`,
  }));
}

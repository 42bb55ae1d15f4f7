import { loadFiles } from "@concord/core/driver";
import { accessTo, constraintsOf, operations, reachable, type Entity, type Json, type Operation, type Schema } from "@concord/core";
import { judgeAccess, type JsonObject } from "@concord/oracle";
import { groundOf } from "@concord/prove";
import { accessFiles } from "@concord/typescript";
import { expect, test } from "vitest";
import { nowText } from "../../packages/prove/src/base/caller.ts";
import { derivedRequests } from "../../packages/prove/src/derive/requests.ts";
import { applicationRecord } from "../../packages/typescript/src/driver/application.ts";
import { projectAt, projectOf } from "../prove/proving.ts";
import { formsOf, logic, pairs } from "../prove/truth/forms.ts";

type Can = (action: Operation, auth: unknown, old: unknown, next: unknown, around: unknown) => boolean;

const micros = BigInt(Date.UTC(2026, 10, 21, 10)) * 1000n;

/** Asks `can` of every request that the prover derives for the entities, and gives those in which it differs from the oracle. */
async function differing(schema: Schema): Promise<{ readonly asked: number; readonly allowed: number; readonly wrong: readonly string[] }> {
  const loaded = await loadFiles(accessFiles(schema));
  const told = { asked: 0, allowed: 0, wrong: [] as string[] };
  try {
    for (const entity of schema.entities.filter((each) => reachable(each, ...operations))) {
      const { can } = await loaded.module(`access/${entity.namespace}/${entity.name}.ts`) as { readonly can: Can };
      for (const { operation, caller, old, next, fields, under, state, note } of derivedRequests(groundOf(schema, entity, "types", micros), constraintsOf(entity))) {
        // The types have no secrets, so that nobody reads them, and no document has a name beside its record.
        if (fields !== undefined || under !== undefined) continue;
        const records = { ...(old === undefined ? {} : { old }), ...(next === undefined ? {} : { next }) };
        const { verdict, violations } = judgeAccess(schema, { entity, operation, caller, ...records, state, now: nowText(micros) });
        const value = (record: JsonObject | undefined): unknown => (record === undefined ? undefined : applicationRecord(entity.fields, record));
        const said = can(operation, caller, value(old), value(next), { now: nowText(micros), related: relatedOf(schema, entity, state) });
        told.asked += 1;
        if (said) told.allowed += 1;
        if (said !== (verdict === "accepted")) told.wrong.push(`${entity.id}: ${note}: can says ${said}, the oracle ${verdict} ${JSON.stringify(violations)} of ${JSON.stringify(records)}`);
      }
    }
    return told;
  } finally {
    await loaded.close();
  }
}

function relatedOf(schema: Schema, entity: Entity, state: readonly { readonly entity: string; readonly record: Json }[]): object {
  return Object.fromEntries(entity.references.map((reference) => [reference.relation, (record: Readonly<Record<string, unknown>>) => {
    const found = state.find((each) => each.entity === reference.to && reference.by.every((name, index) => record[name] !== undefined && String(record[name]) === String((each.record as JsonObject)[reference.key[index] as string])));
    return found === undefined ? undefined : applicationRecord(schema.entities.find(({ id }) => id === reference.to)?.fields ?? [], found.record);
  }]));
}

test.each(["../..", "../prove/zoo"])("can says what the oracle says of every request derived from the contracts of %s", async (folder) => {
  const { asked, allowed, wrong } = await differing(projectAt(folder).schema);
  process.stdout.write(`\n${folder}: ${asked} requests, ${allowed} of them allowed\n`);
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(allowed).toBeGreaterThan(50);
  expect(asked - allowed).toBeGreaterThan(50);
});

test("can gives every operator of conditions the value that the oracle gives, over absent and present operands", async () => {
  const tables = [...pairs.map((pair) => ({ type: pair.type, values: pair.values, forms: formsOf(pair) })), { type: "boolean", values: [false, true] as readonly Json[], forms: logic }];
  const entities = tables.flatMap(({ type, values, forms }, table) => forms.map((form, index) => ({ name: `t${table}f${index}`, type, values, form })));
  const sources = entities.map(({ name, type, form }) => ({
    file: `schemas/truth/${name}.yaml`,
    text: `entity: ${name}\ndescription: One form.\nfields:\n  id: { type: uid }\n  a: { type: ${type}, optional: true }\n  b: { type: ${type}, optional: true }\naccess:\n  read: ${JSON.stringify(form)}\n`,
  }));
  const taken = sources.filter((source) => isTaken([source]));
  const { schema } = projectOf([{ file: "schemas/project.yaml", text: "stores: [postgres]\n" }, ...taken]);
  const loaded = await loadFiles(accessFiles(schema));
  let asked = 0;
  const wrong: string[] = [];
  for (const entity of schema.entities) {
    const { can } = await loaded.module(`access/truth/${entity.name}.ts`) as { readonly can: Can };
    const choices = [undefined, ...(entities.find(({ name }) => name === entity.name)?.values ?? [])];
    for (const a of choices) {
      for (const b of choices) {
        const old: JsonObject = { id: "one", ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) };
        const caller = { uid: "ann", roles: [], claims: {} };
        const { verdict } = judgeAccess(schema, { entity, operation: "read", caller, old, state: [], now: nowText(micros) });
        asked += 1;
        if (can("read", caller, applicationRecord(entity.fields, old), undefined, {}) !== (verdict === "accepted")) wrong.push(`${accessTo(entity, "read").if?.text} over ${JSON.stringify(old)} is ${verdict}`);
      }
    }
  }
  await loaded.close();
  process.stdout.write(`\n${schema.entities.length} forms, ${asked} questions\n`);
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(500);
});

function isTaken(sources: readonly { readonly file: string; readonly text: string }[]): boolean {
  try {
    return projectOf([{ file: "schemas/project.yaml", text: "stores: [postgres]\n" }, ...sources]).schema.entities.length > 0;
  } catch {
    return false;
  }
}

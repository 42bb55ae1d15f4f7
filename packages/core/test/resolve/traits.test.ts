import { expect, test } from "vitest";
import { readerMemory, readSchema, type Schema, type Source, type StoreDeclaration } from "../../src/index.ts";

const stores: readonly StoreDeclaration[] = [{ name: "postgres", naming: "snake_case" }];
const source = (name: string, text: string): Source => ({ file: `schemas/${name}.yaml`, text });

const stamped = source("shared/stamped", "trait: stamped\ndescription: Times.\nfields:\n  at: { type: timestamp, auto: created }\n");
const tenancy = source("shared/tenancy", [
  "trait: tenancy", "description: Tenants.", "key: [tenant]", "fields:", "  tenant: { type: area }", "checks:", "  not_south: tenant != 'south'",
  "access:", "  read: auth.claims.area == 'north'", "  delete: nobody", "",
].join("\n"));
const area = source("shared/area", "enum: area\ndescription: Where.\nvalues: [north, south]\n");
const item = source("shop/item", [
  "entity: item", "description: A thing.", "use: [shared.tenancy, shared.stamped]", "fields:", "  id: { type: uid }", "access:", "  read: auth.uid == id", "  create: signedIn",
  "  delete: anyone", "",
].join("\n"));
const other = source("shop/other", "entity: other\ndescription: Another thing.\nfields:\n  id: { type: uid }\n");
const project = source("project", "auth: { claims: { area: { type: string, default: none } } }\n");

function schemaOf(sources: readonly Source[], memory = readerMemory()): Schema {
  const { schema, diagnostics } = readSchema(sources, stores, memory);
  expect(diagnostics).toEqual([]);
  return schema as Schema;
}

test("an entity has its own fields, then those of its traits; their parts of the key come first, and each place is where it is written", () => {
  const [entity] = schemaOf([project, stamped, tenancy, area, item]).entities;
  expect(entity?.fields.map((field) => [field.name, field.span.file])).toEqual([
    ["id", item.file], ["tenant", tenancy.file], ["at", stamped.file],
  ]);
  expect(entity?.key).toEqual(["tenant", "id"]);
  expect(entity?.fields[1]?.type).toMatchObject({ kind: "enum", shared: "shared.area" });
  expect(entity?.checks.map((check) => [check.name, check.if.tree.span.file])).toEqual([["not_south", tenancy.file]]);
});

test("a trait narrows what the entity lets clients do, and opens nothing", () => {
  const [entity] = schemaOf([project, stamped, tenancy, area, item]).entities;
  expect(Object.entries(entity?.access ?? {}).map(([operation, rule]) => [operation, rule.who, rule.if?.text])).toEqual([
    ["read", "expression", "(auth.claims.area == 'north') && (auth.uid == id)"], ["create", "signedIn", undefined], ["update", "nobody", undefined], ["delete", "nobody", undefined],
  ]);
  const silent = { ...item, text: item.text.replace(/access:[^]*/u, "") };
  expect(schemaOf([project, stamped, tenancy, area, silent]).entities[0]?.access).toBeUndefined();
});

test("one edit of a trait changes the entities that use it, and no other", () => {
  const memory = readerMemory();
  const before = schemaOf([project, stamped, tenancy, area, item, other], memory).entities;
  const edited = { ...stamped, text: stamped.text.replace("at:", "madeAt:") };
  const after = schemaOf([project, edited, tenancy, area, item, other], memory).entities;
  expect(after[0]?.fields.map((field) => field.name)).toEqual(["id", "tenant", "madeAt"]);
  expect(after[1]).toBe(before[1]);
});

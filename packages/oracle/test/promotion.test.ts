import { expect, test } from "vitest";
import { entityOf, type State } from "@concord/core";
import { promoted, type JsonObject } from "../src/index.ts";
import { contract, schemaOf } from "./contract.ts";

const fields = `
email: { type: email, unique: true, normalize: [trim, lowercase] }
name: { type: string, optional: true, normalize: [trim] }
role: { type: enum, values: [user, admin], default: user }
label: { type: string, maxLength: 40, computed: "name == null ? 'nobody' : name" }
made: { type: timestamp, auto: created }
`;
const schema = schemaOf({
  "t.fill": contract("fill", fields, "staging: { match: [email] }\n"),
  "t.over": contract("over", fields, "staging: { match: [email], merge: overwrite }\n"),
});
const known: JsonObject = { id: "k", email: "a@b.de", role: "admin", label: "nobody", made: "2024-01-01T00:00:00.000Z" };
const becomes = (entity: string, waiting: JsonObject, record: JsonObject = known): unknown =>
  promoted(entityOf(schema, `t.${entity}`), [{ entity: `t.${entity}`, record }] satisfies State, waiting);

test("a waiting record that matches none is a new one, without what is null", () => {
  expect(becomes("fill", { id: "n", email: "n@b.de", name: null, role: "user" })).toEqual({ entity: "t.fill", do: "create", record: { id: "n", email: "n@b.de", role: "user", label: "nobody" } });
  expect(becomes("over", { id: "k", name: "A" })).toEqual({ entity: "t.over", do: "create", record: { id: "k", name: "A", label: "A" } });
});

test("texts are taken in their normal form, and match in it", () => {
  expect(becomes("fill", { email: " A@B.de\n", name: "\tA b " })).toEqual({ entity: "t.fill", do: "update", key: "k", record: { ...known, name: "A b", label: "A b" } });
  expect(becomes("over", { id: "n", email: "N@B.de " })).toMatchObject({ do: "create", record: { email: "n@b.de" } });
  expect(becomes("fill", { email: "\u00a0a@b.de" })).toMatchObject({ do: "create" });
});

test("texts inside of values are taken in their normal form too", () => {
  const inside = schemaOf({ "t.in": contract("in", `
tags: { type: list, maxItems: 3, of: { type: string, normalize: [lowercase] } }
home: { type: object, fields: { street: { type: string, normalize: [trim] }, no: { type: string } }, optional: true }
kind: { type: enum, values: [a, b] }
told: { type: union, by: kind, of: { a: { fields: { x: { type: string, normalize: [trim] } } }, b: { fields: { x: { type: string } } } }, optional: true }
`, "staging: { match: [id] }\n") });
  const made = (waiting: JsonObject): unknown => promoted(entityOf(inside, "t.in"), [], { id: "n", ...waiting })?.do === "create" ? (promoted(entityOf(inside, "t.in"), [], { id: "n", ...waiting }) as { record: JsonObject }).record : undefined;
  expect(made({ tags: ["A", "b"] })).toEqual({ id: "n", tags: ["a", "b"] });
  expect(made({ home: { street: " s ", no: " 1 " } })).toEqual({ id: "n", home: { street: "s", no: " 1 " } });
  expect(made({ kind: "a", told: { x: " s " } })).toEqual({ id: "n", kind: "a", told: { x: "s" } });
  expect(made({ kind: "b", told: { x: " s " } })).toEqual({ id: "n", kind: "b", told: { x: " s " } });
  expect(made({ told: { x: " s " } })).toEqual({ id: "n", told: { x: " s " } });
});

test("filling gives a record what it lacks, and nothing else", () => {
  expect(becomes("fill", { email: "a@b.de", name: "A", role: "user" })).toEqual({ entity: "t.fill", do: "update", key: "k", record: { ...known, name: "A", label: "A" } });
  expect(becomes("fill", { email: "a@b.de", name: "B" }, { ...known, name: "A", label: "A" })).toBeUndefined();
});

test("overwriting gives it everything that the waiting one has", () => {
  expect(becomes("over", { email: "a@b.de", name: "B", role: "user" }, { ...known, name: "A", label: "A" })).toEqual({ entity: "t.over", do: "update", key: "k", record: { ...known, name: "B", label: "B", role: "user" } });
  expect(becomes("over", { email: "a@b.de", name: null })).toBeUndefined();
});

test("neither changes the key, what was matched or what the store made", () => {
  for (const entity of ["fill", "over"]) expect(becomes(entity, { id: "n", email: "a@b.de", made: "2025-01-01T00:00:00.000Z", label: "what" })).toBeUndefined();
});

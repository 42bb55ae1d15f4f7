import { shapeOf, type Offered, type ShapeName } from "@concord/core";
import { expect, test } from "vitest";
import { judge, storedShape } from "../src/index.ts";
import { entityWith } from "./contract.ts";

const person = entityWith(
  `
email: { type: email, optional: true }
role: { type: enum, values: [user, admin], default: user, open: true }
password: { type: string, secret: true, optional: true }
openedAt: { type: timestamp }
closedAt: { type: timestamp, optional: true }
score: { type: integer, minimum: 0, optional: true }
made: { type: timestamp, auto: created }
home: { type: object, optional: true, fields: { city: { type: string }, geo: { type: object, optional: true, fields: { lat: { type: float } } } } }
`,
  `checks:
  closed_after_opened: closedAt == null || closedAt >= openedAt
  admins_have_mail: { if: role != 'admin' || email != null, message: An admin has an e-mail address. }
  made_before_closed: closedAt == null || closedAt >= made
`,
);
const opened = "2024-01-02T00:00:00.000Z";
const made = "2024-01-01T00:00:00.000Z";
const whole = { id: "a", role: "user", openedAt: opened, made };

function broken(shape: ShapeName, value: Offered): readonly string[] {
  return judge(person, shapeOf(person, shape), value).violations.map((each) => each.constraint);
}

test("a record has every required field, no others and no secrets", () => {
  expect(broken("record", whole)).toEqual([]);
  expect(broken("record", { ...whole, role: undefined } as never)).toEqual(["t.it/role:required"]);
  expect(broken("record", { ...whole, extra: 1 })).toEqual(["t.it:closed"]);
  expect(broken("record", { ...whole, extra: null })).toEqual(["t.it:closed"]);
  expect(broken("record", { ...whole, password: "x" })).toEqual(["t.it/password:secret"]);
  expect(judge(person, storedShape(person, "postgres"), { ...whole, password: "x" }).verdict).toBe("accepted");
  expect(broken("record", {})).toEqual(["t.it/id:required", "t.it/role:required", "t.it/openedAt:required", "t.it/made:required"]);
  for (const value of [null, [], "x", 1, undefined]) expect(broken("record", value)).toEqual(["t.it:closed"]);
});

test("the read shape drops what it does not know", () => {
  expect(broken("read", { ...whole, extra: 1, password: "x" })).toEqual([]);
  expect(broken("read", { ...whole, role: "guest" })).toEqual([]);
  expect(broken("record", { ...whole, role: "guest" })).toEqual(["t.it/role:values"]);
  expect(broken("read", { ...whole, home: { city: "x", extra: 1 } })).toEqual([]);
  expect(broken("record", { ...whole, home: { city: "x", extra: 1 } })).toEqual(["t.it/home:closed"]);
});

test("a create leaves defaults and auto fields out", () => {
  expect(broken("create", { id: "a", openedAt: opened })).toEqual([]);
  expect(broken("create", whole)).toEqual(["t.it:closed"]);
  expect(broken("create", { id: "a", openedAt: opened, role: null })).toEqual(["t.it/role:type"]);
});

test("a patch clears with null what is optional, and leaves the key alone", () => {
  expect(broken("patch", {})).toEqual([]);
  expect(broken("patch", { closedAt: null, email: "a@x.io" })).toEqual([]);
  expect(broken("patch", { openedAt: null })).toEqual(["t.it/openedAt:type"]);
  expect(broken("patch", { id: "b" })).toEqual(["t.it:closed"]);
  expect(broken("patch", { closedAt: "2000-01-01T00:00:00.000Z", openedAt: opened })).toEqual([]);
});

test("a check speaks only when its fields are valid", () => {
  expect(broken("record", { ...whole, closedAt: "2023-01-01T00:00:00.000Z" })).toEqual(["t.it:check:closed_after_opened", "t.it:check:made_before_closed"]);
  expect(broken("record", { ...whole, closedAt: opened })).toEqual([]);
  expect(broken("record", { ...whole, closedAt: "2023-01-01" })).toEqual(["t.it/closedAt:type"]);
  expect(broken("record", { ...whole, closedAt: null })).toEqual(["t.it/closedAt:type"]);
  expect(broken("record", { ...whole, role: "admin" })).toEqual(["t.it:check:admins_have_mail"]);
  expect(broken("record", { ...whole, role: "admin", score: -1 })).toEqual(["t.it/score:minimum", "t.it:check:admins_have_mail"]);
  expect(broken("create", { id: "a", openedAt: opened, closedAt: "2023-01-01T00:00:00.000Z" })).toEqual(["t.it:check:closed_after_opened"]);
});

test("objects are closed at every level, and what is wrong is said where it is", () => {
  expect(broken("record", { ...whole, home: { city: "x", geo: { lat: 1, extra: 1 } } })).toEqual(["t.it/home.geo:closed"]);
  expect(broken("record", { ...whole, home: { geo: {} } })).toEqual(["t.it/home.city:required", "t.it/home.geo.lat:required"]);
  expect(broken("record", { ...whole, home: { city: "x", geo: null } })).toEqual(["t.it/home.geo:type"]);
  const [violation] = judge(person, shapeOf(person, "record"), { ...whole, home: { city: 1 } }).violations;
  expect(violation).toEqual({ constraint: "t.it/home.city:type", path: ["home", "city"], message: "is no string" });
});

test("names that every object inherits are not found in a record that lacks them", () => {
  const inherits = entityWith("v: { type: map, of: string }\n");
  expect(judge(inherits, shapeOf(inherits, "record"), { id: "a", v: JSON.parse("{\"__proto__\": 1}") as Offered } as never).violations.map((each) => each.constraint)).toEqual(["t.it/v{}:type"]);
  expect(judge(inherits, shapeOf(inherits, "record"), JSON.parse("{\"id\": \"a\", \"v\": {}, \"__proto__\": {}}") as Offered).violations.map((each) => each.constraint)).toEqual(["t.it:closed"]);
});

test("what is given is judged in its normal form, what is there must have it", () => {
  const entity = entityWith("mail: { type: email, normalize: [trim, lowercase] }\ntags: { type: list, of: { type: string, maxLength: 2, normalize: [trim] }, uniqueItems: true }\n");
  const said = (shape: "record" | "create" | "patch", value: Offered): readonly string[] => judge(entity, shapeOf(entity, shape), value).violations.map((each) => each.constraint.replace("t.it/", ""));
  const given = { id: "a", mail: " Ann@X.IO\n", tags: [" ab "] };
  expect(said("create", given)).toEqual([]);
  expect(said("patch", { mail: "ANN@x.io" })).toEqual([]);
  expect(said("record", given)).toEqual(["mail:format", "mail:normalize", "tags[]:maxLength", "tags[]:normalize"]);
  expect(said("create", { ...given, tags: ["a", "a "] })).toEqual(["tags:uniqueItems"]);
  expect(said("create", { ...given, mail: "ann@x. io" })).toEqual(["mail:format"]);
  expect(said("create", { ...given, mail: 5 as never })).toEqual(["mail:type"]);
});

test("a computed field is what its expression makes of the others, and in no shape that is given", () => {
  const fields = "first: { type: string }\nlast: { type: string, optional: true }\nn: { type: int32, minimum: 0, maximum: 9 }\n"
    + "full: { type: string, maxLength: 9, computed: \"first + (last == null ? '' : ' ' + last)\" }\ntwice: { type: integer, computed: n * 2 }\n"
    + "also: { type: string, optional: true, computed: last }\nbig: { type: boolean, computed: n > 4 }";
  const entity = entityWith(fields, "checks:\n  not_eight: twice != 8\n");
  const said = (shape: "record" | "create", value: Offered): readonly string[] => judge(entity, shapeOf(entity, shape), value).violations.map((each) => each.constraint.replace("t.it", ""));
  const kept = { id: "a", first: "Ann", n: 5, full: "Ann", twice: 10, big: true };
  expect(said("record", kept)).toEqual([]);
  expect(said("record", { ...kept, last: "Lee", full: "Ann Lee", also: "Lee" })).toEqual([]);
  expect(said("record", { ...kept, full: "ann" })).toEqual(["/full:computed"]);
  expect(said("record", { ...kept, last: "Lee" })).toEqual(["/full:computed", "/also:computed"]);
  expect(said("record", { ...kept, also: "Lee" })).toEqual(["/also:computed"]);
  expect(said("record", { ...kept, twice: 9, big: false })).toEqual(["/twice:computed", "/big:computed"]);
  expect(said("record", { ...kept, n: 4, twice: 8, big: false })).toEqual([":check:not_eight"]);
  expect(said("record", { ...kept, n: 10 })).toEqual(["/n:maximum"]);
  expect(said("record", { ...kept, first: "Ann-Sophie", full: "Ann-Sophie" })).toEqual(["/full:maxLength"]);
  expect(said("record", { id: "a", first: "Ann", n: 5, twice: 10, big: true })).toEqual(["/full:required"]);
  expect(said("create", { id: "a", first: "Ann", n: 5 })).toEqual([]);
  expect(said("create", { id: "a", first: "Ann", n: 5, full: "Ann" })).toEqual([":closed"]);
});

import { namedShapeOf, type Offered } from "@concord/core";
import { expect, test } from "vitest";
import { filled, isObject, judge, maker } from "../src/index.ts";
import { entityWith } from "./contract.ts";

const account = entityWith(
  `
email: { type: email, normalize: [lowercase] }
nick: { type: string, minLength: 2, maxLength: 5, optional: true }
plan: { type: enum, values: [free, paid], default: free, open: true }
seats: { type: int32, minimum: 1, default: 1 }
home: { type: object, optional: true, fields: { city: { type: string } } }
hash: { type: string, secret: true, optional: true }
made: { type: timestamp, auto: created }
`,
  `checks:
  paid_has_nick: { if: plan != 'paid' || nick != null, message: Who pays has a name. }
  few_seats: plan == 'paid' || seats <= 3
shapes:
  card: { pick: [id, nick, plan, home], direction: output }
  begun: { direction: output, partial: true }
  signUp:
    omit: [home]
    add: { word: { type: string, minLength: 3, normalize: [trim] }, again: { type: string }, day: { type: date, optional: true } }
    checks: { words_agree: word == again }
  profile: { pick: [email, nick, plan], partial: true }
`,
);

/** What a value breaks once its defaults are filled in, as whoever creates a record does. */
function broken(name: string, value: Offered): readonly string[] {
  const named = account.shapes.find((each) => each.name === name);
  if (named === undefined) throw new Error(`no shape ${name}`);
  const shape = namedShapeOf(named);
  const filledIn = isObject(value) && shape.given && !shape.partial ? filled(shape.fields.map(({ field }) => field), value, maker(0n)) : value;
  return judge(account, shape, filledIn).violations.map((each) => each.constraint);
}

test("an output shape has its required fields, and what it does not know is dropped at every level", () => {
  expect(broken("card", { id: "a", plan: "free" })).toEqual([]);
  expect(broken("card", { id: "a" })).toEqual(["t.it/plan:required"]);
  expect(broken("card", { id: "a", plan: "gold", hash: "x", more: 1, home: { city: "x", more: 1 } })).toEqual([]);
  expect(broken("card", { id: "a", plan: "paid" })).toEqual(["t.it:shape:card:check:paid_has_nick"]);
  expect(broken("card", { id: "a", plan: "free", nick: "x" })).toEqual(["t.it/nick:minLength"]);
  expect(broken("card", { id: "a", plan: "free", nick: null })).toEqual(["t.it/nick:type"]);
  for (const value of [null, [], "x", 1, undefined]) expect(broken("card", value)).toEqual(["t.it:shape:card:type"]);
});

test("an input shape leaves out what has a default, what the store makes and what is secret", () => {
  const given = { id: "a", email: "A@x.io", word: "abc", again: "abc" };
  expect(broken("signUp", given)).toEqual([]);
  expect(broken("signUp", { ...given, made: "2024-01-01T00:00:00.000Z" })).toEqual(["t.it:shape:signUp:closed"]);
  expect(broken("signUp", { ...given, hash: "x" })).toEqual(["t.it:shape:signUp:closed"]);
  expect(broken("signUp", { ...given, plan: "gold" })).toEqual(["t.it/plan:values"]);
  expect(broken("signUp", { ...given, plan: "paid" })).toEqual(["t.it:shape:signUp:check:paid_has_nick"]);
});

test("a field that is never stored answers in the shape's name", () => {
  const given = { id: "a", email: "a@x.io", word: "abc", again: "abc" };
  expect(broken("signUp", { ...given, word: undefined } as never)).toEqual(["t.it:shape:signUp/word:required"]);
  expect(broken("signUp", { ...given, word: "ab", again: "ab" })).toEqual(["t.it:shape:signUp/word:minLength"]);
  expect(broken("signUp", { ...given, word: " abc " })).toEqual([]);
  expect(broken("signUp", { ...given, again: "abd" })).toEqual(["t.it:shape:signUp:check:words_agree"]);
  expect(broken("signUp", { ...given, again: 1 })).toEqual(["t.it:shape:signUp/again:type"]);
  expect(broken("signUp", { ...given, day: "2023-02-29" })).toEqual(["t.it:shape:signUp/day:type"]);
  expect(broken("signUp", { ...given, day: null })).toEqual(["t.it:shape:signUp/day:type"]);
});

test("of a partial shape all may be missing, null clears on input alone, and no check is asked", () => {
  expect(broken("profile", {})).toEqual([]);
  expect(broken("profile", { nick: null, plan: "paid" })).toEqual([]);
  expect(broken("profile", { email: null })).toEqual(["t.it/email:type"]);
  expect(broken("profile", { plan: null })).toEqual(["t.it/plan:type"]);
  expect(broken("profile", { seats: 1 })).toEqual(["t.it:shape:profile:closed"]);
  expect(broken("begun", { nick: null })).toEqual(["t.it/nick:type"]);
  expect(broken("begun", { seats: 9, email: "a@x.io" })).toEqual([]);
  expect(broken("begun", { email: "A@x.io" })).toEqual(["t.it/email:normalize"]);
});

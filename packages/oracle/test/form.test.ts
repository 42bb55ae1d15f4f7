import { namedShapeOf, type Json } from "@concord/core";
import { expect, test } from "vitest";
import { readForm } from "../src/index.ts";
import { entityWith } from "./contract.ts";

const booking = entityWith(
  `
title: { type: string, optional: true }
seats: { type: int32, default: 2 }
price: { type: decimal, precision: 6, scale: 2 }
at: { type: localDateTime }
news: { type: boolean, default: true }
vip: { type: boolean, optional: true }
tags: { type: list, of: { type: integer }, default: [7] }
home: { type: object, optional: true, fields: { city: { type: string }, flat: { type: int32, optional: true } } }
`,
  `shapes:
  book: { pick: [title, seats, price, at, news, vip, tags, home], form: true, add: { when: { type: time, precision: 3, optional: true }, due: { type: timestamp, optional: true }, mass: { type: float, optional: true } } }
  change: { pick: [title, seats, vip, tags, home], partial: true, form: true }
`,
);

function read(name: string, form: Json): unknown {
  const named = booking.shapes.find((each) => each.name === name);
  if (named === undefined) throw new Error(`no shape ${name}`);
  return { ...(readForm(namedShapeOf(named), form) as object) };
}

const nothing = { news: false, tags: [] };

test("what is not sent, or empty, is missing; a box that is not ticked is false", () => {
  expect(read("book", {})).toEqual(nothing);
  expect(read("book", { title: "", seats: "", vip: "", tags: "", "home.city": "" })).toEqual(nothing);
  expect(read("book", { news: "on", vip: "true" })).toEqual({ news: true, vip: true, tags: [] });
  expect(read("book", { news: "false", vip: "off" })).toEqual({ news: false, vip: "off", tags: [] });
});

test("numbers are read from digits, and from nothing else", () => {
  for (const [text, number] of [["3", 3], ["-3", -3], ["0", 0]] as const) expect(read("book", { seats: text })).toEqual({ ...nothing, seats: number });
  for (const text of ["03", "+3", "3.0", " 3", "3 ", "1e3", "three"]) expect(read("book", { seats: text })).toEqual({ ...nothing, seats: text });
  for (const [text, number] of [["1.5", 1.5], ["1e3", 1000], ["-2", -2], ["2E-1", 0.2]] as const) expect(read("book", { mass: text })).toEqual({ ...nothing, mass: number });
  for (const text of [".5", "5.", "Infinity", "1e", "0x1"]) expect(read("book", { mass: text })).toEqual({ ...nothing, mass: text });
});

test("decimals and times get the digits that they lack, and never lose any", () => {
  for (const [text, made] of [["1", "1.00"], ["1.5", "1.50"], ["1.25", "1.25"], ["1.255", "1.255"], ["1,5", "1,5"], ["1.", "1."]] as const) expect(read("book", { price: text })).toEqual({ ...nothing, price: made });
  const times = [["2024-02-29T10:30", "2024-02-29T10:30:00.000"], ["2024-02-29T10:30:15", "2024-02-29T10:30:15.000"], ["2024-02-29T10:30:15.5", "2024-02-29T10:30:15.500"], ["2024-02-29 10:30", "2024-02-29 10:30"], ["2024-02-29T10:30:15.1234", "2024-02-29T10:30:15.1234"]] as const;
  for (const [text, made] of times) expect(read("book", { at: text })).toEqual({ ...nothing, at: made });
  expect(read("book", { when: "10:30" })).toEqual({ ...nothing, when: "10:30:00.000" });
  expect(read("book", { due: "2024-02-29T10:30" })).toEqual({ ...nothing, due: "2024-02-29T10:30" });
  expect(read("book", { due: "2024-02-29T10:30Z" })).toEqual({ ...nothing, due: "2024-02-29T10:30:00.000Z" });
});

test("lists come from one name several times, objects from names with dots", () => {
  expect(read("book", { tags: "1" })).toEqual({ news: false, tags: [1] });
  expect(read("book", { tags: ["1", "", "x"] })).toEqual({ news: false, tags: [1, "x"] });
  expect(read("book", { "home.flat": "4" })).toEqual({ ...nothing, home: { flat: 4 } });
  expect(read("book", { "home.city": "Ulm", "home.zip": "1", more: "2" })).toEqual({ ...nothing, home: { city: "Ulm" }, "home.zip": "1", more: "2" });
  expect(read("book", { title: ["a", "b"] })).toEqual({ ...nothing, title: ["a", "b"] });
});

test("a change keeps what is not sent, and clears what is sent empty and may be missing", () => {
  expect(read("change", {})).toEqual({});
  expect(read("change", { title: "", seats: "", vip: "", "home.city": "", "home.flat": "" })).toEqual({ title: null, seats: "", vip: null, home: null });
  expect(read("change", { tags: "", "home.city": "Ulm", "home.flat": "" })).toEqual({ tags: [], home: { city: "Ulm" } });
  expect(read("change", { title: 5, vip: true })).toEqual({ title: 5, vip: true });
});

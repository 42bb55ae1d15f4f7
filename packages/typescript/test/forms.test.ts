import { formTable } from "@concord/core";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadFiles, type Loaded } from "../src/driver/load.ts";
import { filesOf, schemaOf } from "./contracts.ts";

type Answer = { readonly success: boolean; readonly data?: unknown; readonly error?: { readonly issues: readonly { readonly path: readonly unknown[]; readonly message: string }[] } };
const schema = schemaOf({
  "shop/booking": `
entity: booking
description: Seats that someone booked.
fields:
  id:    { type: uuid, auto: uuid }
  email: { type: email, normalize: [trim, lowercase] }
  seats: { type: int32, minimum: 1, default: 2 }
  price: { type: decimal, precision: 6, scale: 2 }
  at:    { type: timestamp }
  tags:  { type: list, of: { type: string, maxLength: 3 }, maxItems: 2, default: [] }
  home:  { type: object, optional: true, fields: { city: { type: string, maxLength: 9 }, flat: { type: int32, optional: true } } }
shapes:
  book:
    omit: [at]
    add: { terms: { type: boolean }, until: { type: localDateTime, precision: 0, optional: true }, spot: { type: geoPoint, optional: true } }
    checks: { terms_taken: { if: terms, message: Take the terms. } }
    form: true
  change: { pick: [email, home, tags], partial: true, form: true }
  api: { pick: [email] }
`,
});
let loaded: Loaded;
let codecs: Readonly<Record<string, (form: unknown) => Answer>>;
let forms: Readonly<Record<string, (form: unknown) => object>>;
const text = (path: string): string => filesOf(schema).find((file) => file.path === path)?.text ?? "";

beforeAll(async () => {
  loaded = await loadFiles(filesOf(schema).filter(({ path }) => path.startsWith("zod/") || path.startsWith("forms/")));
  codecs = (await loaded.module("zod/shop/booking.ts")) as typeof codecs;
  forms = (await loaded.module("forms/shop/booking.ts")) as typeof forms;
});
afterAll(() => loaded.close());

test("what a browser sends becomes the application's values", () => {
  const form = new FormData();
  for (const [name, value] of [["email", " Ann@Example.com"], ["seats", ""], ["price", "12.5"], ["terms", "on"], ["tags", "a"], ["tags", "b"], ["until", "2024-02-29T10:30"], ["home.city", "Ulm"], ["home.flat", ""], ["spot.latitude", "48.4"], ["spot.longitude", "10"]] as const) form.append(name, value);
  const expected = { email: "ann@example.com", seats: 2, price: "12.50", terms: true, tags: ["a", "b"], until: "2024-02-29T10:30:00", home: { city: "Ulm" }, spot: { latitude: 48.4, longitude: 10 } };
  expect(codecs["validateBookingBookForm"]?.(form)).toEqual({ success: true, data: expected });
  const query = new URLSearchParams("email=ann@example.com&seats=&price=12.5&terms=on&tags=a&tags=b&until=2024-02-29T10:30&home.city=Ulm&home.flat=&spot.latitude=48.4&spot.longitude=10");
  expect(codecs["validateBookingBookForm"]?.(query)).toEqual({ success: true, data: expected });
  expect(codecs["validateBookingBookForm"]?.({ email: "ann@example.com", seats: 3, price: "1", terms: true, tags: ["a"] })).toEqual({ success: true, data: { email: "ann@example.com", seats: 3, price: "1.00", terms: true, tags: ["a"] } });
});

test("what cannot be read is refused by its field, and what nobody asked for is not lost", () => {
  const answer = codecs["validateBookingBookForm"]?.(new URLSearchParams("email=ann&seats=two&price=1,5&until=soon&home.flat=1&_csrf=x&__proto__=y"));
  expect(answer?.success).toBe(false);
  const places = answer?.error?.issues.map(({ path }) => path.join("."));
  expect(new Set(places)).toEqual(new Set(["email", "seats", "price", "until", "home.city", ""]));
  expect(answer?.error?.issues.find(({ path }) => path.length === 0)?.message).toContain("_csrf");
  expect(codecs["validateBookingBookForm"]?.(new URLSearchParams("email=ann@example.com&price=1")).error?.issues.map(({ message }) => message)).toEqual(["Take the terms."]);
});

test("a file is no text, and stays one", () => {
  const form = new FormData();
  form.append("email", new File(["x"], "x.txt"));
  expect(forms["readBookingBookForm"]?.(form)).toMatchObject({ email: expect.any(File) as File });
});

test("a change keeps what is not sent and clears what is sent empty", () => {
  expect(codecs["validateBookingChangeForm"]?.(new URLSearchParams("home.city=&home.flat="))).toEqual({ success: true, data: { home: null } });
  expect(codecs["validateBookingChangeForm"]?.(new URLSearchParams("tags="))).toEqual({ success: true, data: { tags: [] } });
  expect(codecs["validateBookingChangeForm"]?.(new URLSearchParams("email=")).success).toBe(false);
});

test("only forms turn text into something else", () => {
  expect(codecs["validateBookingApiForm"]).toBeUndefined();
  expect(codecs["validateBookingBook"]?.({ email: "ann@example.com", price: "1", terms: "on" }).success).toBe(false);
  expect(text("forms/shop/booking.ts")).not.toMatch(/Api|zod/);
  expect(text("forms/concord.ts")).not.toMatch(/^import/m);
});

test("the published table is the one that readers are made from", () => {
  expect(readFileSync(new URL("../README.md", import.meta.url), "utf8")).toContain(formTable());
});

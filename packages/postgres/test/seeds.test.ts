import { describe, expect, test } from "vitest";
import { connected, createDatabase, runScript } from "../src/driver/index.ts";
import { emitted, own, schemaOf, textOf, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

const schema = schemaOf({
  "shop/order.yaml": `
entity: order
plural: orders
description: What a person ordered.
fields:
  id:       { type: int32, auto: sequence }
  personId: { ref: person }
  note:     { type: string, maxLength: 40, optional: true }
`,
  "shop/person.yaml": `
entity: person
plural: people
description: "Who buys; it's a person."
key: [number]
fields:
  number:  { type: int32, auto: sequence }
  email:   { type: email, unique: true }
  kind:    { type: enum, values: [new, old], default: new, postgres: { as: enum } }
  home:    { type: geoPoint, optional: true }
  price:   { type: object, fields: { amount: { type: decimal, precision: 10, scale: 2 }, currency: { type: currency } }, optional: true, postgres: { as: columns } }
  tags:    { type: list, of: { type: string, maxLength: 9 }, default: [] }
  about:   { type: json, optional: true }
  since:   { type: timestamp, auto: created }
  pals:    { type: int32, optional: true }
  pays:    { type: union, tag: how, of: { card: { fields: { last: { type: string, maxLength: 4 } } }, cash: { fields: {} } }, optional: true }
  level:   { type: enum, values: [basic, gold], default: basic }
  gains:   { type: union, by: level, of: { basic: { fields: { points: { type: int32 } } }, gold: { fields: { lounge: { type: boolean } } } }, optional: true }
`,
  "seeds/test/shop.person.yaml": `
entity: shop.person
records:
  - number: 7
    email: ann@example.com
    kind: old
    home: { latitude: 1.5, longitude: -2 }
    price: { amount: "1.50", currency: EUR }
    tags: ["it's", "a;b"]
    about: { "x": [1, "'"] }
    since: "2024-02-29T00:00:00.000Z"
    pays: { how: card, last: "0042" }
    level: gold
    gains: { lounge: true }
  - { email: ben@example.com, pays: { how: cash }, gains: { points: 3 } }
`,
  "seeds/test/shop.order.yaml": `
entity: shop.order
records:
  - { personId: { find: { email: ben@example.com } } }
  - { personId: { find: { number: 7 } }, note: "'; DROP TABLE shop.people; --" }
`,
});

describe.each(servers)("%s", (_, address) => {
  const rowsAfter = async (script: string, seeds: string, query: string): Promise<readonly object[]> => {
    const database = await createDatabase(address);
    try {
      await runScript(database, script);
      for (let times = 0; times < 2; times += 1) await runScript(database, seeds);
      return await connected(database.config, async (client) => (await client.query<object>(query)).rows);
    } finally {
      await database.drop();
    }
  };

  test("the seeds of this repository are loaded once, however often, and events find their user by e-mail", async () => {
    const made = emitted(own);
    const query = "SELECT e.event_type, u.email, u.role, u.display_name FROM public.users AS u LEFT JOIN public.analytics_events AS e ON e.user_id = u.id ORDER BY 2 DESC, 1";
    expect(await rowsAfter(wholeText(made), textOf(made, "postgres/seeds/test.sql"), query)).toEqual([
      { event_type: "button_click", email: "test@example.com", role: "user", display_name: "Test User" },
      { event_type: "page_view", email: "test@example.com", role: "user", display_name: "Test User" },
      { event_type: null, email: "admin@example.com", role: "admin", display_name: "Admin User" },
    ]);
  });

  test("every kind of column is given its value, and keys that the table makes are looked up; sequences go on behind given numbers", async () => {
    const made = emitted(schema);
    const query = `SELECT p.number, p.email, p.kind::text, p.home_latitude, p.home_longitude, p.price_amount, p.price_currency, p.tags, p.about, p.pays, p.gains, p.since = '2024-02-29Z' AS dated, o.note
      FROM shop.people AS p JOIN shop.orders AS o ON o.person_id = p.number ORDER BY p.email`;
    expect(await rowsAfter(wholeText(made), textOf(made, "postgres/seeds/test.sql"), query)).toEqual([
      {
        number: 7, email: "ann@example.com", kind: "old", home_latitude: 1.5, home_longitude: -2, price_amount: "1.50", price_currency: "EUR", tags: ["it's", "a;b"],
        about: { x: [1, "'"] }, pays: { how: "card", last: "0042" }, gains: { lounge: true }, dated: true, note: "'; DROP TABLE shop.people; --",
      },
      {
        number: 1, email: "ben@example.com", kind: "new", home_latitude: null, home_longitude: null, price_amount: null, price_currency: null, tags: [], about: null, pays: { how: "cash" },
        gains: { points: 3 }, dated: false, note: null,
      },
    ]);
    const next = "INSERT INTO shop.people (email) VALUES ('cleo@example.com') RETURNING number";
    expect(await rowsAfter(wholeText(made), textOf(made, "postgres/seeds/test.sql"), next)).toEqual([{ number: 8 }]);
  });
});

test("a key that is auto: uuid and left out follows from the record, so that two that say the same are two, and the same ones again", () => {
  const ids = (more: string): readonly string[] => {
    const seeds = schemaOf({ "shop/item.yaml": "entity: item\ndescription: A thing.\nfields:\n  id: { type: uuid, auto: uuid }\n  name: { type: string, maxLength: 9 }\n", "seeds/a/shop.item.yaml": `entity: shop.item\nrecords:\n${more}` }).seeds;
    return seeds.flatMap((set) => set.records.map(({ values }) => String(values["id"])));
  };
  const two = ids("  - { name: one }\n  - { name: one }\n");
  expect(new Set(two).size).toBe(2);
  expect(two.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u.test(id))).toBe(true);
  expect(ids("  - { name: two }\n  - { name: one }\n")[1]).toBe(two[0]);
});

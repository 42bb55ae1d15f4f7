import { answerConstraints, constraintsOf } from "@concord/core";
import { describe, expect, test } from "vitest";
import { claimOn, emitted, own, schemaOf, statementOf, textOf, wholeText, zoo } from "./contracts.ts";

test.each([["the zoo", zoo], ["this repository", own]])("every constraint of %s is claimed once, and every place holds what it is called", (_, schema) => {
  const made = emitted(schema);
  const entities = schema.entities.filter((entity) => entity.stores.includes("postgres"));
  const answers = [...schema.views, ...schema.queries].filter(({ stores }) => stores.includes("postgres"));
  const constraints = [...entities.flatMap((entity) => constraintsOf(entity, "postgres")), ...answers.flatMap(answerConstraints)];
  expect(made.claims.map((claim) => claim.constraint)).toEqual(constraints.map(({ id }) => id));
  for (const claim of made.claims) {
    if (!("by" in claim) || claim.by === undefined) continue;
    const text = textOf(made, claim.by.file);
    const line = text.slice(0, claim.by.start).split("\n").length;
    expect(line, claim.constraint).toBe(claim.by.line);
    expect(claim.by.end).toBeGreaterThan(claim.by.start);
    expect(wholeText(made), claim.constraint).toContain(text.slice(claim.by.start, claim.by.end));
  }
});

test("the same contracts give the same bytes", () => {
  expect(emitted(zoo).files).toEqual(emitted(zoo).files);
});

const thing = (fields: string, more = ""): string => `entity: thing\ndescription: A thing.\nfields:\n  id: { type: uid }\n${fields}${more}`;

describe("what PostgreSQL does not keep is said", () => {
  test("without a client role it trusts its callers", () => {
    const made = emitted(schemaOf({ "a/thing": thing("  note: { type: string, setBy: server, optional: true }\n  key: { type: string, secret: true, optional: true }\n", "access:\n  read: signedIn\n") }));
    for (const constraint of ["a.thing:access:read", "a.thing:access:delete", "a.thing/note:setBy", "a.thing/key:secret"]) {
      expect(claimOn(made, constraint)).toMatchObject({ verdict: "lost", why: "the project names no client role, so PostgreSQL trusts its callers" });
    }
    expect(wholeText(made)).not.toMatch(/POLICY|GRANT|concord/);
  });

  test("a role of clients gets nothing of an entity without access", () => {
    const made = emitted(schemaOf({ "a/thing": thing("") }, "stores: [postgres]\nclientRole: app_client\n"));
    for (const operation of ["read", "create", "update", "delete"]) expect(statementOf(made, `a.thing:access:${operation}`)).toBe("REVOKE ALL ON TABLE a.thing FROM PUBLIC, app_client;");
    expect(wholeText(made)).not.toContain("CREATE POLICY");
  });

  test("it rounds where a type has no room, and refuses where the contract asks for that", () => {
    const made = emitted(schemaOf({
      "a/thing": thing("  a: { type: decimal, precision: 8, scale: 2 }\n  b: { type: decimal, precision: 8, scale: 2, postgres: { exact: true } }\n  c: { type: timestamp }\n  d: { type: list, of: { type: time, precision: 3 } }\n  e: { type: object, fields: { f: { type: timestamp } } }\n"),
    }));
    expect(claimOn(made, "a.thing/a:precision")).toMatchObject({ verdict: "normalised", change: "rounded to 2 digits after the point, a half away from zero" });
    expect(claimOn(made, "a.thing/c:precision")).toMatchObject({ verdict: "normalised", change: "rounded to 3 digits after the second, a half away from 2000-01-01" });
    expect(claimOn(made, "a.thing/d[]:precision")).toMatchObject({ verdict: "normalised", change: "rounded to 3 digits after the second, a half away from midnight" });
    expect(statementOf(made, "a.thing/b:precision")).toBe("CONSTRAINT thing_b_precision CHECK (scale(b) <= 2)");
    expect(claimOn(made, "a.thing/e.f:precision")).toMatchObject({ verdict: "enforced" });
  });

  test("a column of an existing table costs what it costs", () => {
    const column = (type: string, column: string): string => `{ ${type}, postgres: { column: { type: "${column}" } } }`;
    const made = emitted(schemaOf({
      "a/thing": thing([
        `  cut: ${column("type: string, maxLength: 255", "varchar(255)")}`, `  wide: ${column("type: string, maxLength: 255", "character varying(256)")}`,
        `  big: ${column("type: int32", "int8")}`, `  small: ${column("type: integer, minimum: 0, maximum: 9", "int2")}`, `  at: ${column("type: timestamp", "timestamp with time zone")}`,
        `  price: ${column("type: decimal, precision: 6, scale: 2", "decimal")}\n`,
      ].join("\n")),
    }));
    expect(claimOn(made, "a.thing/cut:maxLength")).toMatchObject({ verdict: "lost", why: "varchar(255) cuts spaces beyond 255 characters before any check sees them", instead: "the codecs" });
    expect(claimOn(made, "a.thing/wide:maxLength")).toMatchObject({ verdict: "enforced" });
    expect(statementOf(made, "a.thing/big:type")).toBe("CONSTRAINT thing_big_type CHECK (big BETWEEN -2147483648 AND 2147483647)");
    expect(wholeText(made)).toContain("small smallint NOT NULL");
    expect(claimOn(made, "a.thing/at:precision")).toMatchObject({ verdict: "lost", why: "the column keeps up to 6 digits after the second" });
    expect(statementOf(made, "a.thing/price:precision")).toBe("CONSTRAINT thing_price_precision CHECK (scale(price) <= 2)");
  });

  test("a reference that is enforced elsewhere is not enforced here", () => {
    const made = emitted(schemaOf({ "a/thing": thing("  otherId: { ref: other, enforce: none }\n"), "a/other": "entity: other\ndescription: Another.\nfields:\n  id: { type: uuid }\n" }));
    expect(claimOn(made, "a.thing:reference:otherId")).toMatchObject({ verdict: "lost", instead: "the integrity check" });
    expect(wholeText(made)).not.toContain("FOREIGN KEY");
  });
});

describe("a column that cannot hold every value of its field", () => {
  test.each([
    ["type: string, maxLength: 300", "varchar(255)"], ["type: string", "varchar(255)"], ["type: string, maxLength: 3", "char(3)"], ["type: string, maxLength: 3", "citext"], ["type: int32", "smallint"],
    ["type: integer", "integer"], ["type: integer, minimum: 0", "integer"], ["type: int64", "numeric"], ["type: float", "real"], ["type: decimal, precision: 6, scale: 2", "numeric(5,2)"],
    ["type: decimal, precision: 6, scale: 2", "numeric(9,3)"], ["type: decimal, precision: 6, scale: 2", "money"], ["type: timestamp", "timestamp"], ["type: timestamp", "timestamptz(0)"], ["type: date", "timestamp"],
    ["type: string, maxLength: 9", "text); drop table t; --"], ["type: string, maxLength: 9", "text COLLATE x"], ["type: json", "json"], ["type: boolean", "integer"],
  ])("{ %s } in %s is refused, and never printed", (type, column) => {
    const made = emitted(schemaOf({ "a/thing": thing(`  it: { ${type}, postgres: { column: { type: ${JSON.stringify(column)} } } }\n`) }));
    expect(made.diagnostics.map((each) => each.code)).toEqual(["postgres/unknown-column-type"]);
    expect(wholeText(made)).not.toContain(`it ${column} NOT NULL`);
  });
});

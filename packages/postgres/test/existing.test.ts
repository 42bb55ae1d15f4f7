import { prove } from "@concord/prove";
import { describe, expect, test } from "vitest";
import { createDatabase, engineOn, readDefinitions, runScript, schemasOf } from "../src/driver/index.ts";
import { differences } from "../src/evolve/index.ts";
import { claimOn, emitted, schemaOf, statementOf, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

/** A database as people made it by hand, with every oddity that a contract can describe. */
const legacy = `
CREATE SCHEMA legacy;
CREATE EXTENSION citext WITH SCHEMA legacy;
CREATE TYPE legacy."Mood" AS ENUM ('good', 'bad');
CREATE TYPE legacy.size AS ENUM ('s', 'm');
COMMENT ON TYPE legacy.size IS 'How big.';
CREATE DOMAIN legacy.code AS varchar(8) CONSTRAINT code_form CHECK (VALUE <> 'x');
CREATE SEQUENCE legacy.shared_no AS integer START WITH 1000 INCREMENT BY 5;
CREATE TABLE legacy."tbl_Owner" (
  "OwnerId" serial,
  "Name" varchar(40) COLLATE "C" NOT NULL,
  login legacy.citext NOT NULL,
  "group" legacy.code NOT NULL DEFAULT 'abc',
  CONSTRAINT "PK_Owner" PRIMARY KEY ("OwnerId"),
  CONSTRAINT "UQ_name" UNIQUE ("Name")
);
COMMENT ON TABLE legacy."tbl_Owner" IS 'Who has things.';
COMMENT ON COLUMN legacy."tbl_Owner"."Name" IS 'As on the letter.';
CREATE UNIQUE INDEX owner_login ON legacy."tbl_Owner" (lower(login::text));
CREATE TABLE legacy.things (
  id bigint GENERATED ALWAYS AS IDENTITY,
  owner integer,
  no integer NOT NULL DEFAULT nextval('legacy.shared_no'),
  price numeric NOT NULL,
  amount smallint NOT NULL DEFAULT 1,
  rate real,
  mood legacy."Mood" NOT NULL DEFAULT 'good',
  size legacy.size,
  moods legacy."Mood"[],
  country char(2) NOT NULL,
  status text NOT NULL,
  tags varchar(10)[],
  made timestamp without time zone NOT NULL DEFAULT now(),
  at timestamptz,
  body json,
  took interval NOT NULL DEFAULT '1 day',
  title tsvector GENERATED ALWAYS AS (to_tsvector('simple', status)) STORED,
  CONSTRAINT things_pkey PRIMARY KEY (id),
  CONSTRAINT things_owner_fkey FOREIGN KEY (owner) REFERENCES legacy."tbl_Owner" ON DELETE SET NULL,
  CONSTRAINT price_positive CHECK (price > 0 AND price < 1000),
  CONSTRAINT amount_check CHECK (amount >= 1),
  CONSTRAINT status_known CHECK (status IN ('open', 'closed')),
  CONSTRAINT no_overlap EXCLUDE USING btree (status WITH =) WHERE (amount > 100)
) WITH (fillfactor = 70);
COMMENT ON CONSTRAINT status_known ON legacy.things IS 'Two of them.';
CREATE INDEX "IX things" ON legacy.things USING btree (status DESC NULLS LAST, lower(country)) INCLUDE (no) WHERE amount > 2;
ALTER TABLE legacy.things ENABLE ROW LEVEL SECURITY;
CREATE TABLE legacy.log (at timestamptz, line text, level integer NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE legacy.pair (a integer NOT NULL, b varchar(5) NOT NULL, CONSTRAINT pair_pkey PRIMARY KEY (a, b));
CREATE UNLOGGED TABLE legacy.leads (n integer PRIMARY KEY, x integer, y varchar(5), z integer NOT NULL, CONSTRAINT leads_pair FOREIGN KEY (x, y) REFERENCES legacy.pair ON UPDATE CASCADE ON DELETE RESTRICT, CONSTRAINT leads_z_key UNIQUE NULLS NOT DISTINCT (z, x));
`;

const contracts = {
  "legacy/mood": "enum: mood\ndescription: M.\nvalues: [good, bad]\n",
  "legacy/size": "enum: size\ndescription: S.\nvalues: [s, m]\n",
  "legacy/owner": `entity: owner
description: Who has things.
key: [ownerId]
fields:
  ownerId: { type: int32, auto: sequence, postgres: { name: OwnerId, column: { sequence: tbl_Owner_OwnerId_seq } } }
  name:    { type: string, maxLength: 40, description: As on the letter., postgres: { name: Name, column: { type: varchar(40), collation: C } } }
  login:   { type: string, postgres: { column: { type: legacy.citext } } }
  group:   { type: string, maxLength: 8, default: abc, postgres: { column: { type: legacy.code, default: "'abc'::character varying" } } }
unique:
  - { fields: [name], postgres: { name: UQ_name } }
postgres:
  table: tbl_Owner
  existing: true
  key: PK_Owner
  extensions: { citext: legacy }
  types: { legacy.code: "DOMAIN character varying(8) CONSTRAINT code_form CHECK (((VALUE)::text <> 'x'::text))" }
  indexes: { owner_login: "UNIQUE USING btree (lower((login)::text))" }
`,
  "legacy/thing": `entity: thing
plural: things
description: A thing.
fields:
  id:      { type: int64, auto: sequence, postgres: { column: { identity: always } } }
  owner:   { ref: owner, optional: true, onDelete: clear }
  no:      { type: int32, auto: sequence, postgres: { column: { default: "nextval('legacy.shared_no'::regclass)" } } }
  price:   { type: decimal, precision: 38, scale: 9, exclusiveMinimum: "0.000000000", exclusiveMaximum: "1000.000000000", postgres: { column: { type: numeric }, checks: { exclusiveMinimum: price_positive, exclusiveMaximum: price_positive } } }
  amount:  { type: int32, minimum: 1, maximum: 32767, default: 1, postgres: { column: { type: smallint }, checks: { minimum: amount_check } } }
  rate:    { type: float, optional: true, postgres: { column: { type: real } } }
  mood:    { type: mood, default: good, postgres: { as: enum, column: { type: 'legacy."Mood"' } } }
  size:    { type: size, optional: true, postgres: { as: enum, column: { type: legacy.size } } }
  moods:   { type: list, of: mood, optional: true, postgres: { column: { type: 'legacy."Mood"[]' } } }
  country: { type: string, maxLength: 2, normalize: [trim], postgres: { column: { type: char(2) } } }
  status:  { type: enum, values: [open, closed], postgres: { checks: { values: status_known } } }
  tags:    { type: list, of: { type: string, maxLength: 10 }, optional: true, postgres: { column: { type: "varchar(10)[]" } } }
  made:    { type: localDateTime, precision: 6, postgres: { column: { type: timestamp, default: now() } } }
  at:      { type: timestamp, precision: 6, optional: true, postgres: { column: { type: timestamptz } } }
  body:    { type: json, optional: true, postgres: { column: { type: json } } }
postgres:
  existing: true
  comment: false
  options: fillfactor=70
  rowSecurity: enabled
  columns:
    took:  { type: interval, required: true, default: "'1 day'::interval" }
    title: { type: tsvector, generated: "to_tsvector('simple'::regconfig, status)" }
  constraints:
    price_positive: CHECK (((price > (0)::numeric) AND (price < (1000)::numeric)))
    status_known: { is: "CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))", comment: Two of them. }
    no_overlap: EXCLUDE USING btree (status WITH =) WHERE ((amount > 100))
  indexes:
    IX things: "USING btree (status DESC NULLS LAST, lower((country)::text)) INCLUDE (no) WHERE (amount > 2)"
  sequences: { shared_no: AS integer START WITH 1000 INCREMENT BY 5 }
  types:
    legacy.size: { is: "ENUM ('s', 'm')", comment: How big. }
    legacy."Mood": "ENUM ('good', 'bad')"
`,
  "legacy/log": `entity: log
description: Lines.
key: [level]
fields:
  at:    { type: timestamp, precision: 6, optional: true, postgres: { column: { type: timestamptz } } }
  line:  { type: string, optional: true }
  level: { type: int32 }
postgres: { existing: true, key: false, comment: false, partitioned: RANGE (at) }
`,
  "legacy/pair": "entity: pair\ndescription: P.\nkey: [a, b]\nfields:\n  a: { type: int32 }\n  b: { type: string, maxLength: 5, postgres: { column: { type: varchar(5) } } }\npostgres: { existing: true, comment: false }\n",
  "legacy/lead": `entity: lead
plural: leads
description: L.
key: [n]
fields:
  n: { type: int32 }
  x: { type: int32, optional: true }
  y: { type: string, maxLength: 5, optional: true, postgres: { column: { type: varchar(5) } } }
  z: { type: int32 }
references:
  pair: { to: pair, by: [x, y], onUpdate: cascade }
unique:
  - { fields: [z, x], nulls: equal, name: leads_z_key }
postgres:
  existing: true
  comment: false
  unlogged: true
  references: { pair: leads_pair }
  constraints: { leads_pair: "FOREIGN KEY (x, y) REFERENCES legacy.pair(a, b) ON UPDATE CASCADE ON DELETE RESTRICT" }
`,
};
const schema = schemaOf(contracts);

describe.each(servers)("%s", (_, address) => {
  test("a database that people made is described exactly as it is", async () => {
    const [hand, made] = [await createDatabase(address), await createDatabase(address)];
    await runScript(hand, legacy);
    await runScript(made, wholeText(emitted(schema)));
    const found = await readDefinitions(hand.config, await schemasOf(hand.config));
    expect(found.length).toBeGreaterThan(50);
    expect(differences(await readDefinitions(made.config, await schemasOf(hand.config)), found)).toEqual([]);
    await Promise.all([hand.drop(), made.drop()]);
  });

  test("the prover agrees with what is claimed of it", { timeout: 120_000 }, async () => {
    const made = emitted(schema);
    const proof = await prove({ schema, made: [{ target: { name: "postgres" }, files: made.files, claims: made.claims }], engines: [engineOn(address)], budget: {}, seed: 1, clock: () => Date.now() });
    expect(proof.failed).toEqual([]);
    expect(proof.disagreements.slice(0, 3)).toEqual([]);
    expect(proof.unproven).toEqual([]);
    expect(proof.totals[0]?.judged).toBeGreaterThan(1_000);
  });
});

test("claims name the statement that the database has, or say what it lacks", () => {
  const made = emitted(schema);
  expect(statementOf(made, "legacy.owner:key")).toBe('CONSTRAINT "PK_Owner" PRIMARY KEY ("OwnerId")');
  expect(statementOf(made, "legacy.thing/price:exclusiveMinimum")).toBe("ALTER TABLE legacy.things ADD CONSTRAINT price_positive CHECK (((price > (0)::numeric) AND (price < (1000)::numeric)));");
  expect(statementOf(made, "legacy.thing/amount:minimum")).toBe("CONSTRAINT amount_check CHECK (amount >= 1)");
  expect(statementOf(made, "legacy.lead:reference:pair")).toContain("ADD CONSTRAINT leads_pair FOREIGN KEY (x, y)");
  expect(claimOn(made, "legacy.thing/rate:type")).toMatchObject({ verdict: "lost", why: "real keeps six digits of fifteen, and takes NaN and the infinities" });
  expect(claimOn(made, "legacy.thing/made:type")).toMatchObject({ verdict: "lost", why: "the existing table has no check of its range" });
  expect(claimOn(made, "legacy.thing/tags:members")).toMatchObject({ verdict: "lost" });
  expect(claimOn(made, "legacy.log:key")).toMatchObject({ verdict: "lost", why: "the existing table has no key" });
  expect(made.claims.filter(({ verdict }) => verdict === "lost").every((claim) => "instead" in claim)).toBe(true);
});

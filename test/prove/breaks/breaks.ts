/** An edit of one generated file that takes a promise away without a trace in the claims. */
export interface Break {
  readonly name: string;
  readonly target: "postgres" | "firestore" | "bigquery" | "zod" | "json-schema" | "validators";
  /** Text that stands in the file exactly once, and what comes in its place. */
  readonly find: string;
  readonly put: string;
  /** The constraint that nothing keeps then; of a codec's text, the entity whose records come back as others. */
  readonly constraint: string;
  /** The entity that is asked, where it is not the ticket. */
  readonly entity?: string;
  /** Where the edit is not in the target's usual file. */
  readonly file?: string;
}

/** The file of each target that the edits are made in. */
export const fileOf: Readonly<Record<Break["target"], string>> = {
  postgres: "postgres/schema.sql",
  firestore: "firestore/firestore.rules",
  bigquery: "bigquery/shop/refund.json",
  zod: "zod/shop/ticket.ts",
  "json-schema": "json-schema/shop/ticket.schema.json",
  validators: "validators/shop/ticket.js",
};

const postgres: readonly Omit<Break, "target">[] = [
  { name: "check-dropped", find: "  CONSTRAINT tickets_seats_minimum CHECK (seats >= 1),\n", put: "", constraint: "shop.ticket/seats:minimum" },
  { name: "length-loosened", find: "char_length(title) <= 40", put: "char_length(title) <= 41", constraint: "shop.ticket/title:maxLength" },
  { name: "not-null-dropped", find: "title   text COLLATE \"C\" NOT NULL", put: "title   text COLLATE \"C\"", constraint: "shop.ticket/title:required" },
  { name: "unique-dropped", find: "  CONSTRAINT tickets_code_key UNIQUE (code),\n", put: "", constraint: "shop.ticket:unique:code" },
  {
    name: "foreign-key-dropped", constraint: "shop.ticket:reference:showId",
    find: "ALTER TABLE shop.tickets ADD CONSTRAINT tickets_show_id_fkey\n  FOREIGN KEY (show_id) REFERENCES shop.shows (id) ON DELETE RESTRICT ON UPDATE RESTRICT;\n", put: "",
  },
  { name: "enum-widened", find: "state IN ('open', 'done')", put: "state IN ('open', 'done', 'nope')", constraint: "shop.ticket/state:values" },
  { name: "check-loosened", find: "CHECK ((used) <= (seats))", put: "CHECK ((used) <= (seats) + 1)", constraint: "shop.ticket:check:seats_are_there" },
  { name: "members-not-looked-at", find: "IF (member1 <= 30) IS NOT TRUE", put: "IF false", constraint: "shop.ticket/rows[]:maximum" },
  {
    name: "policy-open", constraint: "shop.ticket:access:read",
    find: "USING (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (owner)) OR ('usher' = ANY ((SELECT concord.roles())::text[]))))", put: "USING (true)",
  },
  { name: "transition-opened", find: "ELSE false END) IS NOT TRUE)", put: "ELSE true END) IS NOT TRUE)", constraint: "shop.ticket/state:transition" },
  { name: "union-tag-free", find: " AND value ->> 'by' IN ('card', 'cash')", put: "", constraint: "shop.fee/paid:part", entity: "shop.fee" },
  { name: "union-part-open", find: "IF (value - ARRAY['percent']::text[] = '{}') IS NOT TRUE", put: "IF false", constraint: "shop.fee/terms<share>:closed", entity: "shop.fee" },
  { name: "union-part-not-looked-at", find: "IF part = 'flat' THEN", put: "IF part = 'none' THEN", constraint: "shop.fee/terms<flat>.amount:required", entity: "shop.fee" },
  {
    name: "one-of-several-keys-dropped", constraint: "shop.remark:reference:aboutGate", entity: "shop.remark",
    find: "ALTER TABLE shop.remarks ADD CONSTRAINT remarks_about_gate_fkey\n  FOREIGN KEY (about_gate_id) REFERENCES shop.gates (code) ON DELETE RESTRICT ON UPDATE RESTRICT;\n", put: "",
  },
  { name: "spelling-of-a-key-not-looked-at", find: "about_type IS DISTINCT FROM 'show' OR about_show_id IS NOT NULL", put: "true", constraint: "shop.remark:reference:aboutShow", entity: "shop.remark" },
  { name: "grant-widened", find: "GRANT UPDATE (title, state)", put: "GRANT UPDATE (title, state, seats)", constraint: "shop.ticket:access:update" },
];

const postgresCodec: readonly Omit<Break, "target">[] = [
  { name: "codec-digit-dropped", find: 'fraction.padEnd(scale, "0")', put: 'fraction.slice(1).padEnd(scale, "0")', constraint: "shop.payment", file: "postgres/codec.ts" },
  { name: "codec-moment-shifted", find: "offset : -offset", put: "offset : 1000 - offset", constraint: "shop.payment", file: "postgres/codec.ts" },
];

const firestore: readonly Omit<Break, "target">[] = [
  { name: "id-free", find: "return d.id == id\n          && ", put: "return ", constraint: "shop.ticket:key" },
  {
    name: "new-keys-open", constraint: "shop.ticket:closed",
    find: "\n          && d.keys().hasOnly(['id', 'owner', 'showId', 'code', 'title', 'seats', 'used', 'state', 'rows'])", put: "",
  },
  { name: "changes-open", find: "return d.diff(old).affectedKeys().hasOnly(['title', 'state'])", put: "return true", constraint: "shop.ticket:access:update" },
  { name: "companion-left-out", find: "\n          && takenBy_code(d)", put: "", constraint: "shop.badge:unique:code", entity: "shop.badge" },
  { name: "companion-kept", find: "(takenBy_code(d) && !existsAfter(placeBy_code(old)))", put: "takenBy_code(d)", constraint: "shop.badge:unique:code", entity: "shop.badge" },
  { name: "transition-opened", find: "{'open': ['done']}.get(old.state, [])", put: "{'open': ['done']}.get(old.state, ['open'])", constraint: "shop.ticket/state:transition" },
  { name: "union-tag-free", find: "((v.by == 'cash') ? valid_paid_cash(v) : false)", put: "((v.by == 'cash') ? valid_paid_cash(v) : true)", constraint: "shop.fee/paid:part", entity: "shop.fee" },
  { name: "union-part-open", find: "v.keys().hasOnly(['percent'])\n          && ", put: "", constraint: "shop.fee/terms<share>:closed", entity: "shop.fee" },
  { name: "union-parts-mixed-up", find: "((d.kind == 'share') ? valid_terms_share(d.terms)", put: "((d.kind == 'share') ? (valid_terms_share(d.terms) || valid_terms_flat(d.terms))", constraint: "shop.fee/terms<share>.percent:required", entity: "shop.fee" },
  { name: "minimum-dropped", find: " && d.seats >= 1", put: "", constraint: "shop.ticket/seats:minimum" },
  { name: "pattern-dropped", find: "          && d.code.matches('^(?:[A-Z]{2}-[0-9]{3})$')\n", put: "          && d.code is string\n", constraint: "shop.ticket/code:pattern" },
  { name: "read-open", find: "return request.auth.uid == d.owner || hasRole('usher');", put: "return true;", constraint: "shop.ticket:access:read" },
];

const firestoreCodec: readonly Omit<Break, "target">[] = [
  { name: "codec-digit-dropped", find: 'before + after.padEnd(scale, "0")', put: 'before + after.slice(1).padEnd(scale, "0")', constraint: "shop.refund", file: "firestore/sdk.ts" },
  { name: "codec-moment-cut", find: "value.seconds * 1000 + Math.floor(value.nanoseconds / 1_000_000)", put: "value.seconds * 1000", constraint: "shop.refund", file: "firestore/sdk.ts" },
];

const bigqueryCodec: readonly Omit<Break, "target">[] = [
  { name: "codec-digit-dropped", find: 'fraction.padEnd(scale, "0")', put: 'fraction.slice(1).padEnd(scale, "0")', constraint: "shop.refund", file: "bigquery/codec.ts" },
];

const zod: readonly Omit<Break, "target">[] = [
  { name: "minimum-dropped", find: "seats: integer.min(1, \"must be at least 1\").max(8", put: "seats: integer.max(8", constraint: "shop.ticket/seats:minimum" },
  { name: "keys-open", find: "TicketRecord = /* @__PURE__ */ (() => z.strictObject(", put: "TicketRecord = (() => z.object(", constraint: "shop.ticket:closed" },
  { name: "check-dropped", find: "TicketRecord = /* @__PURE__ */ (() => z.strictObject(ticketFields, object).check(ticketChecks.seats_are_there)", put: "TicketRecord = (() => z.strictObject(ticketFields, object)", constraint: "shop.ticket:check:seats_are_there" },
];

const jsonSchema: readonly Omit<Break, "target">[] = [
  { name: "required-dropped", find: "},\n  \"required\": [\"id\", \"owner\", \"showId\", \"code\", \"title\",", put: "},\n  \"required\": [\"id\", \"owner\", \"showId\", \"code\",", constraint: "shop.ticket/title:required" },
  { name: "anchor-dropped", find: "[0-9]{3})$\"", put: "[0-9]{3})\"", constraint: "shop.ticket/code:pattern" },
];

const validators: readonly Omit<Break, "target">[] = [
  { name: "minimum-loosened", find: "if (value < 1) ", put: "if (value < 0) ", constraint: "shop.ticket/seats:minimum" },
  { name: "keys-open", find: "validateTicketRecord(value) {\n  return judge(value, true);\n", put: "validateTicketRecord(value) {\n  return judge(value, false);\n", constraint: "shop.ticket:closed" },
];

const of = (target: Break["target"], breaks: readonly Omit<Break, "target">[]): readonly Break[] => breaks.map((each) => ({ ...each, target }));

/** Every break, by target. */
export const breaks: readonly Break[] = [...of("postgres", postgres), ...of("postgres", postgresCodec), ...of("firestore", firestore), ...of("firestore", firestoreCodec), ...of("bigquery", bigqueryCodec), ...of("zod", zod), ...of("json-schema", jsonSchema), ...of("validators", validators)];

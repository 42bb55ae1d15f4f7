import { applyFixes, entityOf, printExpression, readExpression, readSchema, type Diagnostic, type Expression, type Scope, type StoreDeclaration } from "../../src/index.ts";

const stores: readonly StoreDeclaration[] = [{ name: "postgres", naming: "snake_case" }];

const files: Readonly<Record<string, string>> = {
  "schemas/project.yaml": `
name: test
auth: { claims: { plan: { type: string, default: free }, seats: { type: integer, default: 0 }, banned: { type: boolean, default: false } } }`,
  "schemas/t/client.yaml": `
entity: client
description: The record that a reference leads to.
fields:
  id: { type: uuid }
  ownerUid: { type: uid }
  helperUid: { type: uid, optional: true }
  memberUids: { type: list, of: { type: uid }, maxItems: 5 }
  agencyId: { ref: agency }`,
  "schemas/t/agency.yaml": `
entity: agency
description: One reference too far.
fields: { id: { type: uuid } }`,
  "schemas/t/it.yaml": `
entity: it
description: One field of every sort.
fields:
  id: { type: uid }
  ownerUid: { type: uid, optional: true }
  title: { type: string, maxLength: 10, pattern: "[a-z]+" }
  note: { type: string, optional: true }
  email: { type: email }
  count: { type: integer }
  small: { type: int32, minimum: 0, maximum: 100 }
  spare: { type: int32, optional: true }
  big: { type: int64 }
  ratio: { type: float, optional: true }
  total: { type: decimal, precision: 10, scale: 2 }
  paid: { type: decimal, precision: 10, scale: 4, optional: true }
  active: { type: boolean }
  hidden: { type: boolean, optional: true }
  key: { type: uuid }
  status: { type: enum, values: [new, open, closed] }
  kind: { type: enum, values: [open, "it's"], optional: true }
  size: { type: enum, values: [s, m] }
  openedAt: { type: timestamp }
  closedAt: { type: timestamp, optional: true }
  exactAt: { type: timestamp, precision: 6 }
  dueOn: { type: date, optional: true }
  startsAt: { type: time }
  endsAt: { type: time, precision: 3 }
  localAt: { type: localDateTime }
  data: { type: bytes, optional: true }
  anything: { type: json, optional: true }
  words: { type: map, of: { type: string }, optional: true }
  place: { type: geoPoint, optional: true }
  out: { type: object, optional: true, fields: { rows: { type: int32 }, note: { type: string, optional: true } } }
  price: { type: object, fields: { amount: { type: decimal, precision: 10, scale: 2 }, currency: { type: currency } } }
  cost: { type: object, fields: { amount: { type: decimal, precision: 10, scale: 2 }, currency: { type: currency } } }
  tags: { type: list, of: { type: string }, maxItems: 5, optional: true }
  memberUids: { type: list, of: { type: uid } }
  items:
    type: list
    maxItems: 5
    of:
      type: object
      fields:
        quantity: { type: int32, minimum: 1, maximum: 50 }
        price: { type: decimal, precision: 8, scale: 2, optional: true }
        parts: { type: list, of: { type: string }, maxItems: 3 }
  clientId: { ref: client, optional: true }
  ownClientId: { ref: client }`,
};

const read = readSchema(Object.entries(files).map(([file, text]) => ({ file, text: text.trimStart() })), stores);
if (read.schema === undefined || read.diagnostics.length > 0) throw new Error(read.diagnostics.map((each) => `${each.span.file}: ${each.message}`).join("\n"));
const { schema } = read;
const entity = entityOf(schema, "t.it");

export type Place = Scope["place"];

/** What an expression over the record `t.it` may mention. Spans are ranges of the expression's own text. */
export function scope(place: Place): Scope {
  return {
    place, fields: entity.fields, auth: schema.project.auth, spanAt: (start, end) => ({ file: "", start, end }),
    editsFor: (edits) => edits.map(({ start, end, text }) => ({ span: { file: "", start, end }, text })),
    relations: place !== "access" ? {} : Object.fromEntries(entity.references.map((reference) => [reference.relation, {
      fields: entityOf(schema, reference.to).fields, by: reference.by,
      optional: reference.by.some((name) => entity.fields.find((field) => field.name === name)?.optional === true),
    }])),
  };
}

export function accepted(text: string, place: Place = "check"): Expression {
  const result = readExpression(text, scope(place));
  if ("problems" in result) throw new Error(`${text}: ${result.problems.map((each) => each.message).join("; ")}`);
  return result.written.tree;
}

export function problems(text: string, place: Place = "check"): readonly Diagnostic[] {
  const result = readExpression(text, scope(place));
  return "problems" in result ? result.problems : [];
}

/** The text after the fix of a finding, if it has one. */
export function mended(text: string, { fix }: Diagnostic): string | undefined {
  return fix === undefined ? undefined : applyFixes({ file: "", text }, [fix]).text;
}

/** The tree without spans, as text: two expressions that mean the same have the same. */
export function bare(tree: Expression): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === "span" ? undefined : value)));
}

export { printExpression };

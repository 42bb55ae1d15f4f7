import type { Client, ClientConfig } from "pg";
import type { Definition, Difference } from "../evolve/definition.ts";
import { statements } from "../evolve/statements.ts";
import { identifier, literal, qualified } from "../quote.ts";
import { connected } from "./database.ts";

/** What a thing is called while its text is read once more. */
const once = "concord~again";

/**
 * Leaves out differences that are of spelling alone. A server prints an expression that was made of its own print otherwise than one that was made of what people
 * wrote (`a BETWEEN 1 AND 2` loses a pair of parentheses); printed twice, both are the same. So both sides are made once more, on a scratch database that has the
 * tables, and what they print then is compared. Measured on 15 and 18: the second print does not change any more.
 */
export async function settled(scratch: ClientConfig, found: readonly Difference[]): Promise<readonly Difference[]> {
  return found.some(isText) ? connected(scratch, (client) => settledOver(client, found)) : found;
}

/** The same over a connection that is there. */
export async function settledOver(client: Client, found: readonly Difference[]): Promise<readonly Difference[]> {
  if (!found.some(isText)) return found;
  await client.query("SET search_path = ''");
  const left: Difference[] = [];
  for (const each of found) {
    if (isText(each) && (await printed(client, each, each.expected)) === (await printed(client, each, each.found))) continue;
    left.push(each);
  }
  await client.query("RESET search_path");
  return left;
}

type Different = Extract<Difference, { readonly is: "different" }>;
type Reading = readonly [make: string, read: string];

function isText(each: Difference): each is Different {
  return each.is === "different" && typeof each.expected === "string" && typeof each.found === "string" && readings[each.definition.kind]?.[each.attribute] !== undefined;
}

/** How a text is made to be read again: a thing under another name, and where it is printed. Source: PostgreSQL's documentation, section 9.27.5 (system catalog information functions). */
const readings: Partial<Record<Definition["kind"], Readonly<Record<string, (definition: Definition, text: string) => Reading>>>> = {
  constraint: {
    definition: (definition, text) => [
      `${statements.constraint.create({ ...definition, name: once, says: { definition: text.replace(/ NOT VALID$/u, "") } })[0]} NOT VALID`,
      `SELECT pg_get_constraintdef(oid) AS text FROM pg_catalog.pg_constraint WHERE conname = ${literal(once)}`,
    ],
  },
  policy: { using: policy("USING", "polqual"), check: policy("WITH CHECK", "polwithcheck") },
  column: { generated: column((text) => `GENERATED ALWAYS AS (${text.slice(text.indexOf(":") + 2)}) STORED`), default: column((text) => `DEFAULT ${text}`) },
  index: { definition: (definition, text) => [text.replace(` INDEX ${identifier(definition.name)} ON `, () => ` INDEX ${identifier(once)} ON `), `SELECT pg_get_indexdef(oid) AS text FROM pg_catalog.pg_class WHERE relname = ${literal(once)}`] },
  trigger: { definition: (definition, text) => [text.replace(` TRIGGER ${identifier(definition.name)} `, () => ` TRIGGER ${identifier(once)} `), `SELECT pg_get_triggerdef(oid) AS text FROM pg_catalog.pg_trigger WHERE tgname = ${literal(once)}`] },
  view: { definition: ({ schema }, text) => [`CREATE VIEW ${qualified(schema, once)} AS ${text}`, `SELECT pg_get_viewdef(oid) AS text FROM pg_catalog.pg_class WHERE relname = ${literal(once)}`] },
};

function policy(word: string, attribute: string): (definition: Definition, text: string) => Reading {
  return ({ schema, of }, text) => [
    `CREATE POLICY ${identifier(once)} ON ${qualified(schema, of)} FOR ${word === "USING" ? "SELECT" : "INSERT"} TO PUBLIC ${word} (${text})`,
    `SELECT pg_get_expr(${attribute}, polrelid) AS text FROM pg_catalog.pg_policy WHERE polname = ${literal(once)}`,
  ];
}

function column(rest: (text: string) => string): (definition: Definition, text: string) => Reading {
  return ({ schema, of, says }, text) => [
    `ALTER TABLE ${qualified(schema, of)} ADD COLUMN ${identifier(once)} ${String(says["type"])} ${rest(text)}`,
    `SELECT pg_get_expr(d.adbin, d.adrelid) AS text FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE a.attname = ${literal(once)}`,
  ];
}

/** What a server prints of a text that it is given; the text itself where it takes it not. */
async function printed(client: Client, { definition, attribute }: Different, text: unknown): Promise<string> {
  const reading = readings[definition.kind]?.[attribute];
  if (reading === undefined) return String(text);
  const [make, read] = reading(definition, String(text));
  await client.query("BEGIN");
  try {
    await client.query(make);
    const { rows } = await client.query<{ text: string }>(read);
    return rows[0]?.text ?? String(text);
  } catch {
    return String(text);
  } finally {
    await client.query("ROLLBACK");
  }
}

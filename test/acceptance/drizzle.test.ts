import { compile } from "@concord/publish/driver";
import { unsaid } from "@concord/postgres/drizzle";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { emitted, wholeText, zoo as room } from "../../packages/postgres/test/contracts.ts";
import { compareCatalogs, unexplained, type Compared } from "../drizzle/catalogs.ts";
import { linesOf } from "../drizzle/excused.ts";
import { drizzleSources } from "../drizzle/tables.ts";
import { projectAt } from "../prove/proving.ts";

const [server] = inject("postgres");
const { schema: prover } = projectAt("zoo");
const { schema: own } = projectAt("../..");

function compared(schema: typeof own, broken?: Parameters<typeof compareCatalogs>[3]): Promise<Compared> {
  if (server === undefined) throw new Error("there is no PostgreSQL");
  return compareCatalogs(server, wholeText(emitted(schema)), schema, broken);
}

describe("the database that Drizzle Kit makes of the tables", () => {
  const found: Compared[] = [];
  beforeAll(async () => {
    for (const schema of [own, room, prover]) found.push(await compared(schema));
  });

  test("is ours, but for what is listed", () => {
    expect(found.flatMap(unexplained)).toEqual([]);
    expect(found.reduce((sum, { things }) => sum + things, 0)).toBeGreaterThan(4_000);
  });

  test("lacks something of every line of the list", () => {
    const lines = new Set(found.flatMap(({ differences, given }) => differences.flatMap((each) => linesOf(each, given))));
    // What is made before its tables is not compared.
    expect([...lines, "functions"].sort()).toEqual(Object.keys(unsaid).sort());
  });
});

/** What a broken emitter would print, and how the comparison tells. */
const breaks: readonly (readonly [what: string, from: RegExp, to: string, told: string])[] = [
  ["no check", /^ {2}pg\.check\("campaigns_budget_minimum".*\n/mu, "", "missing constraint marketing.campaigns.campaigns_budget_minimum"],
  ["another check", /budget >= 0/u, "budget >= 1", "different constraint marketing.campaigns.campaigns_budget_minimum"],
  ["no NOT NULL", /(concord\.timestamp\("opened_at".*)\.notNull\(\)/u, "$1", "different column people.master.opened_at, not null"],
  ["another type", /pg\.text\("display_name"\)/u, 'pg.varchar("display_name", { length: 255 })', "different column people.master.display_name, type"],
  ["fewer digits", /numeric\(10, 2\)/u, "numeric(10, 1)", "different column people.master.credit, type"],
  ["another default", /sql\.raw\("'en'"\)/u, 'sql.raw("\'de\'")', "different column people.master.locale, default"],
  ["no unique", /^ {2}pg\.unique\("master_email_key"\).*\n/mu, "", "missing constraint people.master.master_email_key"],
  ["another unique", /\(t\.companyId, t\.jobTitle\)/u, "(t.companyId)", "different index people.master.one_open_title"],
  ["no index", /^ {2}pg\.index\("master_company_id_created_at_desc_idx"\).*\n/mu, "", "missing index people.master.master_company_id_created_at_desc_idx"],
  ["another order", /\.desc\(\)\.nullsFirst\(\)/u, "", "different index bit.lead_scores.lead_scores_model_score_desc_idx"],
  ["another action", /\.onDelete\("set null"\)/u, '.onDelete("cascade")', "different constraint people.master.master_company_id_fkey"],
  ["no policy", /^ {2}pg\.pgPolicy\("master_read".*\n/mu, "", "missing policy people.master.master_read"],
  ["no key", /^ {2}pg\.primaryKey\(\{ name: "lead_scores_pkey".*\n/mu, "", "missing constraint bit.lead_scores.lead_scores_pkey"],
];

test.each(breaks)("%s is found", async (_, from, to, told) => {
  const changed: string[] = [];
  const found = await compared(own, ({ path, text }) => {
    if (!/^drizzle\/(?:people\/person|marketing\/campaign|bit\/\w+)\.ts$/u.test(path) || !from.test(text) || changed.length > 0) return { path, text };
    changed.push(path);
    return { path, text: text.replace(from, to) };
  });
  expect(changed).toHaveLength(1);
  expect(unexplained(found)).toEqual([expect.stringContaining(told)]);
});

test.each([["of this repository", own], ["of the zoo", room], ["of the prover's zoo", prover]])("the tables %s compile strictly", async (_, schema) => {
  const compiled = await compile(drizzleSources(schema));
  expect(compiled.filter(({ path }) => /^drizzle\/.*\.js$/u.test(path)).length).toBeGreaterThan(10);
});

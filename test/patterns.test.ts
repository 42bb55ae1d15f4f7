import { formatPattern, formatPatterns, matches, parsePattern, patternRisk, printPattern, samples, type Format, type Pattern } from "@concord/core";
import { connected, createDatabase } from "@concord/postgres/driver";
import { describe, expect, inject, test } from "vitest";
import { randomPattern, randomText, seeded } from "../packages/core/test/pattern/random.ts";

// JavaScript and RE2 are compared with the interpreter beside the patterns themselves; here PostgreSQL is.
describe.each(inject("postgres").map((address) => [address.name, address] as const))("%s", (_name, address) => {
  test("reads patterns as the interpreter does, in every collation it is asked in", async () => {
    const random = seeded(20261122);
    const pairs: { readonly pattern: Pattern; readonly text: string }[] = [];
    for (const format of Object.keys(formatPatterns) as Format[]) {
      const { good, bad } = formatPatterns[format].examples;
      for (const text of [...good, ...bad]) pairs.push({ pattern: formatPattern(format), text });
    }
    while (pairs.length < 8_000) {
      const read = parsePattern(randomPattern(random));
      if ("problem" in read || patternRisk(read.pattern) !== undefined) continue;
      const { matching, near } = samples(read.pattern, random);
      for (const text of [...matching.slice(0, 6), ...near.slice(0, 8), randomText(random)]) if (text.length < 300) pairs.push({ pattern: read.pattern, text });
    }
    const verdicts = pairs.map(({ pattern, text }) => matches(pattern, text));
    expect(verdicts.filter(Boolean).length).toBeGreaterThan(2_000);
    const database = await createDatabase(address);
    const { rows } = await connected(database.config, (client) => client.query<{ plain: boolean; c: boolean }>(
      "SELECT text ~ pattern AS plain, (text COLLATE \"C\") ~ pattern AS c FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS pair (text, pattern, place) ORDER BY place",
      [pairs.map(({ text }) => text), pairs.map(({ pattern }) => printPattern(pattern))],
    ));
    await database.drop();
    const disagreements = rows.flatMap(({ plain, c }, index) => {
      const { pattern, text } = pairs[index] as (typeof pairs)[number];
      return plain === verdicts[index] && c === verdicts[index] ? [] : [{ pattern: printPattern(pattern), text, interpreter: verdicts[index], plain, c }];
    });
    expect(disagreements).toEqual([]);
    expect(rows.length).toBe(pairs.length);
  });
});

import { expect, test } from "vitest";
import { deaths } from "../../packages/bigquery/test/migrating.ts";

test("a runner of BigQuery's migrations that dies at any request, before it is carried out or after: the next one goes on, nothing twice and nothing left out", async () => {
  const { deaths: count, wrong } = await deaths("all");
  process.stdout.write(`\nbigquery (a server of the tests, no BigQuery): ${count} deaths of a runner, ${wrong.length} that the next run did not make good\n`);
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(80);
});

import { describe, expect, inject, onTestFinished, test } from "vitest";
import { compareRows } from "../codecs/python-rows.ts";
import { isHere } from "../prove/in-python.ts";
import { projectAt } from "../prove/proving.ts";
import { psycopg } from "../codecs/psycopg.ts";
import { temporary } from "../publish/project.ts";

const projects: readonly (readonly [string, string])[] = [["our own contracts", "../.."], ["every type in every place", "zoo"]];

describe.runIf(isHere)("a Python", () => {
  test.each(projects)("reads the rows of %s as TypeScript does, byte by byte", async (_, folder) => {
    const [address] = inject("postgres");
    if (address === undefined) throw new Error("there is no PostgreSQL");
    const place = temporary((remove) => onTestFinished(remove));
    const driver = psycopg(place);
    const project = projectAt(folder);
    const compared = await compareRows(project, project.schema.entities, driver, address, place);
    for (const { id, ours, json, psycopg: native = ours } of compared) {
      expect({ id, json, native }).toEqual({ id, json: ours, native: ours });
    }
    expect(compared.filter(({ ours }) => ours.length === 0).map(({ id }) => id)).toEqual([]);
    const rows = compared.reduce((sum, { ours }) => sum + ours.length, 0);
    expect(rows).toBeGreaterThan(2000);
    process.stdout.write(`\npython: ${rows} rows of ${compared.length} tables, as JSON${driver.has ? ` and by ${driver.name}` : ""}\n`);
  }, 300_000);
});

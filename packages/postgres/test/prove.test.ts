import { prove, proverMemory } from "@concord/prove";
import { describe, expect, inject, test } from "vitest";
import { engineOn } from "../src/driver/index.ts";
import { emitted, zoo } from "./contracts.ts";
import { servers } from "./servers.ts";

// On the newest server, or all. Every type as a column, in lists, objects and maps; existing columns, defaults, composite and circular references, access through a reference.
const made = emitted(zoo);
const memory = proverMemory(Date.now());

describe.each(inject("tier") === "second" ? servers : servers.slice(0, 1))("%s", (_, address) => {
  test("agrees with the contracts of the zoo, and shows every claim both ways", { timeout: 600_000 }, async () => {
    const proof = await prove({
      schema: zoo, made: [{ target: { name: "postgres" }, files: made.files, claims: made.claims }], engines: [engineOn(address)], budget: {}, seed: 1, clock: Date.now, memory,
    });
    expect(proof.failed).toEqual([]);
    expect(proof.disagreements.slice(0, 3)).toEqual([]);
    expect(proof.unproven).toEqual([]);
    expect(proof.implied.map((each) => each.constraint)).toEqual(["zoo.lists/flag:maxItems", "zoo.spread/price.currency:maxLength"]);
    expect(proof.totals[0]?.judged).toBeGreaterThan(12_000);
    expect(proof.totals[0]).toMatchObject({ changed: 0 });
    expect(proof.totals[0]?.roundTrips).toBeGreaterThan(2_000);
  });
});

import { expect, onTestFinished, test } from "vitest";
import { loadFiles } from "../src/driver/load.ts";
import { filesOf, thing } from "./contracts.ts";

test("an application asks which value may follow which, and what a new record begins with", async () => {
  const schema = thing(
    `status: { type: enum, values: [queued, running, done, __proto__, "a 'b'"] }\nhidden: { type: enum, values: [a, b], default: a, secret: true }`,
    `transitions:\n  status:\n    initial: [queued, __proto__]\n    next: { queued: [running], running: [done, __proto__], __proto__: ["a 'b'"] }\n  hidden: { a: [b] }\n`,
  );
  const loaded = await loadFiles(filesOf(schema).filter((file) => file.path.startsWith("zod/")));
  onTestFinished(() => loaded.close());
  const made = await loaded.module("zod/shop/thing.ts");
  const may = made["canTransitionThingStatus"] as (from: string, to: string) => boolean;
  const values = ["queued", "running", "done", "__proto__", "a 'b'"];
  expect(values.flatMap((from) => values.filter((to) => may(from, to)).map((to) => `${from} > ${to}`))).toEqual([
    "queued > queued", "queued > running", "running > running", "running > done", "running > __proto__", "done > done", "__proto__ > __proto__", "__proto__ > a 'b'", "a 'b' > a 'b'",
  ]);
  expect(made["thingStatusInitial"]).toEqual(["queued", "__proto__"]);
  expect(Object.keys(made["thingStatusTransitions"] as object)).toEqual(values);
  expect(Object.keys(made).filter((name) => name.includes("Hidden"))).toEqual([]);
});

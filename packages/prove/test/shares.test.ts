import { readSchema, type Engine } from "@concord/core";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { prove } from "../src/index.ts";
import { Shares } from "../src/run/shares.ts";
import { claimsFor, oracleEngine } from "./oracleEngine.ts";

/** A thread and its clock: what waits goes on when its time has come and the thread is free. */
class Thread {
  now = 0;
  readonly #waiting: { readonly until: number; readonly go: () => void }[] = [];

  readonly wait = (milliseconds: number): Promise<void> => new Promise((go) => { this.#waiting.push({ until: this.now + milliseconds, go }); });

  async run(until: number): Promise<void> {
    while (this.now < until) {
      await turn();
      const next = this.#waiting.toSorted((one, other) => one.until - other.until)[0];
      if (next === undefined) return;
      this.#waiting.splice(this.#waiting.indexOf(next), 1);
      this.now = Math.max(this.now, next.until);
      next.go();
    }
  }
}

/** How many batches an engine puts that takes so much of the thread for each and waits so long for the answers, beside three that never wait. */
async function batches(isLimited: boolean, own: number, waiting: number): Promise<number> {
  const thread = new Thread();
  const shares = new Shares(4, () => thread.now, thread.wait);
  const counts = [0, 0, 0, 0];
  const engine = async (index: number, work: number, answer: number): Promise<void> => {
    const share = shares.share();
    while (thread.now < 10_000) {
      thread.now += work;
      share.waits();
      if (answer > 0) await thread.wait(answer);
      share.works();
      await share.rest(() => isLimited && thread.now < 10_000);
      counts[index] = (counts[index] as number) + 1;
    }
  };
  const all = [engine(0, own, waiting), ...[1, 2, 3].map((index) => engine(index, 20, 0))];
  await thread.run(20_000);
  await Promise.all(all);
  return counts[0] as number;
}

test("where the time is limited, an engine that waits for answers is not left behind by those that never wait", async () => {
  const alone = 10_000 / (5 + 20);
  expect(await batches(true, 5, 20)).toBeGreaterThan(alone / 3);
  expect(await batches(false, 5, 20)).toBeLessThan(alone / 3);
});

test("an engine that is done leaves its share to the others", async () => {
  const thread = new Thread();
  const shares = new Shares(2, () => thread.now, thread.wait);
  const [one, other] = [shares.share(), shares.share()];
  thread.now += 100;
  other.leave();
  await Promise.race([one.rest(() => true), thread.run(150)]);
  expect(thread.now).toBe(100);
});

test("an engine that waits gets its answers between the batches of one that does not", async () => {
  const text = "entity: note\ndescription: For a test.\nfields:\n  id: { type: uid }\n  text: { type: string, maxLength: 5 }\n";
  const { schema } = readSchema([{ file: "schemas/project.yaml", text: "stores: [postgres]\n" }, { file: "schemas/t/note.yaml", text }], [{ name: "postgres", naming: "snake_case" }]);
  if (schema === undefined) throw new Error("the contract has errors");
  const server = oracleEngine("postgres", false);
  const waiting: Engine = {
    ...server,
    askAll: async (questions) => {
      await turn();
      return server.askAll(questions);
    },
  };
  const order: string[] = [];
  await prove({
    schema, made: ["postgres", "zod"].map((name) => ({ target: { name }, files: [], claims: claimsFor(schema, name) })), engines: [waiting, oracleEngine("zod", false)],
    seed: 1, budget: { perEngine: 2_000 }, clock: Date.now, pause: async () => { await turn(); }, onProgress: ({ target }) => order.push(target),
  });
  expect(order.indexOf("postgres")).toBeLessThan(order.lastIndexOf("zod") / 2);
});

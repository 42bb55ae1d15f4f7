import { changeKinds, diff, type ChangeKind } from "@concord/changes";
import { emit, type Caller, type Schema } from "@concord/core";
import { firestore } from "@concord/firestore";
import { transitionOf } from "@concord/firestore/evolve";
import { expect, inject, test } from "vitest";
import { Database } from "../../packages/firestore/src/driver/database.ts";
import { owner, tokenOf } from "../../packages/firestore/src/driver/token.ts";
import { openStatesOf } from "./open.ts";
import { pairs } from "./pairs.ts";
import { apart, documentsOf, only, sentOf, touchedBy, writesOf, type ClientWrite, type Documents } from "./writes.ts";

/** Documents of each state that are offered for each kind of change; the acceptance run offers more. */
const offered = Number(process.env["CONCORD_TRANSITION_DOCUMENTS"] ?? "3");

const counts = { asked: 0, inBoth: 0, inOne: 0, denied: 0, legacy: 0, held: 0 };

for (const kind of Object.keys(changeKinds) as ChangeKind[]) {
  const { before, after } = openStatesOf(pairs[kind].fires);
  const changes = diff(before, after);
  const transition = transitionOf(before, after, changes);
  if (transition.collections.every(({ form }) => form === "final")) continue;
  test.concurrent(`${kind}: in between, what both rulesets allow is allowed, and nothing that neither does`, async () => {
    const [old, now] = [documentsOf(before, changes, offered), documentsOf(after, changes, offered)];
    const writes = writesOf(old, now);
    const probes = writes.map((write) => probeOf(write, old, now));
    const [was, is, between] = await Promise.all([rulesText(before), rulesText(after), transition.text].map((rules) => verdicts(rules, writes, before)));
    const asNew = await verdicts(rulesText(after), probes.filter((each) => each !== undefined), after);
    for (const [index, { note }] of writes.entries()) {
      const [inOld, inNew, inBetween] = [was, is, between].map((each) => each?.[index]);
      counts.asked += 1;
      counts[inOld === true && inNew === true ? "inBoth" : inOld === true || inNew === true ? "inOne" : "denied"] += 1;
      if (inBetween === true) expect(inOld === true || inNew === true, `${note}: neither ruleset allows it`).toBe(true);
      if (inOld === true && inNew === true) expect(inBetween, `${note}: both rulesets allow it`).toBe(true);
      if (inOld === true && inNew === false && inBetween === false) counts.held += 1;
      const probe = probes[index];
      if (probe === undefined || inOld !== true || asNew[probes.slice(0, index).filter((each) => each !== undefined).length] !== true) continue;
      if (inNew !== true) counts.legacy += 1;
      expect(inBetween, `${note}: what it writes is as the new contract says`).toBe(true);
    }
  });
}

test("enough was asked, of each sort", () => {
  expect(counts.asked).toBeGreaterThan(800);
  for (const sort of ["inBoth", "inOne", "denied", "legacy", "held"] as const) expect(counts[sort], sort).toBeGreaterThan(15);
});

/** A change of a document of before, made to a document as the new contract has it: what that contract says of the fields that are written, and of nothing else. */
function probeOf(write: ClientWrite, old: Documents, now: Documents): ClientWrite | undefined {
  if (write.old === undefined || write.of !== "before" || old.path !== now.path) return undefined;
  const touched = touchedBy(write.old, write.fields);
  const id = write.fields["id"] ?? { nullValue: null };
  const rest = Object.fromEntries(Object.entries(now.valid).filter(([key]) => !touched.includes(key)));
  return apart({ ...write, old: { ...now.valid, id }, fields: { ...rest, ...only(write.fields, touched), id } });
}

function rulesText(schema: Schema): string {
  return emit(firestore, schema).files.find(({ path }) => path.endsWith(".rules"))?.text ?? "";
}

const databases = new Map<string, Promise<Database>>();

/** A database with these rules; states that have the same rules share it. */
function databaseOf(rules: string): Promise<Database> {
  const opened = databases.get(rules) ?? open(rules, databases.size);
  databases.set(rules, opened);
  return opened;
}

async function open(rules: string, number: number): Promise<Database> {
  const database = new Database(inject("firestore") as string, `demo-transition-${number}`);
  await database.loadRules(rules);
  return database;
}

/** Whether a ruleset allows each of these writes, on the emulator. */
async function verdicts(rules: string, writes: readonly ClientWrite[], { project }: Schema): Promise<readonly boolean[]> {
  const database = await databaseOf(rules);
  if (writes.length === 0) return [];
  await database.commit(writes.flatMap(({ path, old }) => (old === undefined ? [] : [{ do: "put" as const, path, fields: old }])), owner);
  return Promise.all(writes.map(async (write) => {
    const caller: Caller = { uid: write.uid, roles: [], claims: {} };
    return (await database.commit([sentOf(write)], tokenOf(caller, project))).ok;
  }));
}

import type { Answer, Caller, Engine, GeneratedFile, Json, Schema } from "@concord/core";
import { afterAll } from "vitest";
import { firestoreEngine } from "../src/driver/index.ts";
import { emitted } from "./contracts.ts";

export const anonymous: Caller = { roles: [], claims: {} };
export const ann: Caller = { uid: "ann", roles: [], claims: {} };
export const bob: Caller = { uid: "bob", roles: [], claims: {} };
export const admin: Caller = { uid: "root", roles: ["admin"], claims: {} };

const running: Engine[] = [];
afterAll(() => Promise.all(running.splice(0).map((engine) => engine.stop())));

/** The emulator with the rules of these contracts, or with these files instead. Ends with the test file. */
export async function asking(schema: Schema, files: readonly GeneratedFile[] = emitted(schema).files): Promise<Engine> {
  const found = await firestoreEngine.find();
  if ("missing" in found) throw new Error(found.missing);
  await found.engine.start(schema, files);
  running.push(found.engine);
  return found.engine;
}

/** The verdict in one word; the emulator's reason goes along where it is not the expected one. */
export async function verdict(answer: Promise<Answer>): Promise<string> {
  return (await answer).answer;
}

/** A new record, as the caller sends it. */
export function create(engine: Engine, entity: string, record: Json, caller: Caller): Promise<string> {
  return verdict(engine.ask({ ask: "record", entity, record, state: [], defaults: true, caller }));
}

/** A change of `old` to what it is with `changes`; a field of undefined is taken away. */
export function update(engine: Engine, entity: string, old: { readonly [name: string]: Json }, changes: { readonly [name: string]: Json | undefined }, caller: Caller): Promise<string> {
  const record = Object.fromEntries(Object.entries({ ...old, ...changes }).filter(([, value]) => value !== undefined)) as Json;
  return verdict(engine.ask({ ask: "access", entity, operation: "update", caller, old, record, state: [] }));
}

import { afterAll, beforeAll, expect, test } from "vitest";
import { clearDocuments, loadRules, RulesError, startEmulator, type Emulator } from "../src/driver/index.ts";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
}, 90_000);
afterAll(() => emulator.stop());

const document = (project: string, id: string): string => `http://${emulator.host}/v1/projects/${project}/databases/(default)/documents/things/${id}`;
const put = async (project: string, id: string): Promise<number> => {
  const response = await fetch(document(project, id), { method: "PATCH", body: JSON.stringify({ fields: { a: { integerValue: "1" } } }) });
  await response.arrayBuffer();
  return response.status;
};
const denyAll = "rules_version = '2';\nservice cloud.firestore { match /databases/{d}/documents { match /things/{id} { allow read, write: if false; } } }";

test("rules hold for the project they were loaded for, and for no other", async () => {
  await loadRules(emulator.host, "demo-denies", denyAll);
  expect(await put("demo-denies", "x")).toBe(403);
  expect(await put("demo-without-rules", "x")).toBe(200);
});

test("rules that don't compile come back with line and column", async () => {
  const broken = "rules_version = '2';\nservice cloud.firestore {\n  match /a/{b} { allow read: if request.auth.uid === 1; }\n}";
  await expect(loadRules(emulator.host, "demo-broken", broken)).rejects.toThrow(RulesError);
  await expect(loadRules(emulator.host, "demo-broken", broken)).rejects.toThrow(/3:/);
});

test("a project's documents can be cleared", async () => {
  await put("demo-cleared", "x");
  await clearDocuments(emulator.host, "demo-cleared");
  const response = await fetch(document("demo-cleared", "x"));
  await response.arrayBuffer();
  expect(response.status).toBe(404);
});

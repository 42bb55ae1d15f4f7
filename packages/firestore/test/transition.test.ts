import { diff } from "@concord/changes";
import type { Engine, Schema } from "@concord/core";
import { expect, test } from "vitest";
import { transitionOf, type Transitional } from "../src/evolve/transition.ts";
import { rulesFile } from "../src/names.ts";
import { limits } from "../src/rules/budget.ts";
import { ann, asking, bob, create, update, verdict } from "./asking.ts";
import { emitted, owned, schemaOf } from "./contracts.ts";

/** A note with so many texts, whose every length the second contract changes. */
function texts(count: number, maxLength: number, more = ""): Schema {
  return schemaOf({ "n/note": owned("note", Array.from({ length: count }, (_, index) => `t${index}: { type: string, maxLength: ${maxLength}${index % 2 === 0 ? "" : ", optional: true"} }`), more) });
}

function made(before: Schema, after: Schema): { readonly text: string; readonly form: Transitional["form"] | undefined; readonly most: number } {
  const { text, collections: [note] } = transitionOf(before, after, diff(before, after));
  return { text, form: note?.form, most: Math.max(...(note?.weights ?? []).map(({ weight }) => weight.expressions)) };
}

/** The emulator with these rules instead of the schema's own. */
function askingRules(schema: Schema, text: string): Promise<Engine> {
  return asking(schema, emitted(schema).files.map((file) => (file.path === rulesFile ? { ...file, text } : file)));
}

const record = (count: number, length: number) => ({ id: "n", owner: "ann", ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, "x".repeat(length)])) });

test.for<[number, Transitional["form"]]>([[5, "guarded"], [22, "guarded"], [34, "either"], [60, "before"]])("%i fields that all change: %s", async ([count, form], { expect: expected }) => {
  const [before, after] = [texts(count, 20), texts(count, 10)];
  const transition = made(before, after);
  expected(transition.form).toBe(form);
  expected(transition.most).toBeLessThanOrEqual(limits.kept);
  const engine = await askingRules(before, transition.text);
  const old = record(count, 15);
  expected(await create(engine, "n.note", record(count, 10), ann)).toBe("accepted");
  expected(await create(engine, "n.note", old, ann)).toBe(form === "guarded" ? "rejected" : "accepted");
  expected(await update(engine, "n.note", old, { t0: "y" }, ann)).toBe("accepted");
  expected(await update(engine, "n.note", old, { t0: "y".repeat(16) }, ann)).toBe(form === "guarded" ? "rejected" : "accepted");
  expected(await update(engine, "n.note", old, { t0: "y".repeat(21) }, ann)).toBe("rejected");
  expected(await update(engine, "n.note", old, { t0: "y" }, bob)).toBe("rejected");
});

test("nothing that changed is the final ruleset", () => {
  const schema = texts(3, 10);
  expect(made(schema, schema).form).toBe("final");
});

test("a collection that the new contract does not have is guarded as before, and one that the old did not have as it will be", async () => {
  const [before, after] = [schemaOf({ "n/note": owned("note", []) }), schemaOf({ "n/memo": owned("memo", []) })];
  const { text, collections } = transitionOf(before, after, diff(before, after));
  expect(collections.map(({ path, form }) => [path, form])).toEqual([["/memo/{id}", "final"], ["/note/{id}", "final"]]);
  for (const [schema, entity] of [[before, "n.note"], [after, "n.memo"]] as const) {
    const engine = await askingRules(schema, text);
    expect(await create(engine, entity, { id: "x", owner: "ann" }, ann)).toBe("accepted");
    expect(await create(engine, entity, { id: "x", owner: "bob" }, ann)).toBe("rejected");
  }
});

test("roles that the project reads elsewhere are read in both places", async () => {
  const contracts = { "n/note": owned("note", []) };
  const [before, after] = [schemaOf(contracts), schemaOf(contracts, "stores: [firestore]\nauth: { roles: groups }\n")];
  const { text } = transitionOf(before, after, diff(before, after));
  for (const schema of [before, after]) {
    const engine = await askingRules(schema, text);
    const remove = (uid: string, roles: readonly string[]) => verdict(engine.ask({ ask: "access", entity: "n.note", operation: "delete", caller: { uid, roles, claims: {} }, old: { id: "n", owner: "ann" }, state: [] }));
    expect(await remove("root", ["admin"])).toBe("accepted");
    expect(await remove("ann", [])).toBe("rejected");
  }
});

test("access that is narrowed is narrow at once, unless it asks what old documents do not have", async () => {
  const contract = (read: string, field = "") => schemaOf({ "n/note": `entity: note\ndescription: A note.\nfields:\n  id: { type: uid }\n  owner: { type: uid }\n  open: { type: boolean }\n${field}access:\n  read: ${read}\n` });
  const before = contract("auth.uid == owner");
  const read = async (after: Schema, document: { readonly [name: string]: string | boolean }) => {
    const engine = await askingRules(after, transitionOf(before, after, diff(before, after)).text);
    return verdict(engine.ask({ ask: "access", entity: "n.note", operation: "read", caller: ann, old: document, state: [] }));
  };
  const closed = { id: "n", owner: "ann", open: false };
  expect(await read(contract("auth.uid == owner && open"), closed)).toBe("rejected");
  expect(await read(contract("auth.uid == owner && open"), { ...closed, open: true })).toBe("accepted");
  expect(await read(contract("auth.uid == owner && seen", "  seen: { type: boolean }\n"), closed)).toBe("accepted");
});

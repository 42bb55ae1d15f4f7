import type { Engine } from "@concord/core";
import { beforeAll, describe, expect, test } from "vitest";
import { ann, asking, create, update } from "./asking.ts";
import { emitted, rulesText, schemaOf } from "./contracts.ts";

const hostile = [
  "z'] || true || ['q", "\\", "\\'", "a\nb", "a\r\nb", "a|b", ".*", "^a$", "(", "[x]", "{2}", "a\u2028b", "'", "\"", "`${1}`", "*/", "//", "\u{1F600}", "\u0001", " ", "\u200b", "é", "e\u0301",
];
const quoted = (text: string): string => JSON.stringify(text).replace(/[\u007f-\uffff]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);

const schema = schemaOf({
  "demo/thing": `
entity: thing
description: "*/ // \\n } allow read: if true; { \\u2028 \${x}"
fields:
  id:    { type: uid }
  many:  { type: enum, values: [${hostile.map(quoted).join(", ")}] }
  few:   { type: enum, values: [${hostile.slice(0, 4).map(quoted).join(", ")}], description: "*/ }" }
  some:  { type: list, of: { type: enum, values: [${hostile.map(quoted).join(", ")}] } }
  fixed: { type: enum, values: [${hostile.slice(0, 4).map(quoted).join(", ")}], default: ${quoted(hostile[0] as string)}, setBy: server }
  odd:   { type: string, maxLength: 5, firestore: { name: "a'b] == null || true || d['c" } }
  line:  { type: string, maxLength: 5, optional: true, firestore: { name: "x\\ny.z" } }
  word:  { type: string, maxLength: 5, firestore: { name: "service" } }
  in:    { type: object, fields: { "match": { type: string, maxLength: 5, firestore: { name: "\\\\'" } }, "true": { type: boolean } } }
access:
  read: signedIn
  create: ${quoted("few == 'z\\'] || true || [\\'q' && hasRole('it\\'s') || auth.uid == id")}
  update: { if: signedIn, only: [odd, line, many, in] }
`,
});

let engine: Engine;
beforeAll(async () => {
  engine = await asking(schema);
});
const record = { id: "ann", many: "a|b", few: "\\", some: hostile, fixed: hostile[0] as string, odd: "x", line: "y", word: "w", in: { match: "m", true: true } };

test("a record of hostile text is a record like any other", async () => {
  expect(await create(engine, "demo.thing", record, ann)).toBe("accepted");
});

describe("enum values are themselves and nothing else", () => {
  test.for(hostile)("%j is allowed", async (value) => {
    expect(await update(engine, "demo.thing", record, { many: value }, ann)).toBe("accepted");
  });
  test.for(["", "a", "b", "x", "true", "zz", "a\nb\n", "()", "\\\\", "q"])("%j is not", async (value) => {
    expect(await create(engine, "demo.thing", { ...record, many: value }, ann)).toBe("rejected");
    expect(await create(engine, "demo.thing", { ...record, few: value }, ann)).toBe("rejected");
    expect(await create(engine, "demo.thing", { ...record, some: ["\\", value] }, ann)).toBe("rejected");
    expect(await create(engine, "demo.thing", { ...record, fixed: value }, ann)).toBe("rejected");
  });
});

test("fields with hostile names are asked like others", async () => {
  expect(await create(engine, "demo.thing", { ...record, odd: "too long" }, ann)).toBe("rejected");
  expect(await create(engine, "demo.thing", { ...record, line: "too long" }, ann)).toBe("rejected");
  expect(await create(engine, "demo.thing", { ...record, word: 1 }, ann)).toBe("rejected");
  expect(await create(engine, "demo.thing", { ...record, in: { match: "m", true: 1 } }, ann)).toBe("rejected");
  expect(await update(engine, "demo.thing", record, { odd: "z", line: undefined }, ann)).toBe("accepted");
  expect(await update(engine, "demo.thing", record, { word: "z" }, ann)).toBe("rejected");
});

test("no text of a contract leaves its comment", () => {
  const comments = rulesText(emitted(schema)).split("\n").filter((line) => line.trimStart().startsWith("//"));
  expect(comments.filter((line) => line.includes("allow read: if true"))).toHaveLength(1);
  expect(rulesText(emitted(schema)).split("\n").filter((line) => line.trim() === "allow read: if true;")).toEqual([]);
});

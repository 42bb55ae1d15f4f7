import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grammarWith, publishedSchemas } from "@concord/core";
import { stores } from "@concord/cli";
import { Editor } from "./server.ts";

const uri = "file:///schemas/public/user.yaml";
const text = `entity: user
description: A person.
fields:
  id: { type: uid }
  role: { type: enum, values: [a], uniqe: true }
  age: { type: number }
  name:
    type: string
    
access:
  read: [1]
`;

describe("a YAML language server with the published schema", () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await Editor.open(publishedSchemas(grammarWith(stores)).contract as object);
  });
  afterAll(() => editor.close());

  test("underlines what the language does not have, at its columns", async () => {
    const findings = await editor.findings(uri, text);
    const at = findings.map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1}-${range.end.character + 1} ${message.split(/[.:]/u)[0]}`);
    expect(at).toEqual(["5:36-41 Property uniqe is not allowed", "11:9-12 Incorrect type"]);
  });

  test("completes the words of a field and the built-in types", async () => {
    await editor.findings(uri, text);
    expect(await editor.completions(uri, { line: 8, character: 4 })).toEqual(expect.arrayContaining(["maxLength", "optional", "pii", "firestore", "postgres"]));
    expect(await editor.completions(uri, { line: 7, character: 10 })).toEqual(expect.arrayContaining(["string", "localDateTime", "email"]));
  });

  test("tells what a word means", async () => {
    await editor.findings(uri, text);
    expect(await editor.hover(uri, { line: 3, character: 9 })).toContain("A built-in type, or a shared object or enum");
    expect(await editor.hover(uri, { line: 9, character: 2 })).toContain("What clients may do");
  });
});

import { expect, test } from "vitest";
import { addItem, addWord, applyFixes, nodeAt, readDocument, removeItem, removeWord, type Fix, type MapNode, type Node, type Source } from "../../src/index.ts";

const block = `fields:
  id: { type: uuid }
  name:
    type: string # what it is called
    description: >-
      Two
      lines.

indexes:
  - [id]
  - fields: [name]
    name: by_name

lint:
  a: One.
  b: Two.
`;
const layouts: Readonly<Record<string, Source>> = {
  "block style": { file: "a.yaml", text: block },
  "block style with CRLF and no last line end": { file: "a.yaml", text: block.trimEnd().replaceAll("\n", "\r\n") },
  "braces on one line": { file: "a.yaml", text: `{ fields: { id: { type: uuid }, name: { type: string, description: "Two lines." } }, indexes: [[id], { fields: [name], name: by_name }], lint: { a: One., b: Two. } }` },
  "braces on several lines, with a last comma": {
    file: "a.yaml",
    text: `{\n  fields: {\n    id: { type: uuid },\n    name: {\n      type: string, # what it is called\n      description: "Two lines.",\n    },\n  },\n  indexes: [\n    [id],\n    { fields: [name], name: by_name },\n  ],\n  lint: { a: One., b: Two. },\n}\n`,
  },
  JSON: {
    file: "a.json",
    text: JSON.stringify({ fields: { id: { type: "uuid" }, name: { type: "string", description: "Two lines." } }, indexes: [["id"], { fields: ["name"], name: "by_name" }], lint: { a: "One.", b: "Two." } }, null, 2),
  },
  "JSON on one line": {
    file: "a.json",
    text: JSON.stringify({ fields: { id: { type: "uuid" }, name: { type: "string", description: "Two lines." } }, indexes: [["id"], { fields: ["name"], name: "by_name" }], lint: { a: "One.", b: "Two." } }),
  },
};

const plain = (node: Node): unknown => (node.is === "scalar" ? node.value : node.is === "list" ? node.items.map(plain) : Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)])));

function rootOf(source: Source): MapNode {
  const { node, diagnostics } = readDocument(source);
  expect(diagnostics).toEqual([]);
  return node as MapNode;
}

/** What the text says after the edit; it is still clean. */
function after(source: Source, edit: (root: MapNode) => Fix | undefined): unknown {
  const fix = edit(rootOf(source));
  if (fix === undefined) throw new Error("there is no edit");
  return plain(rootOf({ ...source, text: applyFixes(source, [fix]).text }));
}

const said = {
  fields: { id: { type: "uuid" }, name: { type: "string", description: "Two lines." } }, indexes: [["id"], { fields: ["name"], name: "by_name" }], lint: { a: "One.", b: "Two." },
};

test.each(Object.entries(layouts))("an edit changes what it names and nothing else: %s", (_, source) => {
  expect(plain(rootOf(source))).toEqual(said);
  const nameField = { ...said.fields.name, pii: "name" };
  expect(after(source, (root) => addWord(root, ["fields", "name"], source, "pii", "name"))).toEqual({ ...said, fields: { ...said.fields, name: nameField } });
  expect(after(source, (root) => addItem(root, source, "indexes", ["name", "-id"]))).toEqual({ ...said, indexes: [...said.indexes, ["name", "-id"]] });
  expect(after(source, (root) => addItem(root, source, "others", ["id"]))).toEqual({ ...said, others: [["id"]] });
  for (const place of [0, 1]) {
    const at = (root: MapNode) => (nodeAt(root, ["indexes", place]) as Node).span;
    expect(after(source, (root) => removeItem(root, source, "indexes", at(root)))).toEqual({ ...said, indexes: said.indexes.filter((__, index) => index !== place) });
  }
  expect(after(source, (root) => removeWord(root, source, ["lint", "a"]))).toEqual({ ...said, lint: { b: "Two." } });
  expect(after(source, (root) => removeWord(root, source, ["lint", "b"]))).toEqual({ ...said, lint: { a: "One." } });
  expect(after(source, (root) => removeWord(root, source, ["indexes"]))).toEqual({ fields: said.fields, lint: said.lint });
});

test.each([
  ["indexes:\n  - [id]\n\nlint:\n  a: One.\n", "lint:\n  a: One.\n"],
  ["fields: {}\n\nindexes:\n  - [id]\n\nlint:\n  a: One.\n", "fields: {}\n\nlint:\n  a: One.\n"],
  ["{ indexes: [[id]], lint: { a: One. } }\n", "{ lint: { a: One. } }\n"],
])("the last item takes its word along: %j", (text, expected) => {
  const source: Source = { file: "a.yaml", text };
  const root = rootOf(source);
  const fix = removeItem(root, source, "indexes", (nodeAt(root, ["indexes", 0]) as Node).span);
  expect(applyFixes(source, [fix as Fix]).text).toBe(expected);
});

test("what stands elsewhere, behind an alias, is not edited", () => {
  const source: Source = { file: "a.yaml", text: "fields:\n  a: &same { type: string }\n  b: *same\n" };
  const { node } = readDocument(source);
  expect(addWord(node as MapNode, ["fields", "b"], source, "pii", "name")).toBeUndefined();
  expect(addWord(node as MapNode, ["fields", "a"], source, "pii", "name")).toBeDefined();
});

import { audienceNames, diff, heeded, judge } from "@concord/changes";
import { readDirectory } from "@concord/migrate";
import { markedMermaid } from "@concord/diagram";
import { annotations, markdown, sarif, type Report } from "@concord/report";
import { readSchema, type Check, type Entity, type EnumType, type Field, type Schema } from "@concord/core";
import { stores } from "@concord/cli";
import mermaid from "mermaid";
import { expect, test } from "vitest";
import { nodesOf, parsed, textOf } from "../../packages/dictionary/test/markdown.ts";
import { sourceOf } from "../hostile/compile.ts";
import { corpus, someOfIt } from "../hostile/corpus.ts";

const { schema: base } = readSchema([sourceOf("demo/thing", {
  entity: "thing", description: "x", owner: "x",
  fields: { id: { type: "uid" }, word: { type: "string", maxLength: 200, default: "x", description: "x" }, kind: { type: "enum", values: ["x", "zz"] } },
  checks: { known: { if: "word != 'x'", message: "x" } },
})], stores) as { readonly schema: Schema };
const [harmless] = base.entities as readonly [Entity];

/** The harmless entity with a text at every place that a report could show, as no reader would let all of them through. */
function entityWith(text: string, index: number): Entity {
  const [id, word, kind] = harmless.fields as [Field, Field, Field];
  const [known] = harmless.checks as [Check];
  const type = kind.type as EnumType;
  return {
    ...harmless, id: `demo.t${index}`, name: `t${index}`, description: text, owner: text,
    fields: [id, { ...word, default: text, description: text }, { ...kind, type: { ...type, values: type.values.map((each, place) => (place === 0 ? { ...each, value: text } : each)) } }],
    checks: [{ ...known, message: text, if: { ...known.if, text } }],
  };
}

function schemaWith(texts: readonly string[]): Schema {
  return { ...base, entities: texts.map(entityWith) };
}

/** A report in which everything that changed has these texts, in contracts, migrations, approvals and claims. */
function reportOf(texts: readonly string[]): Report {
  const [before, after] = [schemaWith(texts.map((_, index) => `mark${index}`)), schemaWith(texts)];
  const changes = judge(diff(before, after));
  const { pairs } = readDirectory(texts.map((text, index) => ({
    file: `schemas/migrations/postgres/m${index}.sql`,
    text: `-- migration: m${index}\n-- after: ${index === 0 ? "nothing" : `m${index}`}\n\n-- step: transaction: ${text.replace(/\s/gu, " ")}\n-- lock: on ${text.replace(/\s/gu, " ")}\nSELECT '${text}';\n`,
  })));
  const approval = (text: string): object => ({ change: "x", reason: text, owner: text, until: "2027-01-31" });
  return {
    against: texts[0] ?? "main", changes, audiences: heeded, approved: new Map(changes.filter((_, index) => index % 3 === 0).map((each, index) => [each, approval(texts[index % texts.length] as string) as never])),
    owners: new Map(after.entities.map(({ id, owner }) => [id, owner as string])),
    packages: texts.map((text) => ({ name: text, bump: "major" as const })), migrations: pairs.map(({ up }) => ({ store: "PostgreSQL", file: up })), isUnplanned: true,
    claims: texts.map((text, index) => ({ constraint: `demo.t${index}/${text}`, target: "postgres", after: "lost" as const, why: text })),
    costs: texts.map((text) => ({ entity: text, target: "firestore", operation: text, of: "expressions", after: 900, limit: 1000 })), diagnostics: [],
    impacts: texts.map((text) => ({ of: { id: text, field: text }, touched: [{ what: "check" as const, of: "demo.other", name: text }] })),
  };
}

/** What stands in the report as HTML: its own folds and marks, and what the quoting of texts needs. */
const own = /^(?:<!-- concord report -->|<!-- -->|<\/?(?:details|summary|code|span)>|<br>|<details><summary>|<\/details>|<details><summary>[^<>]*<\/summary>)$/u;

// Texts that Markdown, HTML or GitHub could read something into, and one of each other group; some to each page, since a parser takes long for long ones.
const texts = [...new Set([...someOfIt, ...corpus.filter((text) => /[`<@#[|$*]|www|http/u.test(text))])];
const portions = Array.from({ length: Math.ceil(texts.length / 20) }, (_, index) => texts.slice(index * 20, index * 20 + 20));

test("whatever contracts, migrations and approvals hold is text in a report, and calls nobody", () => {
  const roots = portions.map((each) => parsed(markdown(reportOf(each), () => undefined, 0)));
  const nodes = roots.flatMap((root) => nodesOf(root));
  expect([...new Set(nodes.map(({ type }) => type))].filter((type) => ["link", "image", "linkReference", "imageReference", "definition", "emphasis", "delete", "footnoteReference", "thematicBreak"].includes(type))).toEqual([]);
  expect([...new Set(nodes.flatMap((node) => (node.type === "html" ? node.value.split("\n") : [])))].filter((html) => !own.test(html))).toEqual([]);
  expect(nodes.flatMap((node) => (node.type === "text" && /@[\w-]|#\d|https?:\/\/|www\.|\$[^$]+\$|:\w+:/u.test(node.value) ? [node.value] : []))).toEqual([]);
  expect([...new Set(nodes.flatMap((node) => (node.type === "strong" ? [textOf(node)] : [])))].filter((text) => !/^(?:weakened|breaking|broken|major|900|not|\d+ changes?|.+ in PostgreSQL)$/u.test(text))).toEqual([]);
  expect(nodes.filter(({ type }) => type === "heading").map((node) => textOf(node)).filter((text) => /^demo\.t\d+$/u.test(text))).toHaveLength(texts.length);
  const read = roots.map(textOf).join("");
  expect(["**bold**", "@team", "[x](javascript:alert(1))", "<img src=x onerror=alert(1)>"].filter((text) => !read.includes(text))).toEqual([]);
});

test("no text ends the block of statements that it stands in", () => {
  const fences = ["```", "~~~~", "````\n# heading", "</details>"];
  const blocks = nodesOf(parsed(markdown(reportOf(fences), () => undefined, 0))).flatMap((node) => (node.type === "code" && node.lang === "sql" ? [node.value] : []));
  expect(blocks.map((block) => fences.findIndex((text) => block.includes(`SELECT '${text}';`)))).toEqual([0, 1, 2, 3]);
});

test("a diagram of hostile changes is one that Mermaid reads", async () => {
  const [before] = schemaWith(["x"]).entities as readonly [Entity];
  for (const text of someOfIt) {
    const drawn = markedMermaid(text, [{ before, after: { ...before, description: text }, isChanged: true, fields: new Map([["word", text]]) }]);
    await expect(mermaid.parse(drawn)).resolves.toMatchObject({ diagramType: "er" });
  }
});

test("an annotation is one command, whatever its message", () => {
  for (const text of corpus) {
    const printed = annotations([{ code: "changes/breaking", severity: "error", message: text, help: text, span: { file: `schemas/${text}.yaml`, start: 0, end: 1 }, related: [] }], () => ({ file: "", text }));
    expect(printed.trimEnd().split(/\r\n|\n|\r/u)).toHaveLength(1);
    expect(printed).toMatch(/^::error file=[^,]*,line=\d+,endLine=\d+,(?:col=\d+,endColumn=\d+,)?title=changes\/breaking::/u);
    expect(JSON.parse(JSON.stringify(sarif([], [], () => undefined, { name: text, version: "1.0.0" })))).toMatchObject({ runs: [{ tool: { driver: { name: text.toWellFormed() === text ? text : expect.any(String) } } }] });
  }
});

test("every audience has a row", () => {
  const read = textOf(parsed(markdown(reportOf(["x"]), () => undefined, 0)));
  expect(audienceNames).toHaveLength(11);
  expect(read).toContain("whoever reads the JSON and refuses keys that are not known");
});

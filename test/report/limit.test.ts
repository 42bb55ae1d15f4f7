import { heeded, diff, judge } from "@concord/changes";
import { changedClaims, changedCosts, markdown, mostOfComment, type Report } from "@concord/report";
import { readSchema, type Schema } from "@concord/core";
import { stores } from "@concord/cli";
import { expect, test } from "vitest";

const quiet = (): undefined => undefined;

function schemaOf(contracts: Readonly<Record<string, string>>): Schema {
  const { schema, diagnostics } = readSchema(Object.entries(contracts).map(([name, text]) => ({ file: `schemas/${name}.yaml`, text })), stores);
  if (schema === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return schema;
}

const contract = (fields: string): Schema => schemaOf({ "demo/t": `entity: t\nplural: ts\ndescription: A thing.\nfields:\n  id: { type: uid }\n${fields}` });
const three = judge(diff(contract("  fax: { type: phone, optional: true }\n  note: { type: string, maxLength: 500 }\n"), contract("  phone: { type: phone, optional: true }\n  note: { type: string, maxLength: 400 }\n")));

/** So many contracts, each with a field that is gone, one that is new and a limit that is another one. */
function reportOf(count: number): Report {
  const changes = Array.from({ length: count }, (_, index) => three.map((each) => ({ ...each, change: { ...each.change, of: `demo.t${index}` } }))).flat();
  return {
    against: "main", changes, approved: new Map(), audiences: heeded, owners: new Map(), packages: [], migrations: [], isUnplanned: false, diagnostics: [],
    claims: Array.from({ length: count }, (_, index) => ({ constraint: `demo.t${index}/note:maxLength`, target: "firestore", before: "enforced", after: "lost", why: `reason ${index}` })),
    costs: [], impacts: [], diagram: { text: "erDiagram\n", entities: count },
  };
}

test("a report of any size fits into a comment, and says what it leaves out", () => {
  for (const count of [1, 30, 300, 3_000]) {
    const whole = markdown(reportOf(count), quiet, 0);
    const text = markdown(reportOf(count), quiet);
    expect(text.length).toBeLessThanOrEqual(mostOfComment);
    expect(text).toContain(`**${(count * 2).toLocaleString("en")} changes** break`);
    if (whole.length <= mostOfComment) expect(text).toBe(whole);
    else expect(text).toContain("concord report --against main --limit 0");
  }
});

test("a shorter form counts what it does not list", () => {
  const listed = (text: string): number => text.match(/^- (?:\*\*breaking|`)/gmu)?.length ?? 0;
  const text = markdown(reportOf(300), quiet);
  const [, said = ""] = /([\d,]+) (?:safe changes not listed|more changes not listed here)/u.exec(text) ?? [];
  expect(listed(text) + Number(said.replaceAll(",", ""))).toBe(900);
  expect(listed(markdown(reportOf(300), quiet, 0))).toBe(900);
});

test("the least limit that the command takes holds however much changed", () => {
  expect(markdown(reportOf(3_000), quiet, 20_000).length).toBeLessThanOrEqual(20_000);
});

test("claims of what was renamed are compared with themselves, and a validator's only where nobody else has to do with them", () => {
  const before = schemaOf({ "demo/t": "entity: t\ndescription: A thing.\nfields:\n  id: { type: uid }\n  note: { type: string, maxLength: 500 }\n" });
  const after = schemaOf({ "demo/t": "entity: t\ndescription: A thing.\nfields:\n  id: { type: uid }\n  remark: { type: string, maxLength: 500, was: [note] }\n" });
  const by = { file: "x", start: 0, end: 1, line: 1 };
  const lost = { why: "w", instead: "i" };
  const told = changedClaims(
    [{ constraint: "demo.t/note:maxLength", target: "postgres", verdict: "enforced", by }, { constraint: "demo.t/note:type", target: "postgres", verdict: "enforced", by }, { constraint: "demo.t/notes:type", target: "postgres", verdict: "enforced", by }],
    [
      { constraint: "demo.t/remark:maxLength", target: "postgres", verdict: "lost", ...lost }, { constraint: "demo.t/remark:type", target: "postgres", verdict: "enforced", by },
      { constraint: "demo.t:key", target: "postgres", verdict: "enforced", by }, { constraint: "demo.t:key", target: "zod", verdict: "lost", ...lost },
      { constraint: "demo.t:check:x", target: "zod", verdict: "lost", ...lost },
    ],
    judge(diff(before, after)), new Set(["postgres"]),
  );
  expect(told).toEqual([
    { constraint: "demo.t/remark:maxLength", target: "postgres", before: "enforced", after: "lost", why: "w; instead: i" },
    { constraint: "demo.t:check:x", target: "zod", after: "lost", why: "w; instead: i" },
  ]);
});

test("costs that differ are told, the dearest first", () => {
  const cost = (operation: string, most: number): { entity: string; target: string; operation: string; of: string; most: number; limit: number } => ({ entity: "demo.t", target: "firestore", operation, of: "expressions", most, limit: 1000 });
  expect(changedCosts([cost("get", 1), cost("list", 5), cost("create", 10)], [cost("get", 1), cost("create", 700), cost("update", 800)]).map(({ operation, before, after }) => [operation, before, after])).toEqual([
    ["update", undefined, 800], ["create", 10, 700], ["list", 5, undefined],
  ]);
});

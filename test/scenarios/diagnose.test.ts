import { codes } from "@concord/cli";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { expectFile } from "./expected.ts";
import { runHere } from "./world.ts";

// A folder per code, called like it: diagnose/<owner-folder>/<what-is-wrong>/schemas/, and beside it expected.txt with every frame that `concord check` prints.
const scenarios = fileURLToPath(new URL("diagnose", import.meta.url));
const folders = readdirSync(scenarios).flatMap((owner) => readdirSync(join(scenarios, owner)).map((name) => `${owner}/${name}`));

describe.each(folders)("%s", (code) => {
  test("has exactly these frames", async () => {
    const folder = join(scenarios, code);
    const ran = await runHere(folder, "check", "--contracts");
    expectFile(join(folder, "expected.txt"), ran.out);
    expect(ran.err).toBe("");
    expect(ran.out).toContain(`[${code}]`);
    expect([...ran.out.matchAll(/ \[([a-z-]+\/[a-z0-9-]+)\]$/gmu)].map(([, each]) => each).filter((each) => !codes.some((known) => known.code === each))).toEqual([]);
    expect(ran.code).toBe(/^\d+ warnings? in/mu.test(ran.out) ? 0 : 1);
  });

  test("every fix mends what it is for, and breaks nothing", async () => {
    const before = await findings(join(scenarios, code));
    for (const finding of before.filter(({ fix }) => fix !== null)) {
      const after = await findings(mended(join(scenarios, code), finding.fix as Fix));
      const left = before.map(said);
      left.splice(left.indexOf(said(finding)), 1);
      // How well contracts are written is only looked at where they are valid.
      const told = before.some(({ severity }) => severity === "error") ? after.filter(({ severity }) => severity === "error") : after;
      const others = told.map(said).filter((each) => {
        const known = left.indexOf(each);
        if (known !== -1) left.splice(known, 1);
        return known === -1;
      });
      expect(others, `after: ${finding.message}: ${finding.fix?.title}`).toEqual([]);
    }
  });
});

interface Fix { readonly title: string; readonly edits: readonly { readonly span: { readonly file: string; readonly start: Place; readonly end: Place }; readonly text: string }[] }
interface Place { readonly offset: number }
interface Finding { readonly code: string; readonly severity: string; readonly message: string; readonly span: { readonly file: string }; readonly fix: Fix | null }

async function findings(folder: string): Promise<readonly Finding[]> {
  const { out } = await runHere(folder, "check", "--contracts", "--json");
  return (JSON.parse(out) as { readonly diagnostics: readonly Finding[] }).diagnostics;
}

function said({ span, code, message }: Finding): string {
  return `${span.file} ${code} ${message}`;
}

/** A copy of a scenario with one fix applied to its text. */
function mended(scenario: string, { edits }: Fix): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-fix-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(scenario, folder, { recursive: true });
  for (const { span, text } of edits.toSorted((left, right) => right.span.start.offset - left.span.start.offset)) {
    const place = join(folder, span.file);
    const source = readFileSync(place, "utf8").replace(/^\uFEFF/u, "");
    writeFileSync(place, source.slice(0, span.start.offset) + text + source.slice(span.end.offset));
  }
  return folder;
}

test("every code has a scenario, here or in a transcript of the command line", () => {
  const transcripts = fileURLToPath(new URL("cli", import.meta.url));
  const shown = readdirSync(transcripts).map((name) => readFileSync(join(transcripts, name), "utf8")).join("");
  const lint = fileURLToPath(new URL("lint", import.meta.url));
  const isShown = (code: string): boolean => existsSync(join(scenarios, code)) || shown.includes(`[${code}]`) || (code.startsWith("migration/") && existsSync(join(lint, code.slice("migration/".length))));
  const missing = codes.map((each) => each.code).filter((code) => !isShown(code));
  expect(missing).toEqual([]);
});

test("every scenario is for a code that exists, and every code has a page", () => {
  const known = codes.map((each) => each.code);
  expect(folders.filter((folder) => !known.includes(folder))).toEqual([]);
  expect(new Set(known).size).toBe(known.length);
  for (const { code, explain } of codes) {
    expect(code).toMatch(/^[a-z-]+\/[a-z0-9-]+$/u);
    expect(explain.trim().length, code).toBeGreaterThan(60);
  }
});

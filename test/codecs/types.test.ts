import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { projectAt } from "../prove/proving.ts";

const compiler = fileURLToPath(new URL("../../node_modules/.bin/tsc", import.meta.url));
/** No package, no types of Node or of a browser: what stands beside a codec is all that it needs. */
const options = {
  target: "ES2022", lib: ["ES2023"], types: [], module: "NodeNext", moduleResolution: "NodeNext", noEmit: true, strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true, noImplicitReturns: true, noUnusedLocals: true, noUnusedParameters: true, isolatedModules: true, verbatimModuleSyntax: true, erasableSyntaxOnly: true,
};

test.each([["our own contracts", "../.."], ["the zoo", "zoo"]])("the codecs of %s pass the strictest compiler alone", async (_, folder) => {
  const files = projectAt(folder).made.filter(({ target }) => ["postgres", "firestore", "bigquery"].includes(target.name)).flatMap((made) => made.files).filter(({ path }) => path.endsWith(".ts"));
  expect(files.filter(({ text }) => /^import .* from "(?!\.\.?\/)/mu.test(text)).map(({ path }) => path)).toEqual([]);
  expect(files.filter(({ path }) => path.endsWith(".codec.ts")).length).toBeGreaterThan(20);
  const place = await mkdtemp(join(tmpdir(), "concord-codecs-"));
  try {
    for (const { path, text } of [...files, { path: "package.json", text: '{ "type": "module" }' }, { path: "tsconfig.json", text: JSON.stringify({ compilerOptions: options, include: ["**/*.ts"] }) }]) {
      await mkdir(dirname(join(place, path)), { recursive: true });
      await writeFile(join(place, path), text);
    }
    const said = await promisify(execFile)(compiler, ["-p", place]).then(() => "", (error: { readonly stdout: string }) => error.stdout);
    expect(said).toBe("");
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}, 60_000);

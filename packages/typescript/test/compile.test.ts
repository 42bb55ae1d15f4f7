import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { emit } from "@concord/core";
import { validators } from "@concord/jsonschema";
import { expect, test } from "vitest";
import { loadFiles } from "../src/driver/load.ts";
import { everything, filesOf, schemaOf, thing } from "./contracts.ts";

const compiler = fileURLToPath(new URL("../../../node_modules/.bin/tsc", import.meta.url));
const modules = fileURLToPath(new URL("../node_modules", import.meta.url));

const strict = {
  target: "ES2022", lib: ["ES2022"], types: [], module: "NodeNext", moduleResolution: "NodeNext", noEmit: true, skipLibCheck: true, strict: true, noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true, noPropertyAccessFromIndexSignature: true, noImplicitReturns: true, noUnusedLocals: true, noUnusedParameters: true, verbatimModuleSyntax: true, erasableSyntaxOnly: true,
};

/** What the compiler says of the files: nothing, if all is well. */
async function complaints(files: readonly { readonly path: string; readonly text: string }[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "concord-types-"));
  for (const { path, text } of [...files, { path: "package.json", text: '{ "type": "module" }' }, { path: "tsconfig.json", text: JSON.stringify({ compilerOptions: strict, include: ["**/*.ts"] }) }]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await symlink(modules, join(folder, "node_modules"));
  try {
    const { stdout } = await promisify(execFile)(compiler, ["-p", folder]);
    return stdout;
  } catch (error) {
    return (error as { stdout: string }).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("everything that is made passes the strictest compiler", async () => {
  expect(await complaints(filesOf(schemaOf(everything)))).toBe("");
});

test("codecs and types are assignable to each other, and what is sent to what is taken", async () => {
  const pairs = [["a", "everything", "Everything"], ["a", "date", "Date"], ["b", "part", "Part"]] as const;
  const lines = pairs.flatMap(([namespace, file, name]) => [
    `import * as Codec${namespace}${name} from "./zod/${namespace}/${file}.js";`, `import type * as Type${namespace}${name} from "./types/${namespace}/${file}.js";`, `import type * as Wire${namespace}${name} from "./types/${namespace}/${file}.wire.js";`,
    ...["", "Read"].map((shape) => `both<z.output<typeof Codec${namespace}${name}.${name}${shape || "Record"}>, Type${namespace}${name}.${name}${shape}>(true, true);`),
    `both<z.output<typeof Codec${namespace}${name}.${name}Patch>, Type${namespace}${name}.${name}Patch>(true, true);`,
    `both<Wire${namespace}${name}.${name}Wire, z.input<typeof Codec${namespace}${name}.${name}Record>>(true, null);`,
    `both<Wire${namespace}${name}.${name}CreateWire, z.input<typeof Codec${namespace}${name}.${name}Create>>(true, null);`,
    `both<Wire${namespace}${name}.${name}PatchWire, z.input<typeof Codec${namespace}${name}.${name}Patch>>(true, null);`,
  ]);
  for (const shape of ["Card", "Bare", "Edit", "Offer", "Sent"]) {
    lines.push(`both<z.output<typeof CodecaEverything.Everything${shape}>, TypeaEverything.Everything${shape}>(true, true);`, `both<WireaEverything.Everything${shape}Wire, CodecaEverything.Everything${shape}Wire>(true, null);`);
  }
  const text = [
    'import * as z from "zod";', ...lines.filter((line) => line.startsWith("import")),
    "function both<A, B>(_there: A extends B ? true : false, _back: null | (B extends A ? true : false)): void {}", ...lines.filter((line) => !line.startsWith("import")),
  ].join("\n");
  expect(await complaints([...filesOf(schemaOf(everything)), { path: "pairs.ts", text }])).toBe("");
});

test("rows of views and what saved queries take have types, and identifiers keep what they name", async () => {
  const text = [
    'import * as z from "zod";', 'import { OverviewRow } from "./zod/a/overview.js";', 'import { LookUpParameters } from "./zod/a/lookUp.js";',
    'import type { OverviewRow as Row } from "./types/a/overview.js";', 'import type { LookUpParameters as Takes, LookUpRow } from "./types/a/lookUp.js";', 'import type { Everything } from "./types/a/everything.js";',
    "function both<A, B>(_there: A extends B ? true : false, _back: B extends A ? true : false): void {}",
    "both<z.output<typeof OverviewRow>, Row>(true, true);", "both<z.output<typeof LookUpParameters>, Takes>(true, true);",
    'export const ids = (row: Row, found: LookUpRow): Everything["id"][] => [row.id, found.id];',
    '// @ts-expect-error any text is no identifier of it', 'export const wrong: Takes = { id: "a" };',
  ].join("\n");
  expect(await complaints([...filesOf(schemaOf(everything)), { path: "rows.ts", text }])).toBe("");
});

test("what a validator found valid has the type that is sent", async () => {
  const schema = schemaOf(everything);
  const text = [
    'import { validateEverythingCreate, validateEverythingRead, validateEverythingRecord } from "./validators/a/everything.js";', 'import type { EverythingCreateWire, EverythingWire } from "./types/a/everything.wire.js";',
    "export function read(value: unknown): EverythingWire | string {", "  const result = validateEverythingRecord(value);", "  return result.success ? result.data : result.error.issues.map(({ path, message }) => `${path.join(\".\")}: ${message}`).join();", "}",
    "export const made = (value: unknown): EverythingCreateWire | undefined => validateEverythingCreate(value).data;",
    "// @ts-expect-error readers of open enums get any value", "export const open = (value: unknown): EverythingWire | undefined => validateEverythingRead(value).data;",
  ].join("\n");
  expect(await complaints([...filesOf(schema), ...emit(validators, schema).files.filter(({ path }) => path.endsWith(".d.ts")), { path: "use.ts", text }])).toBe("");
});

test("one entity's id is not taken for another's", async () => {
  const text = [
    'import type { Everything } from "./types/a/everything.js";', 'import type { Date as Dated } from "./types/a/date.js";',
    'export const same = (all: Everything, one: Dated): boolean => (one.ownerId ?? all.id) === all.id;', 'export const wrong = (one: Dated): Everything["id"] => one.id;',
  ].join("\n");
  expect(await complaints([...filesOf(schemaOf(everything)), { path: "ids.ts", text }])).toMatch(/ids\.ts\(4,.*"a\.date"/s);
});

test("no text of a contract becomes code", async () => {
  const loaded = await loadFiles(filesOf(schemaOf(everything)));
  const exported = Object.keys(await loaded.module("zod/a/everything.ts"));
  expect(exported.toSorted()).toEqual([
    ...["Bare", "Card", "Create", "Edit", "Offer", "Patch", "Read", "Record", "Sent"].map((shape) => `Everything${shape}`),
    "everythingChecks", "everythingFields", "everythingOfferAdded", "everythingOfferChecks", "everythingReadFields",
    ...["", "Bare", "Card", "Create", "Edit", "Offer", "Patch", "Read", "Record", "Sent", "SentForm"].map((shape) => `validateEverything${shape}`),
  ]);
  for (const path of ["zod/a/part.ts", "zod/a/tint.ts", "zod/a/date.ts", "types/a/everything.ts", "types/a/everything.wire.ts", "types/a/part.ts", "forms/a/everything.ts"]) await loaded.module(path);
  await loaded.close();
  expect(Object.hasOwn(globalThis, "pwned")).toBe(false);
});

test("the same contracts give the same bytes", () => {
  expect(filesOf(schemaOf(everything))).toEqual(filesOf(schemaOf(everything)));
});

test("a fault in a record is a fault of its type", async () => {
  const text = 'import type { Thing } from "./types/shop/thing.js";\nexport const it: Thing = { id: "x" as Thing["id"], at: "2024-01-01T00:00:00.000Z" };\n';
  expect(await complaints([...filesOf(thing("at: { type: timestamp }")), { path: "fault.ts", text }])).toContain("Type 'string' is not assignable to type 'Date'");
});
